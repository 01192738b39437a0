#pragma once
// Every fact there is, in one list, with the name and version under which its bytes are stored.
// A fact never changes: what must change gets a new kind (".../2") and an upgrader that reads the old one.

#include <array>
#include <string_view>
#include <vector>

#include "base/one_of.hpp"
#include "domain/act.hpp"
#include "domain/chat_door.hpp"
#include "domain/circle.hpp"
#include "domain/coach.hpp"
#include "domain/customer.hpp"
#include "domain/experiment.hpp"
#include "domain/follow_through.hpp"
#include "domain/harvest.hpp"
#include "domain/help.hpp"
#include "domain/introducing.hpp"
#include "domain/introduction.hpp"
#include "domain/meter.hpp"
#include "domain/moderation.hpp"
#include "domain/offer.hpp"
#include "domain/organisation.hpp"
#include "domain/outside.hpp"
#include "domain/overlap.hpp"
#include "domain/people.hpp"
#include "domain/privacy.hpp"
#include "domain/programme.hpp"
#include "domain/proposal.hpp"
#include "domain/rhythm.hpp"
#include "domain/round.hpp"
#include "domain/session.hpp"
#include "domain/sentence.hpp"
#include "domain/share.hpp"
#include "domain/signin.hpp"
#include "domain/term.hpp"
#include "domain/wall.hpp"
#include "domain/written.hpp"

namespace schakel::domain {

struct FactKinds {
  using kinds = boost::mp11::mp_list<
    OrganisationFounded, LimitRaised, RoleGiven, RoleTaken,                                               //
    BordersNamed, PersonAdded, PersonChanged, PersonLeft, PersonForgotten, TiesImported,                  //
    ProgrammeStarted, PhasesPlanned, PeopleInvited, CycleStarted, ProgrammeEnded,                         //
    CirclesDrafted, CircleLocked, PersonMoved, CirclesAnnounced, CircleMet, CircleForgotten,              //
    ShareWritten, ShareRewritten, ShareShownToCircle, ShareWithdrawn,                                     //
    StatementPublished, StatementSigned, StatementWithdrawn,                                              //
    RoundOpened, RoundClosed, RoundKeyed, RoundSealed,                                                    //
    ProposalDrafted, InputOpened, InfluenceRaised, InputGiven, InputAnswered, SupportCounted, ProposalDecided,  //
    ExperimentStarted, CheckedIn, EvidenceGiven, ResultConfirmed, ExperimentEnded, LastingChecked,      //
    PasskeyAdded, PasskeyRemoved, TokenMade, TokenEnded,                                                //
    CalendarChosen, RhythmChosen, TurnCame, PhaseOpened, CycleEnded,                                      //
    MeetingsPlanned, MeetingMoved, MeetingCancelled,                                                      //
    SessionStarted, SessionMoved, SessionPaused, SessionResumed, SessionExtended, SessionEnded,                           //
    MailChosen, DigestsSent, MeetingsTold, CalendarAddressMade, ChatChosen,  //
    IntroductionsChosen, LinkIntended, ActNoted,
    TermAsked, CardWritten, CardWithdrawn, WritingClosed, SentenceDrafted, SentencePut, SentenceCounted,
    ManagersNamed,
    PrivacyProposed, PrivacyApproved, PrivacyRefused, PrivacyChanged, RoundPaused, RoundResumed, CouncilAsked, CouncilAnswered,
    WallRegistered, WallOwnerAsked, WallAnswered, WallEstimated, WallProposed, WallNoted, WallClosed, WallReopened,  //
    WorkBrought, OverlapAsked, OverlapAnswered, OverlapEstimated, OverlapEnded,
    CameFromOutside, CoachInvited, CoachingAccepted, CoachingEnded, CoachAsked, CoachAnswered, QuestionForgotten, NudgesGiven,
    CustomersInvited, CustomersAsked, SaidByCustomer,
    StatementSetAside, StatementPutBack,
    WrittenStarted, QuestionAnswered, WrittenMoved, ReplyWritten, ReplyWithdrawn, WrittenEnded,
    HarvestWritten, HarvestAgreed, HarvestKept, HarvestShared, MeaningNamed,
    OfferWritten, OfferWithdrawn, AskedChosen,
    HelpAsked, HelpPutTo, HelpPassed, HelpAnswered, HelpThanked, KeepingChosen, HelpForgotten, AnswerForgotten,
    LinkPlanned, LinksCompared, KnowledgeSetAside, KnowledgePutBack,
    ChatConnected, ChatSecretReplaced, ChatTakenAway, ChatNameTied, ChatNameUntied,
    IntroductionAsked, IntroductionMade, IntroductionPassed, ContactsNoted,
    PersonJoined, MeasureChosen, ValueNoted>;
};

class Fact : public OneOf<FactKinds> {
  using OneOf::OneOf;
};

using Facts = std::vector<Fact>;

// In the order of FactKinds.
inline constexpr std::array<std::string_view, Fact::kinds> fact_kinds = {
    "organisation_founded/1", "limit_raised/1", "role_given/1", "role_taken/1",
    "borders_named/1", "person_added/2", "person_changed/2", "person_left/1", "person_forgotten/1", "ties_imported/2",
    "programme_started/1", "phases_planned/1", "people_invited/1", "cycle_started/1", "programme_ended/1",
    "circles_drafted/1", "circle_locked/1", "person_moved/1", "circles_announced/1", "circle_met/1", "circle_forgotten/1",
    "share_written/1", "share_rewritten/1", "share_shown_to_circle/1", "share_withdrawn/1",
    "statement_published/1", "statement_signed/1", "statement_withdrawn/1",
    "round_opened/1", "round_closed/1", "round_keyed/1", "round_sealed/1",
    "proposal_drafted/1", "input_opened/1", "influence_raised/1", "input_given/1", "input_answered/1", "support_counted/1",
    "proposal_decided/1",
    "experiment_started/1", "checked_in/2", "evidence_given/1", "result_confirmed/1", "experiment_ended/1",
    "lasting_checked/1",
    "passkey_added/1", "passkey_removed/1", "token_made/1", "token_ended/1",
    "calendar_chosen/1", "rhythm_chosen/1", "turn_came/1", "phase_opened/1", "cycle_ended/1",
    "meetings_planned/1", "meeting_moved/1", "meeting_cancelled/1",
    "session_started/1", "session_moved/1", "session_paused/1", "session_resumed/1", "session_extended/1", "session_ended/1",
    "mail_chosen/1", "digests_sent/1", "meetings_told/1", "calendar_address_made/1", "chat_chosen/1",
    "introductions_chosen/1", "link_intended/1", "act_noted/1",
    "term_asked/1", "card_written/1", "card_withdrawn/1", "writing_closed/1", "sentence_drafted/1", "sentence_put/1",
    "sentence_counted/1",
    "managers_named/1",
    "privacy_proposed/1", "privacy_approved/1", "privacy_refused/1", "privacy_changed/1", "round_paused/1", "round_resumed/1",
    "council_asked/1", "council_answered/1",
    "wall_registered/1", "wall_owner_asked/1", "wall_answered/1", "wall_estimated/1", "wall_proposed/1", "wall_noted/1",
    "wall_closed/1", "wall_reopened/1", "work_brought/2", "overlap_asked/1", "overlap_answered/1", "overlap_estimated/1", "overlap_ended/1",
    "came_from_outside/1", "coach_invited/1", "coaching_accepted/1", "coaching_ended/1", "coach_asked/1",
    "coach_answered/1", "question_forgotten/1", "nudges_given/1",
    "customers_invited/1", "customers_asked/1", "said_by_customer/1",
    "statement_set_aside/1", "statement_put_back/1",
    "written_started/1", "question_answered/1", "written_moved/1", "reply_written/1", "reply_withdrawn/1", "written_ended/1",
    "harvest_written/1", "harvest_agreed/1", "harvest_kept/1", "harvest_shared/1", "meaning_named/1",
    "offer_written/1", "offer_withdrawn/1", "asked_chosen/1",
    "help_asked/1", "help_put_to/1", "help_passed/1", "help_answered/1", "help_thanked/1", "keeping_chosen/1", "help_forgotten/1",
    "answer_forgotten/1", "link_planned/1", "links_compared/1", "knowledge_set_aside/1", "knowledge_put_back/1",
    "chat_connected/1", "chat_secret_replaced/1", "chat_taken_away/1", "chat_name_tied/1", "chat_name_untied/1",
    "introduction_asked/1", "introduction_made/1", "introduction_passed/1", "contacts_noted/1",
    "person_joined/1", "measure_chosen/1", "value_noted/1"};

[[nodiscard]] inline std::string_view kind_of(const Fact& fact) { return fact_kinds[fact.index()]; }

}  // namespace schakel::domain
