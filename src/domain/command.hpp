#pragma once
// Every command there is: what somebody may ask of an organisation that would change it.

#include <variant>

#include "domain/fact.hpp"
#include "domain/meter.hpp"

namespace schakel::domain {

using CommandKinds = std::variant<
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
    ChooseMail, NoteDigests, MakeCalendarAddress, ChooseChat,  //
    ChooseIntroductions, IntendLink,
    AskTerm, WriteCard, CloseWriting, DraftSentence, PutSentence, OpenMeter,
    ProposePrivacy, ApprovePrivacy, RefusePrivacy, PauseRound, ResumeRound, AskCouncil, AnswerCouncil,
    RegisterWall, AskWallOwner, AnswerWall, EstimateWall, LinkWall, NoteWall, CloseWall, ReopenWall,  //
    BringWork, AskOverlap, AnswerOverlap, EstimateOverlap, EndOverlap,
    InviteCoach, AcceptCoaching, DeclineCoaching, HandOverCoaching, AskCoach, AnswerQuestion, ForgetQuestion, KeepNudges>;

// A class of its own for the reason Fact is one: what it costs to copy is compiled once, in command.cpp.
struct Command : CommandKinds {
  template <class T>
    requires one_of_v<T, CommandKinds>
  Command(T kind);  // NOLINT: a command is any of its kinds. Each is instantiated in command.cpp
  Command(const Command& other);
  Command(Command&& other) noexcept;
  Command& operator=(const Command& other);
  Command& operator=(Command&& other) noexcept;
  ~Command();
};

}  // namespace schakel::domain
