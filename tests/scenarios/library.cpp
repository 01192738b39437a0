#include "library.hpp"

#include <algorithm>
#include <functional>

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/mp11/algorithm.hpp>

#include "exchange/json.hpp"
#include "exchange/type_name.hpp"

namespace schakel::scenarios {

using namespace domain;

namespace {

std::string snake(std::string_view name) {
  std::string result;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !result.empty()) result += '_';
    result += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

Came refusal(const Error& error) { return {.refused = error.code, .sentence = error.message, .made = 0, .changed = false}; }

template <class Choice>
std::string word(Choice choice) {
  return boost::describe::enum_to_string(choice, "?");
}

// "2" in "share 2".
template <class IdType>
IdType id_in(const std::string& words) {
  const auto blank = words.rfind(' ');
  return IdType(static_cast<std::uint32_t>(std::stoul(words.substr(blank == std::string::npos ? 0 : blank + 1))));
}

std::string name_of(const State& state, PersonId person) {
  const auto found = state.people.find(person);
  if (found == state.people.end()) return "nobody";
  return found->second.profile.id.forgotten ? "forgotten" : found->second.profile.id.text;
}

std::string readers_of(const State& state, const Share& share) {
  if (share.withdrawn || share.text.forgotten) return "nobody";
  if (share.reach == ShareReach::only_me) return name_of(state, share.author);
  std::string names;
  for (const PersonId person : state.circles.at(share.circle).people) {
    names += (names.empty() ? "" : " ") + name_of(state, person);
  }
  return names;
}

std::string open_conditions(const Proposal& proposal, Instant now) {
  std::string open;
  for (const ConditionState& condition : conditions_of(proposal, now)) {
    if (!condition.met) open += (open.empty() ? "" : " ") + word(condition.condition);
  }
  return open.empty() ? "none" : open;
}

std::string decision_on(const Proposal& proposal) {
  if (!proposal.decision) return "open";
  return word(*proposal.decision) + (proposal.overridden ? " against the rule" : "");
}

std::string circle_name(const State& state, PersonId person) {
  for (const auto& [id, programme] : state.programmes) {
    const CircleId circle = circle_of(state, id, person);
    if (!circle.is_none()) return state.circles.at(circle).name;
  }
  return "none";
}

}  // namespace

Result<Command> read_command(const std::string& name, const std::string& json) {
  Result<Command> found = invalid("there is no command " + name, "no_such_command");
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Command>>([&](auto identity) {
    using Asked = typename decltype(identity)::type;
    if constexpr (exchange::detail::is_described_struct<Asked>) {
      if (snake(exchange::type_name<Asked>()) != name) return;
      auto read = exchange::parse_json<Asked>(json);
      found = read ? Result<Command>(std::move(*read)) : Result<Command>(Failure(read.error()));
    }
  });
  return found;
}

Result<void> Library::begin(const Scenario& scenario) {
  const FoundOrganisation found{
      .name = "Gemeente Lindedal", .language = Language::nl, .administrator = scenario.founder, .email = scenario.founder + "@lindedal.nl"};
  if (const Came came = done({}, found); !came.refused.empty()) return invalid(came.sentence);
  people_[scenario.founder] = PersonId(1);
  ImportPeople import{.roster = {.borders = {"afdeling"}, .people = {}}};
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
  const Result<Command> read = read_command(command, json);
  return read ? done(person, *read) : refusal(read.error());
}

Came Library::vote(const std::string& who, const std::string& round, const std::string& choice) {
  const RoundId id = id_in<RoundId>(round);
  Vote vote = Vote::pass;
  if (!boost::describe::enum_from_string(choice.c_str(), vote)) return {.refused = "no_such_vote", .sentence = choice};
  const auto open = state_.rounds.find(id);
  if (open == state_.rounds.end() || open->second.closed) return {.refused = "error.round_closed", .sentence = "it is closed"};
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
    if (opened->second.kind == RoundKind::support) count.support.push_back(silo);
  }
  return count;
}

std::string answer_about(const State& state, Instant now, const std::string& question,
                         const std::function<std::uint32_t(const std::string&)>& number_of) {
  using Answer = std::function<std::string(const std::string&)>;
  const auto about_person = [&](const std::string& words) { return PersonId(number_of(words.substr(words.rfind(' ') + 1))); };
  const std::vector<std::pair<std::string_view, Answer>> questions = {
      {"silo of ", [&](const auto& q) { return silo_of(state, about_person(q), "afdeling"); }},
      {"circle of ", [&](const auto& q) { return circle_name(state, about_person(q)); }},
      {"name of ", [&](const auto& q) { return name_of(state, about_person(q)); }},
      {"readers of share ", [&](const auto& q) { return readers_of(state, state.shares.at(id_in<ShareId>(q))); }},
      {"name under statement ", [&](const auto& q) { return name_of(state, state.statements.at(id_in<StatementId>(q)).signed_by); }},
      {"ballots in round ", [&](const auto& q) { return std::to_string(state.rounds.at(id_in<RoundId>(q)).ballots); }},
      {"what is open for proposal ", [&](const auto& q) { return open_conditions(state.proposals.at(id_in<ProposalId>(q)), now); }},
      {"round of proposal ", [&](const auto& q) { return std::to_string(state.proposals.at(id_in<ProposalId>(q)).round.number()); }},
      {"decision on proposal ", [&](const auto& q) { return decision_on(state.proposals.at(id_in<ProposalId>(q))); }},
      {"ending of experiment ",
       [&](const auto& q) {
         const auto& ending = state.experiments.at(id_in<ExperimentId>(q)).ending;
         return ending ? word(*ending) : std::string("still running");
       }},
  };
  for (const auto& [prefix, answer] : questions) {
    if (question.substr(0, prefix.size()) == prefix) return answer(question);
  }
  return "a question that this door does not know";
}

std::string Library::look(const std::string& question) const {
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

std::string phases_from(Date first) {
  std::string json = "[";
  for (const char* phase : {"map", "connect", "explore", "devise", "carry_out", "result"}) {
    json += json.size() == 1 ? "" : ", ";
    json += std::string(R"({"phase": ")") + phase + R"(", "opens": ")" + to_text(first) + R"(", "closes": ")" +
            to_text(first + std::chrono::days(13)) + R"("})";
    first += std::chrono::days(14);
  }
  return json + "]";
}

}  // namespace schakel::scenarios
