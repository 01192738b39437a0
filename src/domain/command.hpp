#pragma once
// Every command there is: what somebody may ask of an organisation that would change it.

#include "domain/fact.hpp"
#include "domain/meter.hpp"

namespace schakel::domain {

struct CommandKinds {
  using kinds = boost::mp11::mp_list<
    FoundOrganisation, RaiseLimit, GiveRole, TakeRole,                                               //
    ImportPeople, ImportTies, NotePersonLeft, ForgetPerson,                                          //
    StartProgramme, PlanPhases, InvitePeople, StartCycle, EndProgramme,                              //
    DraftCircles, LockCircle, MovePerson, AnnounceCircles, NoteCircleMet, ForgetCircle,              //
    WriteShare, RewriteShare, ShowShareToCircle, WithdrawShare,                                      //
    PublishStatement, SignStatement, WithdrawStatement,                                              //
    OpenRound, CountRound,                                                                           //
    DraftProposal, OpenInput, RaiseInfluence, GiveInput, AnswerInput, AskSupport, DecideProposal,    //
    StartExperiment, MakeCheckIn, GiveEvidence, ConfirmResult, EndExperiment, CheckLasting,    //
    AddPasskey, RemovePasskey, MakeToken, EndToken,                                            //
    ChooseCalendar, ChooseRhythm, KeepRhythm, EndCycle,                                              //
    PlanMeetings, MoveMeeting, CancelMeeting,                                                        //
    StartSession, MoveSession, PauseSession, ResumeSession, ExtendSession, FinishSession,            //
    ChooseMail, NoteDigests, NoteMeetingsTold, MakeCalendarAddress, ChooseChat,  //
    ChooseIntroductions, IntendLink,
    AskTerm, WriteCard, CloseWriting, DraftSentence, PutSentence, OpenMeter,
    ProposePrivacy, ApprovePrivacy, RefusePrivacy, PauseRound, ResumeRound, AskCouncil, AnswerCouncil,
    RegisterWall, AskWallOwner, AnswerWall, EstimateWall, LinkWall, NoteWall, CloseWall, ReopenWall,  //
    BringWork, AskOverlap, AnswerOverlap, EstimateOverlap, EndOverlap,
    InviteCoach, AcceptCoaching, DeclineCoaching, HandOverCoaching, AskCoach, AnswerQuestion, ForgetQuestion, KeepNudges,
    InviteCustomers, SayAsCustomer, SetStatementAside, PutStatementBack, SetKnowledgeAside, PutKnowledgeBack,
    StartWritten, AnswerQuestions, WriteReply, PassTurn, KeepWritten, FinishWritten, WriteHarvest, AgreeHarvest, NameMeaning,
    WriteOffer, WithdrawOffer, ChooseAsked,
    AskHelp, PutHelpToOthers, PassHelp, AnswerHelp, ThankForAnswer, ChooseKeeping, ForgetHelp, PlanLink,
    AskIntroduction, Introduce, PassIntroduction, JoinCircle, ChooseMeasure, NoteValue,
    ConnectChat, ReplaceChatSecret, TakeChatAway, TieChatName, UntieChatName>;
};

class Command : public OneOf<CommandKinds> {
  using OneOf::OneOf;
};

}  // namespace schakel::domain
