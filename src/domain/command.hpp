#pragma once
// Every command there is: what somebody may ask of an organisation that would change it.

#include <variant>

#include "domain/fact.hpp"

namespace schakel::domain {

using Command = std::variant<
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
    ChooseMail, NoteDigests, MakeCalendarAddress, ChooseChat,  //
    ChooseIntroductions, IntendLink>;

}  // namespace schakel::domain
