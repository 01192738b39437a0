#pragma once
// Service: runs the organisations of one server. What is asked is decided against memory, appended with what else came in
// meanwhile in one durable transaction, folded, and only then answered and published:
//
//   submit ──► decide ──► seal ──► append (group commit) ──► fold ──► answer, publish
//
// Nothing is acknowledged before it is durable. A command with an id that was recorded before is answered as it was then.
// Threads  any thread may call anything; `Then` is called from the service's own threads and must not block, and not from
//          under a lock that the caller holds: when the server is too busy it is called at once (cancelled "error.busy").

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/map_change.hpp"
#include "analysis/silo_map.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/decide.hpp"
#include "handbook/handbook.hpp"
#include "service/accounts.hpp"
#include "service/acts.hpp"
#include "service/chat_said.hpp"
#include "service/chat_signed.hpp"
#include "service/provider_settings.hpp"
#include "service/views/chat.hpp"
#include "service/views/customer.hpp"
#include "service/views/links.hpp"
#include "service/views/map.hpp"
#include "service/views/meter.hpp"
#include "service/views/overlap.hpp"
#include "service/views/people.hpp"
#include "service/views/programme.hpp"
#include "service/views/proposal.hpp"
#include "service/views/rhythm.hpp"
#include "service/views/round.hpp"
#include "service/views/session.hpp"
#include "service/views/signin.hpp"
#include "service/views/today.hpp"
#include "service/views/value.hpp"
#include "service/views/ways_in.hpp"
#include "service/views/who.hpp"
#include "service/views/written.hpp"

namespace schakel::service {

using Clock = std::function<Instant()>;
[[nodiscard]] Instant system_now();

// A mail server for invitations; none = links are shown to the facilitator.
struct MailSettings {
  std::string url;       // "smtp://127.0.0.1:25", "smtps://mail.example.org"
  std::string user;
  std::string password;  // never logged
  std::string from;      // "Schakel <schakel@example.org>"
};

struct Settings {
  std::string data;                    // where everything is kept: a folder (made when it is not there), or postgresql://…
  std::string address = "http://127.0.0.1:8080";  // how people reach us; in links
  std::optional<MailSettings> mail = {};
  std::optional<ProviderSettings> provider = {};  // the organisation's own accounts
  std::vector<sessions::Script> scripts = sessions::own_scripts();  // of guided sessions, in the order in which they are offered
  std::function<void(std::string_view why)> trouble = {};  // hears why signing in with those failed; never a secret or a name
  std::chrono::hours link_lives{24 * 14};
  std::chrono::hours session_lives{24 * 30};
  // How long this machine has run, by its own count, against which its clock is held (clock_leap.hpp); none: the clock is believed.
  std::function<std::chrono::steady_clock::time_point()> uptime = {};
  std::string snapshots = {};          // the folder in which they are kept (snapshots.hpp); "" = beside the data, or none with PostgreSQL
  std::uint64_t snapshot_after = 20'000;  // facts since the last one that make another worth it
  std::chrono::milliseconds memory_for = std::chrono::minutes(30);  // how long an organisation that nobody uses stays in memory
  bool ticks = true;                   // false: rounds close and circles are forgotten only when somebody calls tick()
  bool one_transaction_per_command = false;  // only for the benchmark that shows what group commit brings
};

// Somebody whose session was checked.
struct Who {
  domain::OrganisationId organisation;
  domain::PersonId person;
  bool facilitator = false;
  bool administrator = false;
  bool works_council = false;
  bool coach = false;
  bool customer = false; // of some programme that runs
  bool outside = false;  // a coach or customer from elsewhere: no participant
};

// A program that acts for somebody with a token.
struct TokenCaller {
  Who who;  // with the role of the token only
  bool may_change = false;
};

struct Done {
  std::uint64_t position = 0;  // of the organisation's journal
  std::uint32_t made = 0;      // the number of what was made; 0 = nothing that has a number
};
BOOST_DESCRIBE_STRUCT(Done, (), (position, made))

struct SignedIn {
  std::string session;  // the cookie's token; only its hash is stored
  Who who;
};

struct LinksOrder {
  domain::ProgrammeId programme;
  std::vector<domain::PersonId> people;  // empty: all of the programme
};
BOOST_DESCRIBE_STRUCT(LinksOrder, (), (programme, people))

struct EndSession {
  std::string id;  // as SessionsView names it
};
BOOST_DESCRIBE_STRUCT(EndSession, (), (id))

// A chat door that a message came to.
struct ChatAt {
  domain::OrganisationId organisation;
  domain::ChatDoorId door;
  domain::ChatKind kind = domain::ChatKind::mattermost;
  std::string address;
};

template <class T>
using Then = std::function<void(Result<T>)>;

// Something of this organisation is durable and folded. Topics: "changed" for now. Called in order of position.
using Publish = std::function<void(domain::OrganisationId, std::uint64_t position)>;

class Service {
 public:
  // Reads all journals and folds them; then starts its threads.
  // Fails  storage: the folder or the file cannot be used (the sentence names it); conflict: another server has it open
  [[nodiscard]] static Result<std::unique_ptr<Service>> open(Settings settings, Clock clock = system_now);
  ~Service();  // what was accepted is written and answered first
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  void on_publish(Publish publish);
  [[nodiscard]] Instant now() const;
  [[nodiscard]] const Settings& settings() const;

  // --- organisations
  [[nodiscard]] std::vector<domain::OrganisationId> organisations() const;
  // A new, empty one, waiting to be founded. Durable when it returns.
  [[nodiscard]] Result<domain::OrganisationId> add_organisation();
  // One that is there, or the first.
  [[nodiscard]] Result<domain::OrganisationId> first_organisation();
  // The token that the first-run wizard asks for; a new one each time, the last one counts. Fails conflict when founded.
  [[nodiscard]] Result<std::string> first_run_token(domain::OrganisationId organisation);
  // The organisation of that token, when it is still to be founded.
  [[nodiscard]] std::optional<domain::OrganisationId> first_run_of(std::string_view token) const;
  [[nodiscard]] bool first_run_needed() const;  // some organisation is still to be founded
  void found(std::string token, domain::FoundOrganisation order, std::string device, Then<SignedIn> then);

  // --- who
  [[nodiscard]] std::optional<Who> who(std::string_view session) const;  // from memory
  // A one-time link ("http://…/in#TOKEN"). Blocks until it is durable; for the command line.
  [[nodiscard]] Result<std::string> make_link(domain::OrganisationId organisation, domain::PersonId person);
  void make_links(Who who, LinksOrder order, Then<SignInLinks> then);  // mails them when there is a mail server
  // For another device of whoever asks; works a quarter of an hour. Nothing is noted of it: their list of sessions shows the device.
  void make_own_link(Who who, Then<OwnLink> then);
  // A coach from outside gets a link, as above, each time they are invited; one of the organisation finds it in Today.
  void invite_coach(Who who, domain::InviteCoach order, Then<SignInLinks> then);
  // Each customer gets a link, as above; one who was invited before gets a new one.
  void invite_customers(Who who, domain::InviteCustomers order, Then<SignInLinks> then);
  // Fails  forbidden "error.link_used", "error.link_expired", "error.link_unknown"
  // `device`: roughly what somebody uses ("firefox linux"), for their own list of sessions.
  void sign_in(std::string token, std::string device, Then<SignedIn> then);
  void sign_out(std::string session, Then<Done> then);
  [[nodiscard]] WaysInView ways_in() const;
  // Fails  conflict "error.passkey_no_name"; forbidden "error.passkey_refused", alike for a passkey that is not known and one
  //        whose signature is wrong
  [[nodiscard]] Result<PasskeyAsk> ask_passkey();
  void sign_in_with_passkey(UsePasskey order, std::string device, Then<SignedIn> then);
  [[nodiscard]] Result<PasskeyOffer> offer_passkey(const Who& who);
  void add_passkey(Who who, AddPasskeyOrder order, Then<Done> then);
  [[nodiscard]] PasskeysView passkeys(const Who& who) const;  // their own
  // Fails  not_found "error.no_provider"; storage "error.unreachable"; forbidden "error.provider_refused", whatever was wrong
  void ask_provider(Then<ProviderAsk> then);
  void sign_in_with_provider(UseProvider order, std::string device, Then<SignedIn> then);
  void make_token(Who who, TokenOrder order, Then<TokenGiven> then);
  [[nodiscard]] TokensView tokens(const Who& who) const;  // their own; an administrator's: all
  [[nodiscard]] std::optional<TokenCaller> who_by_token(std::string_view token) const;
  // Somebody's own; `session` is the one they ask with.
  [[nodiscard]] SessionsView sessions(const Who& who, std::string_view session) const;
  // Fails  not_found "error.unknown_session", also for somebody else's
  void end_session(Who who, EndSession order, Then<Done> then);
  void end_other_sessions(Who who, std::string session, Then<Done> then);

  // --- asking. `command_id`: from the client, "" = none; at most 64 printable characters.
  void submit(Who who, domain::Command command, std::string command_id, Then<Done> then);
  // As the system (no person): the demonstration's generator, clocks. Blocks until durable; not from a `Then`.
  [[nodiscard]] Result<Done> submit_and_wait(domain::OrganisationId organisation, domain::PersonId person,
                                             domain::Command command, std::optional<Instant> at = {});
  void import(Who who, ImportRequest request, std::string command_id, Then<ImportView> then);
  // Composes and drafts: the answer is the draft's position.
  void compose(Who who, ComposeOrder order, std::string command_id, Then<Done> then);
  void close_round(Who who, domain::CloseRound order, std::string command_id, Then<Done> then);

  // --- ballots. A credential: one per person and round (conflict "error.ballot_taken" for a second; the same asked again is
  // answered as it was).
  void sign_credential(Who who, AskCredential order, Then<CredentialAnswer> then);
  // Answers alike for an unknown key, a credential that nobody signed and a wrong round: not_found "error.ballot_unknown".
  void fill_ballot(FillBallot order, Then<Done> then);
  void read_ballot(ReadBallot order, Then<SheetView> then);
  // That a ballot is counted; conflict "error.round_open" before closing.
  void prove_ballot(ReadBallot order, Then<BallotProof> then);

  // --- looking. `look` runs under a shared lock: quick, and keeps nothing of the state.
  template <class Look>
  decltype(auto) look(domain::OrganisationId organisation, Look&& use) const {
    const auto guard = read(organisation);
    return use(guard.state());
  }
  [[nodiscard]] std::uint64_t position(domain::OrganisationId organisation) const;
  [[nodiscard]] Viewer viewer(const Who& who) const;
  // Rounds open to this person in which no ballot was taken yet.
  [[nodiscard]] std::vector<domain::RoundId> open_ballots(const Who& who) const;
  [[nodiscard]] bool ballot_taken(const Who& who, domain::RoundId round) const;
  // Those that compute; kept until the organisation changes.
  [[nodiscard]] MeView me(const Who& who) const;
  [[nodiscard]] ProgrammesView programmes(const Who& who) const;
  void silo_map(Who who, MapAsk asked, Then<analysis::SiloMap> then);
  void map_borders(Who who, Then<MapBordersView> then);
  void map_change(Who who, MapAsk asked, Then<analysis::MapChange> then);  // without windows when the ties have no times
  void links_made(Who who, MapAsk asked, Then<LinksMadeView> then);
  void my_links(Who who, Then<MyLinksView> then);
  // Takes up what is suggested to this person. Fails  not_found "error.no_such_link": it is not
  void intend_link(Who who, domain::IntendLink order, std::string command_id, Then<Done> then);
  // Asks who knows both, or a facilitator, to introduce the two of a link that is suggested to this person. Fails  the same
  void ask_introduction(Who who, IntroductionOrder order, std::string command_id, Then<Done> then);
  void result(Who who, domain::RoundId round, Then<ResultView> then);  // conflict "error.round_open" before closing
  void term_result(Who who, domain::TermId term, Then<TermResultView> then);  // conflict "error.term_open" before marking has closed
  void meter_result(Who who, domain::RoundId round, Then<MeterResultView> then);  // conflict "error.round_open" before closing
  // Of an open round, for the voters of this person's key; as it was within the last ten minutes. conflict "error.round_closed"
  void round_order(Who who, domain::RoundId round, Then<RoundOrder> then);
  // Of a round that asked customers, for one of them. conflict "error.round_open" before closing
  void customer_result(Who who, domain::RoundId round, Then<CustomerRoundView> then);
  void circles(Who who, domain::ProgrammeId programme, Then<CirclesView> then);
  // Fails  not_found: no such programme, or nobody in it who is in no circle
  void circle_places(Who who, domain::ProgrammeId programme, domain::PersonId person, Then<CirclePlacesView> then);
  // Fails  as handbook_view
  void handbook(Who who, domain::ProgrammeId programme, Then<handbook::Handbook> then);
  void like_statements(Who who, AskLikeStatements ask, Then<LikeStatementsView> then);
  // Who knows, in similar words. Nothing is kept of what was asked.
  void find_who(Who who, FindWho ask, Then<FoundView> then);
  // Puts a question to those who may know. Fails  conflict "error.nobody_to_ask"
  void ask_help(Who who, HelpOrder order, std::string command_id, Then<Done> then);
  void put_help_to_others(Who who, GoFurther order, std::string command_id, Then<Done> then);
  // A list of work items: to look, or to take.
  void bring_work(Who who, WorkOrder order, std::string command_id, Then<WorkBroughtView> then);
  // Work across a border in words alike. Nothing is kept.
  void like_work(Who who, domain::ProgrammeId programme, Then<LikeWorkView> then);

  // --- guided sessions. To who is neither a member of the circle nor a facilitator none of it is there (not_found).
  void start_session(Who who, StartSessionOrder order, std::string command_id, Then<Done> then);
  [[nodiscard]] Result<GuidedSessionView> guided_session(const Who& who, domain::SessionId session) const;
  // Its words; they do not change while it goes on.
  [[nodiscard]] Result<sessions::Script> session_script(const Who& who, domain::SessionId session) const;
  [[nodiscard]] Result<ScriptsView> scripts(const Who& who, domain::CircleId circle) const;
  // Sessions in writing are there for the members of the circle alone.
  void start_written(Who who, StartWrittenOrder order, std::string command_id, Then<Done> then);
  [[nodiscard]] Result<WrittenView> written(const Who& who, domain::WrittenId session) const;

  // --- being reached
  // Whether mail works at all.
  [[nodiscard]] MailState mail_state() const;
  // Everybody of the list, in the silos along the border of the organisation's own directory (accounts.hpp).
  [[nodiscard]] std::string border_of_directory(domain::OrganisationId organisation) const;
  void accounts(Who who, Then<std::vector<Account>> then) const;
  // All of it or nothing. Answers with who each is. Fails as ImportPeople and NotePersonLeft
  void change_accounts(Who who, std::vector<AccountChange> changes, Then<std::vector<domain::PersonId>> then);
  // A new private address for this person's calendar; the one before works no longer.
  void make_calendar_address(Who who, Then<CalendarAddress> then);
  // By the token of such an address. Fails not_found "error.calendar_unknown"
  [[nodiscard]] Result<std::string> calendar(std::string_view token) const;
  // By the token in a mail. Fails not_found "error.mail_link_unknown"
  void choose_mail_by_link(std::string token, bool wanted, Then<Done> then);
  // With what a program checks that it is told by us; for a facilitator, and only where a program is told. Fails  not_found
  [[nodiscard]] Result<ProgramSecret> program_secret(const Who& who, domain::ProgrammeId programme) const;
  void read_holidays(Who who, ReadHolidays order, std::string command_id, Then<Done> then);

  // --- chats
  void connect_chat(Who who, ConnectChatOrder order, Then<Done> then);
  // What ties a name in a chat to this person, when it is said there within ten minutes.
  [[nodiscard]] Result<ChatCode> ask_chat_code(const Who& who);
  // The door of that kind at this address, when the message is signed for it; nothing, whatever was wrong.
  [[nodiscard]] std::optional<ChatAt> chat_at(domain::ChatKind kind, std::string_view address, const ChatProof& proof) const;
  // What is answered to somebody of that name there; also when nothing was done.
  void answer_chat(ChatAt at, std::string name, std::string text, Then<std::string> then);

  // --- proof
  // That what was sealed can no longer be read because this owner's key is gone ("person:7", "circle:3"), and that nothing
  // says anything about them unsealed.
  struct Forgotten {
    std::string owner;
    bool key_gone = false;
    std::uint64_t sealed = 0;    // texts in the journal under that key
    std::uint64_t readable = 0;  // of those; 0 when forgotten
    std::vector<std::uint64_t> open;  // positions of facts, written before they were sealed, that say something about the person
  };
  [[nodiscard]] Result<Forgotten> prove_forgotten(domain::OrganisationId organisation, std::string owner) const;

  // The record behind a position, each fact as its kind and JSON; what was sealed is readable where its key is still there.
  struct Told {
    std::uint64_t position = 0;
    std::string kind;
    std::string body;
  };
  [[nodiscard]] Result<std::vector<Told>> facts(domain::OrganisationId organisation, std::uint64_t behind) const;

  // Whether the log of acts is the one that belongs to the record (service/acts.hpp).
  [[nodiscard]] Result<ActsProof> prove_acts(domain::OrganisationId organisation) const;

  // What a closed round's box holds, beside what the journal says of it.
  struct RoundProof {
    std::string title;
    bool closed = false;
    std::string root;             // as the journal has it; "" = this round has none
    std::string recomputed;       // over the box
    std::uint32_t sheets = 0;     // as the journal has it
    std::uint32_t in_the_box = 0;
    bool keys_gone = true;
    bool counts_agree = true;     // ballots and support, counted again
    std::vector<std::string> leaves;  // hexadecimal; what may be published: they say nothing of the sheets
  };
  [[nodiscard]] Result<RoundProof> prove_round(domain::OrganisationId organisation, domain::RoundId round) const;

  // What a clock does: closes rounds whose time has come, forgets circles past their day. Called every few seconds by a
  // thread of the service; by tests with a clock of their own.
  void tick();

  struct Metrics {
    std::uint64_t facts = 0;
    std::uint64_t commands = 0;
    std::uint64_t refused = 0;
    std::uint64_t ballots_filled = 0;
    std::uint64_t batches = 0;
    std::uint64_t queue = 0;
    std::uint64_t in_memory = 0;  // organisations; the others sleep
    std::uint64_t overtaken = 0;  // batches that were decided again, because another server wrote first
    bool writable = true;  // false after the disk refused, and while other servers are not heard (readiness); reading goes on
    bool outdated = false;  // a newer Schakel writes here: this one takes nothing any more
  };
  [[nodiscard]] Metrics metrics() const;

 private:
  [[nodiscard]] Result<domain::OrganisationId> one_more(bool if_none);
  void tie_chat_name(const ChatAt& at, const std::string& hash, const std::string& said, const ChatTongue& tongue, Then<std::string> then);
  void note_met_in_chat(const Who& who, const std::string& said, const ChatTongue& tongue, Then<std::string> then);
  void open_round(Who who, domain::Command command, std::string command_id, Then<Done> then);
  struct Parts;
  explicit Service(std::unique_ptr<Parts> parts);
  // A state with its shared lock held.
  class Reading {
   public:
    struct Lock;
    explicit Reading(std::unique_ptr<Lock> lock);
    Reading(Reading&&) noexcept;
    ~Reading();
    [[nodiscard]] const domain::State& state() const;

   private:
    std::unique_ptr<Lock> lock_;
  };
  [[nodiscard]] Reading read(domain::OrganisationId organisation) const;
  std::unique_ptr<Parts> parts_;
};

}  // namespace schakel::service
