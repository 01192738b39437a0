#include "domain/command.hpp"

#include <utility>

namespace schakel::domain {

Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

template <class T>
  requires one_of_v<T, CommandKinds>
Command::Command(T kind) : CommandKinds(std::in_place_type<T>, std::move(kind)) {}

// A kind that is missing here is named by the linker.
template Command::Command(FoundOrganisation);
template Command::Command(RaiseLimit);
template Command::Command(GiveRole);
template Command::Command(TakeRole);
template Command::Command(ImportPeople);
template Command::Command(ImportTies);
template Command::Command(NotePersonLeft);
template Command::Command(ForgetPerson);
template Command::Command(StartProgramme);
template Command::Command(PlanPhases);
template Command::Command(InvitePeople);
template Command::Command(StartCycle);
template Command::Command(EndProgramme);
template Command::Command(DraftCircles);
template Command::Command(LockCircle);
template Command::Command(MovePerson);
template Command::Command(AnnounceCircles);
template Command::Command(NoteCircleMet);
template Command::Command(ForgetCircle);
template Command::Command(WriteShare);
template Command::Command(RewriteShare);
template Command::Command(ShowShareToCircle);
template Command::Command(WithdrawShare);
template Command::Command(PublishStatement);
template Command::Command(SignStatement);
template Command::Command(WithdrawStatement);
template Command::Command(OpenRound);
template Command::Command(CountRound);
template Command::Command(DraftProposal);
template Command::Command(OpenInput);
template Command::Command(RaiseInfluence);
template Command::Command(GiveInput);
template Command::Command(AnswerInput);
template Command::Command(AskSupport);
template Command::Command(DecideProposal);
template Command::Command(StartExperiment);
template Command::Command(MakeCheckIn);
template Command::Command(GiveEvidence);
template Command::Command(ConfirmResult);
template Command::Command(EndExperiment);
template Command::Command(CheckLasting);
template Command::Command(AddPasskey);
template Command::Command(RemovePasskey);
template Command::Command(MakeToken);
template Command::Command(EndToken);
template Command::Command(ChooseCalendar);
template Command::Command(ChooseRhythm);
template Command::Command(KeepRhythm);
template Command::Command(EndCycle);
template Command::Command(PlanMeetings);
template Command::Command(MoveMeeting);
template Command::Command(CancelMeeting);
template Command::Command(StartSession);
template Command::Command(MoveSession);
template Command::Command(PauseSession);
template Command::Command(ResumeSession);
template Command::Command(ExtendSession);
template Command::Command(FinishSession);
template Command::Command(ChooseMail);
template Command::Command(NoteDigests);
template Command::Command(MakeCalendarAddress);
template Command::Command(ChooseChat);
template Command::Command(ChooseIntroductions);
template Command::Command(IntendLink);
template Command::Command(AskTerm);
template Command::Command(WriteCard);
template Command::Command(CloseWriting);
template Command::Command(DraftSentence);
template Command::Command(PutSentence);
template Command::Command(OpenMeter);
template Command::Command(ProposePrivacy);
template Command::Command(ApprovePrivacy);
template Command::Command(RefusePrivacy);
template Command::Command(PauseRound);
template Command::Command(ResumeRound);
template Command::Command(AskCouncil);
template Command::Command(AnswerCouncil);
template Command::Command(RegisterWall);
template Command::Command(AskWallOwner);
template Command::Command(AnswerWall);
template Command::Command(EstimateWall);
template Command::Command(LinkWall);
template Command::Command(NoteWall);
template Command::Command(CloseWall);
template Command::Command(ReopenWall);
template Command::Command(BringWork);
template Command::Command(AskOverlap);
template Command::Command(AnswerOverlap);
template Command::Command(EstimateOverlap);
template Command::Command(EndOverlap);
template Command::Command(InviteCoach);
template Command::Command(AcceptCoaching);
template Command::Command(DeclineCoaching);
template Command::Command(HandOverCoaching);
template Command::Command(AskCoach);
template Command::Command(AnswerQuestion);
template Command::Command(ForgetQuestion);
template Command::Command(KeepNudges);

}  // namespace schakel::domain
