#include "scenarios/library.hpp"

#include <boost/describe/enum_from_string.hpp>

#include "exchange/json.hpp"
#include "sessions/plan.hpp"

namespace schakel::scenarios {

using namespace domain;

// As it is asked at the door: the steps follow from the script.
struct StartByName {
  CircleId circle;
  std::string script;
};
BOOST_DESCRIBE_STRUCT(StartByName, (), (circle, script))
struct StartWrittenByName {
  CircleId circle;
  std::string script;
  std::uint32_t days = 2;
};
BOOST_DESCRIBE_STRUCT(StartWrittenByName, (), (circle, script, days))

namespace {

Came refusal(const Error& error) { return {.refused = error.code, .sentence = error.message, .made = 0, .changed = false}; }

}  // namespace

Result<void> Library::begin(const Scenario& scenario) {
  const FoundOrganisation found{
      .name = "Gemeente Lindedal", .language = Language::nl, .administrator = scenario.founder, .email = scenario.founder + "@lindedal.nl"};
  if (const Came came = done({}, found); !came.refused.empty()) return invalid(came.sentence);
  people_[scenario.founder] = PersonId(1);
  ImportPeople import{.roster = {.borders = {scenario_border}, .people = {}}};
  for (const ScenarioPerson& person : scenario.people) {
    RosterPerson row;
    row.id = person.name;
    row.name = person.name;
    if (person.name == scenario.founder) row.email = person.name + "@lindedal.nl";
    row.silos = {person.silo};
    import.roster.people.push_back(std::move(row));
  }
  if (const Came came = done({}, import); !came.refused.empty()) return invalid(came.sentence);
  for (const auto& [id, person] : state_.by_own_id) {
    if (id.find('@') == std::string::npos) people_[id] = person;
  }
  return {};
}

Came Library::done(PersonId who, const Command& command) {
  const Result<Facts> facts = decide(state_, {.person = who, .now = now_}, command);
  if (!facts) return refusal(facts.error());
  for (const Fact& fact : *facts) fold(state_, fact, now_);
  return {.refused = {}, .sentence = {}, .made = made_by(*facts), .changed = !facts->empty()};
}

Came Library::ask(const std::string& who, const std::string& command, const std::string& json) {
  const PersonId person(number_of(who));
  if (person.is_none() && who != "clock") return {.refused = "unknown_name", .sentence = who + " is nobody here"};
  if (command == "close_round") {
    const auto close = exchange::parse_json<CloseRound>(json);
    return close ? done(person, counted(close->round)) : refusal(close.error());
  }
  if (command == "start_session") {
    const auto order = exchange::parse_json<StartByName>(json);
    if (!order) return refusal(order.error());
    const auto start = sessions::start_of(state_, person, order->circle, order->script, sessions::own_scripts());
    return start ? done(person, *start) : refusal(start.error());
  }
  if (command == "start_written") {
    const auto order = exchange::parse_json<StartWrittenByName>(json);
    if (!order) return refusal(order.error());
    const auto start = sessions::start_written_of(state_, person, order->circle, order->script, order->days, Random(Seed{1}), sessions::own_scripts());
    return start ? done(person, *start) : refusal(start.error());
  }
  const Result<Command> read = read_command(command, json);
  return read ? done(person, *read) : refusal(read.error());
}

Came Library::vote(const std::string& who, const std::string& round, const std::string& choice) {
  const RoundId id(number_in(round).value_or(0));
  const auto open = state_.rounds.find(id);
  if (open == state_.rounds.end() || open->second.closed) return {.refused = "error.round_closed", .sentence = "it is closed"};
  if (open->second.pause) return {.refused = "error.round_paused", .sentence = "it stands still"};
  Vote vote = Vote::pass;
  const bool scores = open->second.kind == RoundKind::meter && answers_alike(open->second, {}, choice).has_value();
  if (!scores && !boost::describe::enum_from_string(choice.c_str(), vote)) return {.refused = "no_such_vote", .sentence = choice};
  box_[id][PersonId(number_of(who))] = vote;
  return {};
}

CountRound Library::counted(RoundId round) const {
  CountRound count{.round = round, .ballots = 0, .support = {}};
  const auto opened = state_.rounds.find(round);
  const auto box = box_.find(round);
  if (opened == state_.rounds.end() || box == box_.end()) return count;
  count.ballots = static_cast<std::uint32_t>(box->second.size());
  const std::string& border = state_.programmes.at(opened->second.programme).border;
  for (const SiloSize& size : opened->second.silos) {
    SupportCount silo{.silo = size.silo, .people = size.people};
    for (const auto& [person, vote] : box->second) {
      if (silo_of(state_, person, border) != size.silo) continue;
      ++silo.cast;
      silo.abstained += vote == Vote::pass;
      silo.in_favour += vote == Vote::agree;
    }
    if (asks_support(opened->second.kind)) count.support.push_back(silo);
  }
  return count;
}

Result<std::string> Library::look(const std::string& question) const {
  return answer_about(state_, now_, question, [this](const std::string& person) { return number_of(person); });
}

std::string Library::lock_of(const std::string& secret) {
  // Stands in for SHA-256: sixteen digits of a hash, four times.
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : secret) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  std::string lock;
  for (int i = 0; i < 64; ++i) lock += "0123456789abcdef"[(hash >> (4 * (i % 16))) & 15];
  return lock;
}

std::uint32_t Library::number_of(const std::string& person) const {
  const auto found = people_.find(person);
  return found == people_.end() ? 0 : found->second.number();
}

}  // namespace schakel::scenarios
