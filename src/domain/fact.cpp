#include "domain/fact.hpp"

#include <utility>

namespace schakel::domain {

Fact::Fact(const Fact& other) = default;
Fact::Fact(Fact&& other) noexcept = default;
Fact& Fact::operator=(const Fact& other) = default;
Fact& Fact::operator=(Fact&& other) noexcept = default;
Fact::~Fact() = default;

template <class T>
  requires one_of_v<T, FactKinds>
Fact::Fact(T kind) : FactKinds(std::in_place_type<T>, std::move(kind)) {}

// A kind that is missing here is named by the linker.
template Fact::Fact(OrganisationFounded);
template Fact::Fact(LimitRaised);
template Fact::Fact(RoleGiven);
template Fact::Fact(RoleTaken);
template Fact::Fact(BordersNamed);
template Fact::Fact(PersonAdded);
template Fact::Fact(PersonChanged);
template Fact::Fact(PersonLeft);
template Fact::Fact(PersonForgotten);
template Fact::Fact(TiesImported);
template Fact::Fact(ProgrammeStarted);
template Fact::Fact(PhasesPlanned);
template Fact::Fact(PeopleInvited);
template Fact::Fact(CycleStarted);
template Fact::Fact(ProgrammeEnded);
template Fact::Fact(CirclesDrafted);
template Fact::Fact(CircleLocked);
template Fact::Fact(PersonMoved);
template Fact::Fact(CirclesAnnounced);
template Fact::Fact(CircleMet);
template Fact::Fact(CircleForgotten);
template Fact::Fact(ShareWritten);
template Fact::Fact(ShareRewritten);
template Fact::Fact(ShareShownToCircle);
template Fact::Fact(ShareWithdrawn);
template Fact::Fact(StatementPublished);
template Fact::Fact(StatementSigned);
template Fact::Fact(StatementWithdrawn);
template Fact::Fact(RoundOpened);
template Fact::Fact(RoundClosed);
template Fact::Fact(RoundKeyed);
template Fact::Fact(RoundSealed);
template Fact::Fact(ProposalDrafted);
template Fact::Fact(InputOpened);
template Fact::Fact(InfluenceRaised);
template Fact::Fact(InputGiven);
template Fact::Fact(InputAnswered);
template Fact::Fact(SupportCounted);
template Fact::Fact(ProposalDecided);
template Fact::Fact(ExperimentStarted);
template Fact::Fact(CheckedIn);
template Fact::Fact(EvidenceGiven);
template Fact::Fact(ResultConfirmed);
template Fact::Fact(ExperimentEnded);
template Fact::Fact(LastingChecked);
template Fact::Fact(PasskeyAdded);
template Fact::Fact(PasskeyRemoved);
template Fact::Fact(TokenMade);
template Fact::Fact(TokenEnded);
template Fact::Fact(CalendarChosen);
template Fact::Fact(RhythmChosen);
template Fact::Fact(TurnCame);
template Fact::Fact(PhaseOpened);
template Fact::Fact(CycleEnded);
template Fact::Fact(MeetingsPlanned);
template Fact::Fact(MeetingMoved);
template Fact::Fact(MeetingCancelled);
template Fact::Fact(SessionStarted);
template Fact::Fact(SessionMoved);
template Fact::Fact(SessionPaused);
template Fact::Fact(SessionResumed);
template Fact::Fact(SessionExtended);
template Fact::Fact(SessionEnded);
template Fact::Fact(MailChosen);
template Fact::Fact(DigestsSent);
template Fact::Fact(CalendarAddressMade);
template Fact::Fact(ChatChosen);
template Fact::Fact(IntroductionsChosen);
template Fact::Fact(LinkIntended);
template Fact::Fact(ActNoted);
template Fact::Fact(TermAsked);
template Fact::Fact(CardWritten);
template Fact::Fact(CardWithdrawn);
template Fact::Fact(WritingClosed);
template Fact::Fact(SentenceDrafted);
template Fact::Fact(SentencePut);
template Fact::Fact(SentenceCounted);
template Fact::Fact(ManagersNamed);
template Fact::Fact(PrivacyProposed);
template Fact::Fact(PrivacyApproved);
template Fact::Fact(PrivacyRefused);
template Fact::Fact(PrivacyChanged);
template Fact::Fact(RoundPaused);
template Fact::Fact(RoundResumed);
template Fact::Fact(CouncilAsked);
template Fact::Fact(CouncilAnswered);
template Fact::Fact(WallRegistered);
template Fact::Fact(WallOwnerAsked);
template Fact::Fact(WallAnswered);
template Fact::Fact(WallEstimated);
template Fact::Fact(WallProposed);
template Fact::Fact(WallNoted);
template Fact::Fact(WallClosed);
template Fact::Fact(WallReopened);
template Fact::Fact(WorkBrought);
template Fact::Fact(OverlapAsked);
template Fact::Fact(OverlapAnswered);
template Fact::Fact(OverlapEstimated);
template Fact::Fact(OverlapEnded);
template Fact::Fact(CameFromOutside);
template Fact::Fact(CoachInvited);
template Fact::Fact(CoachingAccepted);
template Fact::Fact(CoachingEnded);
template Fact::Fact(CoachAsked);
template Fact::Fact(CoachAnswered);
template Fact::Fact(QuestionForgotten);
template Fact::Fact(NudgesGiven);

}  // namespace schakel::domain
