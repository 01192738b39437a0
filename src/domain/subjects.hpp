#pragma once
// One decision per command and one fold per fact; each subject's file has its own. decide and fold only choose among them.

#include "domain/decide.hpp"

namespace schakel::domain {

[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const FoundOrganisation& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const RaiseLimit& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const GiveRole& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const TakeRole& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const ImportPeople& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const ImportTies& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const NotePersonLeft& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const ForgetPerson& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const StartProgramme& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const PlanPhases& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const InvitePeople& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const StartCycle& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const EndProgramme& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const DraftCircles& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const LockCircle& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const MovePerson& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const AnnounceCircles& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const NoteCircleMet& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const ForgetCircle& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const WriteShare& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const RewriteShare& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const ShowShareToCircle& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const WithdrawShare& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const PublishStatement& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const SignStatement& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const WithdrawStatement& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const OpenRound& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const CountRound& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const DraftProposal& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const OpenInput& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const RaiseInfluence& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const GiveInput& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerInput& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const AskSupport& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const DecideProposal& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const StartExperiment& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const MakeCheckIn& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const GiveEvidence& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const ConfirmResult& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const EndExperiment& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const CheckLasting& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const AddPasskey& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const RemovePasskey& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const MakeToken& asked);
[[nodiscard]] Result<Facts> decide_on(const State& state, const Asking& asking, const EndToken& asked);

void fold_in(State& state, const OrganisationFounded& fact, Instant at);
void fold_in(State& state, const LimitRaised& fact, Instant at);
void fold_in(State& state, const RoleGiven& fact, Instant at);
void fold_in(State& state, const RoleTaken& fact, Instant at);
void fold_in(State& state, const BordersNamed& fact, Instant at);
void fold_in(State& state, const PersonAdded& fact, Instant at);
void fold_in(State& state, const PersonChanged& fact, Instant at);
void fold_in(State& state, const PersonLeft& fact, Instant at);
void fold_in(State& state, const PersonForgotten& fact, Instant at);
void fold_in(State& state, const TiesImported& fact, Instant at);
void fold_in(State& state, const ProgrammeStarted& fact, Instant at);
void fold_in(State& state, const PhasesPlanned& fact, Instant at);
void fold_in(State& state, const PeopleInvited& fact, Instant at);
void fold_in(State& state, const CycleStarted& fact, Instant at);
void fold_in(State& state, const ProgrammeEnded& fact, Instant at);
void fold_in(State& state, const CirclesDrafted& fact, Instant at);
void fold_in(State& state, const CircleLocked& fact, Instant at);
void fold_in(State& state, const PersonMoved& fact, Instant at);
void fold_in(State& state, const CirclesAnnounced& fact, Instant at);
void fold_in(State& state, const CircleMet& fact, Instant at);
void fold_in(State& state, const CircleForgotten& fact, Instant at);
void fold_in(State& state, const ShareWritten& fact, Instant at);
void fold_in(State& state, const ShareRewritten& fact, Instant at);
void fold_in(State& state, const ShareShownToCircle& fact, Instant at);
void fold_in(State& state, const ShareWithdrawn& fact, Instant at);
void fold_in(State& state, const StatementPublished& fact, Instant at);
void fold_in(State& state, const StatementSigned& fact, Instant at);
void fold_in(State& state, const StatementWithdrawn& fact, Instant at);
void fold_in(State& state, const RoundOpened& fact, Instant at);
void fold_in(State& state, const RoundClosed& fact, Instant at);
void fold_in(State& state, const RoundKeyed& fact, Instant at);
void fold_in(State& state, const RoundSealed& fact, Instant at);
void fold_in(State& state, const ProposalDrafted& fact, Instant at);
void fold_in(State& state, const InputOpened& fact, Instant at);
void fold_in(State& state, const InfluenceRaised& fact, Instant at);
void fold_in(State& state, const InputGiven& fact, Instant at);
void fold_in(State& state, const InputAnswered& fact, Instant at);
void fold_in(State& state, const SupportCounted& fact, Instant at);
void fold_in(State& state, const ProposalDecided& fact, Instant at);
void fold_in(State& state, const ExperimentStarted& fact, Instant at);
void fold_in(State& state, const CheckedIn& fact, Instant at);
void fold_in(State& state, const EvidenceGiven& fact, Instant at);
void fold_in(State& state, const ResultConfirmed& fact, Instant at);
void fold_in(State& state, const ExperimentEnded& fact, Instant at);
void fold_in(State& state, const LastingChecked& fact, Instant at);
void fold_in(State& state, const PasskeyAdded& fact, Instant at);
void fold_in(State& state, const PasskeyRemoved& fact, Instant at);
void fold_in(State& state, const TokenMade& fact, Instant at);
void fold_in(State& state, const TokenEnded& fact, Instant at);

}  // namespace schakel::domain
