#include "scenarios/questions.hpp"

#include <charconv>

#include <boost/describe/enum_to_string.hpp>
#include <boost/mp11/algorithm.hpp>

#include "base/text.hpp"
#include "domain/round_keys.hpp"
#include "domain/turns.hpp"
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

template <class Choice>
std::string word(Choice choice) {
  return boost::describe::enum_to_string(choice, "?");
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

std::string open_conditions(const State& state, const Proposal& proposal, Date today) {
  std::string open;
  for (const ConditionState& condition : conditions_of(proposal, today, state.works_council)) {
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

// "moves 2 of 5", "write", "over".
std::string step_of(const Session& session) {
  if (session.ended) return "over";
  const PlannedStep& step = session.steps[session.step];
  std::string words = step.key;
  if (step.turns > 0) words += " " + std::to_string(step.turn) + " of " + std::to_string(step.turns);
  return words;
}

std::string minutes_and_seconds(std::chrono::milliseconds left) {
  const auto all = std::chrono::floor<std::chrono::seconds>(left < left.zero() ? left.zero() : left).count();
  const auto rest = std::to_string(all % 60);
  return std::to_string(all / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

std::string met_of(const Circle& circle) {
  if (!circle.met) return "not told";
  return *circle.met ? "took place" : "did not take place";
}

std::string version_of(const State& state, SentenceId id, bool with_text) {
  const auto sentence = state.sentences.find(id);
  if (sentence == state.sentences.end()) return "none";
  return "version " + std::to_string(sentence->second.version) + (with_text ? ": " + sentence->second.text : "");
}

// "6 to 11 from 2"; who estimated nothing is not in it.
std::string hours_of(const std::vector<EstimateGiven>& estimates, Date today) {
  const WasteSum sum = waste_on(estimates, today).hours;
  if (sum.known == 0) return "not estimated";
  return std::to_string(sum.low) + " to " + std::to_string(sum.high) + " from " + std::to_string(sum.known);
}

std::string counted(const Overlap& overlap) {
  if (overlap.ended) return "over";
  if (overlap.confirmed) return "double work";
  return overlap.a_says && overlap.b_says ? "different" : "asked";
}

// What a question is about: "share 2" is one of `all`.
template <class IdType, class Thing>
Result<const Thing*> meant(const std::map<IdType, Thing>& all, std::string_view words) {
  const auto number = number_in(words.substr(words.rfind(' ') + 1));
  const auto found = all.find(IdType(number.value_or(0)));
  if (found == all.end()) return invalid("\"" + shortened(words) + "\" is nothing so far", "not_there");
  return &found->second;
}

}  // namespace

std::optional<std::uint32_t> number_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Result<Command> read_command(const std::string& name, const std::string& json) {
  Result<Command> found = invalid("there is no command " + name, "no_such_command");
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Command::Kinds>>([&](auto identity) {
    using Asked = typename decltype(identity)::type;
    if constexpr (exchange::detail::is_described_struct<Asked>) {
      if (snake(exchange::type_name<Asked>()) != name) return;
      auto read = exchange::parse_json<Asked>(json);
      found = read ? Result<Command>(std::move(*read)) : Result<Command>(Failure(read.error()));
    }
  });
  return found;
}

Result<std::string> answer_about(const State& state, Instant now, std::string_view question, const NumberOf& number_of) {
  using Words = const std::string&;
  using Answer = std::function<Result<std::string>(Words)>;
  const auto person = [&](Words words) { return PersonId(number_of(words)); };
  const std::vector<std::pair<std::string_view, Answer>> questions = {
      {"silo of ", [&](Words q) -> Result<std::string> { return silo_of(state, person(q), scenario_border); }},
      {"circle of ", [&](Words q) -> Result<std::string> { return circle_name(state, person(q)); }},
      {"name of ", [&](Words q) -> Result<std::string> { return name_of(state, person(q)); }},
      {"readers of share ", [&](Words q) -> Result<std::string> { return readers_of(state, *TRY(meant(state.shares, q))); }},
      {"name under statement ",
       [&](Words q) -> Result<std::string> { return name_of(state, TRY(meant(state.statements, q))->signed_by); }},
      {"step of session ", [&](Words q) -> Result<std::string> { return step_of(*TRY(meant(state.sessions, q))); }},
      {"time left in session ", [&](Words q) -> Result<std::string> { return minutes_and_seconds(left_of(*TRY(meant(state.sessions, q)), now)); }},
      {"stage of written ", [&](Words q) -> Result<std::string> { return word(stage_of(*TRY(meant(state.written, q)))); }},
      {"replies in written ", [&](Words q) -> Result<std::string> { return std::to_string(TRY(meant(state.written, q))->replies.size()); }},
      {"stage of harvest ", [&](Words q) -> Result<std::string> { return word(TRY(meant(state.harvests, q))->stage); }},
      {"meeting of circle ", [&](Words q) -> Result<std::string> { return met_of(*TRY(meant(state.circles, q))); }},
      {"cycle of programme ", [&](Words q) -> Result<std::string> { return std::to_string(TRY(meant(state.programmes, q))->cycle); }},
      {"ballots in round ", [&](Words q) -> Result<std::string> { return std::to_string(TRY(meant(state.rounds, q))->ballots); }},
      {"what is open for proposal ",
       [&](Words q) -> Result<std::string> { return open_conditions(state, *TRY(meant(state.proposals, q)), today_in(state, now)); }},
      {"round of proposal ",
       [&](Words q) -> Result<std::string> { return std::to_string(TRY(meant(state.proposals, q))->round.number()); }},
      {"status of wall ", [&](Words q) -> Result<std::string> { return word(status_of(*TRY(meant(state.walls, q)))); }},
      {"hours of wall ", [&](Words q) -> Result<std::string> { return hours_of(TRY(meant(state.walls, q))->estimates, today_in(state, now)); }},
      {"status of overlap ", [&](Words q) -> Result<std::string> { return counted(*TRY(meant(state.overlaps, q))); }},
      {"hours of overlap ",
       [&](Words q) -> Result<std::string> { return hours_of(TRY(meant(state.overlaps, q))->estimates, today_in(state, now)); }},
      {"decision on proposal ", [&](Words q) -> Result<std::string> { return decision_on(*TRY(meant(state.proposals, q))); }},
      {"ending of experiment ",
       [&](Words q) -> Result<std::string> {
         const auto& ending = TRY(meant(state.experiments, q))->ending;
         return ending ? word(*ending) : std::string("still running");
       }},
      {"forgotten of question ", [&](Words q) -> Result<std::string> { return TRY(meant(state.questions, q))->forgotten ? "yes" : "no"; }},
      {"stage of term ", [&](Words q) -> Result<std::string> { return word(TRY(meant(state.terms, q))->stage); }},
      {"sentence of programme ", [&](Words q) -> Result<std::string> { return version_of(state, TRY(meant(state.programmes, q))->sentence, true); }},
      {"agreement under proposal ",
       [&](Words q) -> Result<std::string> { return version_of(state, TRY(meant(state.proposals, q))->sentence, false); }},
  };
  std::string known;
  for (const auto& [prefix, answer] : questions) {
    if (question.substr(0, prefix.size()) == prefix) return answer(std::string(question.substr(prefix.size())));
    known += (known.empty() ? "" : ", ") + std::string(prefix) + "…";
  }
  return invalid("\"" + shortened(question) + "\" is no question; those are: " + known);
}

Result<std::vector<MeterAnswer>> answers_alike(const Round& round, const std::string& silo, const std::string& choice) {
  const auto score = number_in(choice);
  if (!score || *score < 1 || *score > meter_score_most) return invalid("\"" + shortened(choice) + "\" is not a score of 1 to 5", "no_such_vote");
  const std::string own = counted_as(round, silo);
  std::vector<std::string> about;
  for (const SiloSize& size : counted_silos(round)) {
    if (size.silo != own && about.size() < meter_neighbours_most) about.push_back(size.silo);
  }
  std::vector<MeterAnswer> answers;
  for (std::size_t q = 0; q < meter_questions; ++q) {
    const auto question = static_cast<MeterQuestion>(q);
    if (!is_about_neighbour(question)) answers.push_back({.question = question, .about = {}, .score = score});
    if (!is_about_neighbour(question)) continue;
    for (const std::string& neighbour : about) answers.push_back({.question = question, .about = neighbour, .score = score});
  }
  return answers;
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
