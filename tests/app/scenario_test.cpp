// The scenarios once more: through the server, where every step is an HTTP request of somebody who signed in, and through
// `schakel play`.

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "app/play_command.hpp"
#include "door.hpp"
#include "exchange/json.hpp"
#include "scenarios/play.hpp"

using namespace schakel;
using namespace schakel::app::test;
using namespace schakel::scenarios;

namespace {

const std::map<std::string, std::string> addresses = {
    {"raise_limit", "limit/raise"}, {"give_role", "roles/give"}, {"take_role", "roles/take"}, {"forget_person", "people/forget"}, {"note_person_left", "people/left"},
    {"start_programme", "programmes/start"}, {"plan_phases", "programmes/plan"}, {"invite_people", "programmes/invite"},
    {"start_cycle", "programmes/next-cycle"}, {"end_programme", "programmes/end"},
    {"draft_circles", "circles/draft"}, {"lock_circle", "circles/lock"}, {"move_person", "circles/move"},
    {"announce_circles", "circles/announce"}, {"note_circle_met", "circles/met"},
    {"write_share", "shares/write"}, {"rewrite_share", "shares/rewrite"}, {"show_share_to_circle", "shares/show"},
    {"withdraw_share", "shares/withdraw"}, {"publish_statement", "statements/publish"}, {"sign_statement", "statements/sign"},
    {"withdraw_statement", "statements/withdraw"}, {"open_round", "rounds/open"}, {"close_round", "rounds/close"},
    {"draft_proposal", "proposals/draft"}, {"open_input", "proposals/open-input"}, {"raise_influence", "proposals/raise-influence"},
    {"give_input", "proposals/input"}, {"answer_input", "proposals/answer"}, {"ask_support", "proposals/ask-support"},
    {"decide_proposal", "proposals/decide"}, {"start_experiment", "experiments/start"}, {"make_check_in", "experiments/check-in"},
    {"give_evidence", "experiments/evidence"}, {"confirm_result", "experiments/confirm"}, {"end_experiment", "experiments/end"},
    {"check_lasting", "experiments/lasting"},
    {"choose_introductions", "introductions/choose"}, {"intend_link", "links/intend"}, {"plan_link", "links/plan"}, {"ask_introduction", "links/ask"}, {"join_circle", "circles/join"}, {"choose_measure", "experiments/measure"}, {"note_value", "experiments/value"}, {"introduce", "links/introduce"}, {"pass_introduction", "links/pass"},
    {"choose_calendar", "rhythm/calendar"}, {"choose_rhythm", "rhythm/choose"}, {"keep_rhythm", "rhythm/keep"},
    {"end_cycle", "rhythm/end-cycle"}, {"choose_chat", "rhythm/chat"},
    {"plan_meetings", "meetings/plan"}, {"move_meeting", "meetings/move"}, {"cancel_meeting", "meetings/cancel"},
    {"start_session", "session/start"}, {"move_session", "session/move"}, {"pause_session", "session/pause"},
    {"resume_session", "session/resume"}, {"extend_session", "session/extend"}, {"finish_session", "session/finish"},
    {"start_written", "written/start"}, {"answer_questions", "written/answer"}, {"write_reply", "written/reply"}, {"pass_turn", "written/pass"},
    {"finish_written", "written/finish"}, {"write_harvest", "harvest/write"}, {"agree_harvest", "harvest/agree"}, {"name_meaning", "value/name"},
    {"ask_term", "value/ask"}, {"write_card", "value/write"}, {"close_writing", "value/close-writing"},
    {"draft_sentence", "value/draft"}, {"put_sentence", "value/put"}, {"open_meter", "meter/open"},
    {"propose_privacy", "privacy/propose"}, {"approve_privacy", "council/approve"}, {"refuse_privacy", "council/refuse"}, {"pause_round", "council/pause"},
    {"resume_round", "council/resume"}, {"ask_council", "proposals/council"}, {"answer_council", "council/answer"},
    {"register_wall", "walls/register"}, {"ask_wall_owner", "walls/ask"}, {"answer_wall", "walls/answer"}, {"estimate_wall", "walls/estimate"},
    {"link_wall", "walls/link"}, {"note_wall", "walls/note"}, {"close_wall", "walls/close"}, {"reopen_wall", "walls/reopen"},
    {"ask_overlap", "overlaps/ask"}, {"answer_overlap", "overlaps/answer"}, {"estimate_overlap", "overlaps/estimate"}, {"end_overlap", "overlaps/end"},
    {"accept_coaching", "coach/accept"}, {"decline_coaching", "coach/decline"}, {"hand_over_coaching", "coach/hand-over"},
    {"answer_question", "coach/answer"}, {"ask_coach", "coaching/ask"}, {"forget_question", "coaching/forget"},
    {"say_as_customer", "customer/say"}, {"set_statement_aside", "statements/set-aside"}, {"put_statement_back", "statements/put-back"},
    {"write_offer", "offers/write"}, {"withdraw_offer", "offers/withdraw"}, {"set_knowledge_aside", "who/set-aside"}, {"put_knowledge_back", "who/put-back"},
    {"choose_asked", "offers/asked"}, {"pass_help", "help/pass"},
    {"answer_help", "help/answer"}, {"thank_for_answer", "help/thank"}, {"choose_keeping", "help/keep"}, {"forget_help", "help/forget"},
    {"replace_chat_secret", "chat/replace"}, {"take_chat_away", "chat/take-away"}, {"untie_chat_name", "my/chats/untie"}};

class ServerDoor {
  // Before its users: its type follows from its body.
  template <class Look>
  auto state(Look use) {
    return door_.running->service().look(organisation_, use);
  }

 public:
  Result<void> begin(const Scenario& scenario) {
    organisation_ = door_.running->service().add_organisation().value();
    const std::string token = door_.running->service().first_run_token(organisation_).value();
    const Reply founded = door_.post("/api/v1/first-run", R"({"token":")" + token + R"(","name":"Gemeente Lindedal","language":"nl","administrator":")" +
                                                              scenario.founder + R"(","email":")" + scenario.founder + R"(@lindedal.nl"})");
    if (founded.status != 200) return invalid(founded.body);
    door_.keep_session(scenario.founder, founded);
    people_[scenario.founder] = PersonId(1);
    std::string csv = "id,name,email,afdeling\n";
    for (const ScenarioPerson& person : scenario.people) {
      csv += person.name + "," + person.name + "," + (person.name == scenario.founder ? person.name + "@lindedal.nl" : "") + "," + person.silo + "\n";
    }
    const Reply imported = door_.post("/api/v1/import", exchange::json_text(service::ImportRequest{.people = csv, .commit = true}), scenario.founder);
    if (!says(imported, R"("committed":true)")) return invalid(imported.body);
    state([&](const State& now) {
      for (const auto& [id, person] : now.by_own_id) {
        if (id.find('@') == std::string::npos) people_[id] = person;
      }
    });
    signed_in_ = {scenario.founder};
    return {};
  }

  void at(Instant moment) {
    now_ = moment;
    door_.now(to_text(moment));
    signed_in_.clear();  // sessions end after a month; a story jumps further
  }

  Came ask(const std::string& who, const std::string& command, const std::string& json) {
    const auto address = addresses.find(command);
    if (who == "clock" || address == addresses.end()) return as_system(who, command, json);
    if (!sign_in(who)) return {.refused = "error.not_here", .sentence = who + " cannot sign in", .made = 0, .changed = false};
    const bool administers = address->second.starts_with("roles") || address->second == "limit/raise" || address->second == "people/forget";
    return came(door_.post("/api/v1/" + address->second, command == "publish_statement" ? json : with_secret(json), who),
                administers ? "administrator" : "facilitator");
  }

  Came vote(const std::string& who, const std::string& round, const std::string& choice) {
    if (!sign_in(who)) return {.refused = "error.not_here", .sentence = who};
    const RoundId id(static_cast<std::uint32_t>(std::stoul(round)));
    if (!devices_.contains(who + " " + round)) {
      auto device = door_.voter(who, id);
      const Reply answer = door_.post("/api/v1/rounds/credential", exchange::json_text(device.order()), who);
      if (answer.status != 200) return came(answer);
      REQUIRE(device.receive(exchange::parse_json<service::CredentialAnswer>(answer.body).value()).has_value());
      devices_.emplace(who + " " + round, std::move(device));
    }
    const Round voted = state([&](const State& now) { return now.rounds.at(id); });
    if (voted.kind == RoundKind::meter) {
      const std::string silo = state([&](const State& now) { return silo_of(now, people_.at(who), scenario_border); });
      service::FillBallot sheet = devices_.at(who + " " + round).sheet(organisation_, {});
      sheet.answers = answers_alike(voted, silo, choice).value();
      return came(door_.post("/api/v1/ballots/fill", exchange::json_text(sheet)));
    }
    std::vector<service::SheetVote> votes;
    const Vote vote = choice == "agree" ? Vote::agree : choice == "disagree" ? Vote::disagree : Vote::pass;
    state([&](const State& now) {
      for (const auto& statement : service::statements_of(now, now.rounds.at(id))) votes.push_back({statement.id, vote});
    });
    return came(door_.post("/api/v1/ballots/fill", exchange::json_text(devices_.at(who + " " + round).sheet(organisation_, std::move(votes)))));
  }

  Result<std::string> look(const std::string& question) {
    return state([&](const State& now) {
      return answer_about(now, now_, question, [this](const std::string& person) { return number_of(person); });
    });
  }
  std::string lock_of(const std::string& secret) {
    const std::string lock = service::lock_of(secret);
    secrets_[lock] = secret;
    return lock;
  }
  [[nodiscard]] std::uint32_t number_of(const std::string& person) const {
    const auto found = people_.find(person);
    return found == people_.end() ? 0 : found->second.number();
  }

 private:
  // Somebody who left or was forgotten gets no link.
  bool sign_in(const std::string& who) {
    if (signed_in_.contains(who)) return true;
    const auto link = door_.running->service().make_link(organisation_, people_.at(who));
    if (!link) return false;
    position_ = std::max(position_, door_.running->service().position(organisation_));  // that a link was made is in the record
    const Reply reply = door_.post("/api/v1/sign-in", R"({"token":")" + link->substr(link->find('#') + 1) + R"("})");
    if (reply.status != 200) return false;
    door_.keep_session(who, reply);
    return signed_in_.insert(who).second;
  }

  // The device sends the secret; the scenario wrote its lock.
  std::string with_secret(std::string json) const {
    for (const auto& [lock, secret] : secrets_) {
      const std::string written = "\"lock\": \"" + lock + "\"";
      if (const auto found = json.find(written); found != std::string::npos) {
        json.replace(found, written.size(), R"("secret": ")" + secret + "\"");
      }
    }
    return json;
  }

  // The door has its own words for what it refuses before the domain is asked.
  Came came(const Reply& reply, std::string_view right = "facilitator") {
    if (reply.status != 200) {
      std::string code = reply.status == 0 ? "no answer" : code_of(reply);
      if (code == "error.not_signed_in") code = "error.not_here";
      if (code == "error.not_allowed") code = right == "administrator" ? "error.not_an_administrator" : "error.not_a_facilitator";
      return {.refused = code, .sentence = reply.body, .made = 0, .changed = false};
    }
    return done(exchange::parse_json<service::Done>(reply.body).value_or(service::Done{.position = position_}));
  }
  Came done(service::Done answer) {
    const bool changed = answer.position > position_;
    position_ = std::max(position_, answer.position);
    return {.refused = {}, .sentence = {}, .made = answer.made, .changed = changed};
  }

  // What no address offers: clocks.
  Came as_system(const std::string& who, const std::string& command, const std::string& json) {
    auto& service = door_.running->service();
    const PersonId person(number_of(who));
    std::promise<Result<service::Done>> answered;
    if (command == "close_round") {
      service.close_round({.organisation = organisation_, .person = person}, exchange::parse_json<CloseRound>(json).value(), "",
                          [&](Result<service::Done> answer) { answered.set_value(std::move(answer)); });
    } else {
      answered.set_value(service.submit_and_wait(organisation_, person, read_command(command, json).value()));
    }
    const auto answer = answered.get_future().get();
    if (answer) return done(*answer);
    return {.refused = answer.error().code, .sentence = answer.error().message, .made = 0, .changed = false};
  }

  Door door_;
  OrganisationId organisation_;
  Instant now_ = {};
  std::uint64_t position_ = 0;
  std::map<std::string, PersonId> people_;
  std::set<std::string> signed_in_;
  std::map<std::string, service::Voter> devices_;
  std::map<std::string, std::string> secrets_;
};

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(SCHAKEL_SCENARIOS)) {
    if (entry.path().extension() == ".scenario") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// `schakel play` with these words.
struct Played {
  int code = 0;
  std::string out;
  std::string err;
};
Played play(std::vector<std::string_view> words) {
  words.insert(words.begin(), "play");
  std::ostringstream out;
  std::ostringstream err;
  cli::Console console{.out = out, .err = err, .version = "0"};
  const int code = cli::run({app::play_command()}, words, console);
  return {code, out.str(), err.str()};
}

std::string written(const schakel::test::Folder& folder, std::string_view text) {
  std::string path = folder.path() + "/a.scenario";
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

}  // namespace

TEST_CASE("every scenario goes as it says, through the server") {
  REQUIRE(files().size() >= 5);
  for (const auto& file : files()) {
    CAPTURE(file.filename().string());
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    const auto scenario = read_scenario(text.str());
    REQUIRE(scenario.has_value());
    ServerDoor door;
    const auto result = Player(door).play(*scenario);
    const std::string went = result ? "as told" : result.error().message;
    CHECK(went == "as told");
  }
}

TEST_CASE("every scenario goes as it says, on the command line") {
  for (const auto& file : files()) {
    CAPTURE(file.filename().string());
    const Played played = play({file.string()});
    CHECK(played.code == 0);
    CHECK(played.err.find("as told: ") == 0);
  }
}

TEST_CASE("schakel play shows what each step recorded or why it was refused, and ends where the story goes another way") {
  const schakel::test::Folder folder;
  const Played played = play({written(folder, "scenario: Rollen\nfounder: fenna\npeople\n  Zorg: dina\non 2026-10-01\n"
                                              "fenna: give_role {\"person\": @dina,\n  \"role\": \"facilitator\"}\n"
                                              "fenna: give_role {\"person\": @dina, \"role\": \"facilitator\"}\n"
                                              "dina: end_programme {\"programme\": 1}\n  refused: error.other\nthen name of dina is dina\n")});
  CHECK(played.code == 3);
  // The chain goes back to the founding, which is now.
  CHECK(std::regex_replace(played.out, std::regex("[0-9a-f]{64}"), "…") == "Rollen\n5  on 2026-10-01T00:00:00.000Z\n"
                      "6  fenna: give_role {\"person\": 2, \"role\": \"facilitator\"}\n    role_given/1 {\"person\":2,\"role\":\"facilitator\"}\n"
                      "    act_noted/1 {\"kind\":\"role_given\",\"by\":1,\"about\":2,\"count\":0,\"what\":\"facilitator\","
                      "\"chain\":\"…\"}\n"
                      "8  fenna: give_role {\"person\": 2, \"role\": \"facilitator\"}\n    nothing changes\n"
                      "9  dina: end_programme {\"programme\": 1}\n    refused: error.unknown_programme: There is no programme 1.\n");
  CHECK(played.err.find("a.scenario: line 9: was refused: There is no programme 1. (error.unknown_programme)") != std::string::npos);
}

TEST_CASE("schakel play keeps the organisation where it is told to, and never adds to one that is there") {
  const schakel::test::Folder folder;
  const std::string file = written(folder, "scenario: Leeg\nfounder: fenna\npeople\n  Zorg: dina\n");
  const std::string data = folder.path() + "/data";
  CHECK(play({file, "--data", data}).code == 0);
  CHECK(std::filesystem::exists(data + "/schakel.db"));
  const Played again = play({file, "--data", data});
  CHECK(again.code == 3);
  CHECK(again.err.find("already") != std::string::npos);
  CHECK(play({folder.path() + "/missing.scenario"}).code == 3);
}
