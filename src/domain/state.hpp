#pragma once
// State: one organisation as it is now, folded from its facts. Everything a screen shows and a decision needs.
// Cost    memory in the order of the facts; a copy is never needed, readers hold a shared lock
// Threads one thread writes while nobody reads; many may read

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/fact.hpp"
#include "domain/roster.hpp"

namespace schakel::domain {

// The last number handed out of each kind.
struct LastNumbers {
  std::uint32_t person = 0, programme = 0, circle = 0, share = 0, statement = 0, round = 0, proposal = 0, input = 0,
                experiment = 0, passkey = 0, token = 0, meeting = 0, session = 0;
  std::uint32_t term = 0, sentence = 0, wall = 0, work_item = 0, overlap = 0, question = 0, written = 0, harvest = 0,
                offer = 0, help = 0, answer = 0, chat_door = 0;
};

// Where to look, so that folding a fact or checking a command never walks through everything. Kept by fold.
struct Index {
  std::map<PersonId, std::vector<ShareId>> shares_by;    // author → shares
  std::map<CircleId, std::vector<ShareId>> shares_in;    // shown to that circle
  std::map<PersonId, std::vector<std::pair<ProposalId, InputId>>> inputs_by;
  std::map<PersonId, std::vector<CircleId>> circles_of;  // announced
  std::map<ProgrammeId, std::vector<CircleId>> drafts;   // not announced, of the present cycle
  std::map<std::string, StatementId> by_lock;
  std::set<StatementId> voted_on;                        // in a round, open or closed
  std::set<RoundId> open_rounds;
  std::map<ProgrammeId, ShareId> voting_since;           // the last share there was when voting last opened
  std::map<CircleId, SessionId> live_sessions;           // not ended; one at a time
  std::map<CircleId, WrittenId> live_written;            // not ended; one at a time
  std::map<CircleId, std::vector<HarvestId>> harvest_of;
  std::map<PersonId, std::vector<OfferId>> offers_of;
  std::map<PersonId, std::vector<HelpId>> helps_by;      // asker → questions
  std::map<PersonId, std::vector<HelpId>> helps_put_to;
  std::map<PersonId, std::vector<Instant>> asked_at;     // when a question was put to them, of the last month
  std::map<std::string, PasskeyId> by_credential;
  std::map<std::string, TokenId, std::less<>> by_token;  // by its hash
  std::map<std::string, ChatDoorId, std::less<>> by_chat_address;
  std::vector<bool> tied;                                // by number: whether anybody's ties may name them
  std::set<PersonId> managing;                           // who may be somebody's manager
};

// What somebody chose about being reached.
struct Reach {
  MailWish mail;
  MailWish before;           // until the day of `since` is over: so that a change never makes a second mail of a day
  std::optional<Date> since;
  std::string calendar;      // the hash of their calendar's address; "" = none
};

struct Chat {
  ChatKind kind = ChatKind::mattermost;
  Secret address;
};

struct State {
  bool founded = false;
  std::string name;
  Language language = Language::nl;
  Limit limit;
  Privacy privacy;
  bool works_council = false;  // somebody was ever in it: from then on it is asked, though they all left
  std::vector<std::string> borders;
  std::map<PersonId, Person> people;
  std::map<std::string, PersonId> by_own_id;  // the id the organisation writes → person; without the forgotten
  TiesImported ties;
  Instant ties_at;  // when they were imported; the epoch = never
  std::map<ProgrammeId, Programme> programmes;
  std::map<CircleId, Circle> circles;
  std::map<ShareId, Share> shares;
  std::map<StatementId, Statement> statements;
  std::map<RoundId, Round> rounds;
  std::map<ProposalId, Proposal> proposals;
  std::map<ExperimentId, Experiment> experiments;
  std::map<PasskeyId, Passkey> passkeys;
  std::map<TokenId, ApiToken> tokens;
  OrganisationCalendar calendar;
  std::map<ProgrammeId, Rhythm> rhythms;
  std::map<MeetingId, Meeting> meetings;
  std::map<SessionId, Session> sessions;
  std::map<WrittenId, WrittenSession> written;
  std::map<HarvestId, Harvest> harvests;
  std::map<PersonId, Reach> reach;                   // who chose something
  std::map<std::string, PersonId> by_calendar;       // hash of a calendar's address → whose
  std::map<ProgrammeId, Chat> chats;
  std::map<ChatDoorId, ChatDoor> chat_doors;
  std::set<std::pair<Date, std::uint32_t>> digests;  // of the last days: which hours were served
  std::set<PersonId> open_to_introductions;  // of those who are here
  std::map<LinkPair, Instant> links_intended;  // since when
  std::map<LinkPair, LinkPlan> links_planned;
  std::map<LinkPair, Introducing> introducing;  // lapsed ones too, until another takes their place
  LinksCounted links_counted;  // over all imports
  std::map<RoundId, ContactsThen> contacts_then;  // of link meters that are closed
  std::vector<Act> acts;  // in the order in which they were done
  std::map<TermId, Term> terms;
  std::map<SentenceId, Sentence> sentences;
  std::map<WallId, Wall> walls;
  std::map<WorkItemId, KnownWork> work;
  std::map<OverlapId, Overlap> overlaps;
  std::map<ProgrammeId, Coaching> coaching;
  std::map<QuestionId, Question> questions;
  std::map<ItemRef, Nudged> nudges;
  std::map<OfferId, Offer> offers;                 // not withdrawn, of who is here
  std::map<PersonId, AskedChoice> asked_choices;   // who chose something
  std::map<HelpId, Help> helps;                    // not forgotten
  std::map<AnswerId, HelpAnswer> answers;          // not forgotten
  LastNumbers last;
  Index index;
};

// --- questions that several subjects ask
[[nodiscard]] bool has_role(const State& state, PersonId person, Role role);
// "" when the person is unknown or in no silo of that border.
[[nodiscard]] std::string silo_of(const State& state, PersonId person, std::string_view border);
// Silos of a border with how many of `people` are in each, sorted by name; who is in none is not counted.
[[nodiscard]] std::vector<SiloSize> silos_of(const State& state, const std::vector<PersonId>& people,
                                             std::string_view border);
// The announced circle of this programme's present cycle that the person is in; none when there is none.
[[nodiscard]] CircleId circle_of(const State& state, ProgrammeId programme, PersonId person);

// A member of the circle or a facilitator: may see where its session is, and move it on.
[[nodiscard]] bool may_join_sessions(const State& state, PersonId person, const Circle& circle);

[[nodiscard]] PrivacySettings privacy_of(const State& state);
[[nodiscard]] LinkPair link_between(PersonId one, PersonId other);
// `asked`: who was asked to introduce these two; none = any facilitator.
[[nodiscard]] bool may_introduce(const State& state, LinkPair pair, PersonId asked, PersonId person);

// The people of the organisation who are here, as an analysis takes them: in order of PersonId, ids as the organisation writes them.
// `only`: these people (empty = all).
struct RosterOf {
  Roster roster;
  std::vector<PersonId> people;  // people[i] is roster.people[i]
};
[[nodiscard]] RosterOf roster_of(const State& state, const std::vector<PersonId>& only = {});
// Ties between the people of that roster.
[[nodiscard]] Ties ties_of(const State& state, const RosterOf& people);

}  // namespace schakel::domain
