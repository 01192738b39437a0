#include "cli/circles_answer.hpp"

#include <charconv>
#include <map>
#include <ostream>
#include <set>

#include <boost/describe.hpp>

#include "cli/output.hpp"
#include "exchange/csv.hpp"

namespace schakel::cli {
namespace {

using analysis::ComposedCircle;
using analysis::ReasonKind;

// --- the JSON (docs/formats.md)
struct CircleText {
  std::uint32_t round = 1;
  std::vector<std::string> people;  // ids
  std::vector<std::string> silos;
  std::string goal;
  std::vector<std::string> hours;  // the longest common spans; none when nobody told theirs
  std::uint32_t new_pairs = 0;
  std::uint32_t repeats = 0;
  std::vector<analysis::CircleReason> reasons;
  std::vector<std::string> relaxed;  // the rules this circle breaks
  double score = 0;
};
BOOST_DESCRIBE_STRUCT(CircleText, (), (round, people, silos, goal, hours, new_pairs, repeats, reasons, relaxed, score))

struct ScoreText {
  double mean = 0;
  double bound = 0;
  std::uint32_t violations = 0;
  std::map<std::string, std::uint32_t> by_rule;
  std::uint32_t repeats = 0;
  std::uint32_t free_rounds = 0;  // nobody need meet anybody twice in this many rounds, at most
  std::uint32_t changed = 0;      // of circles that were announced
};
BOOST_DESCRIBE_STRUCT(ScoreText, (), (mean, bound, violations, by_rule, repeats, free_rounds, changed))

struct CirclesText {
  std::vector<CircleText> circles;
  ScoreText score;
  std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(CirclesText, (), (circles, score, warnings))

const analysis::CircleReason* reason(const ComposedCircle& circle, ReasonKind kind) {
  for (const auto& each : circle.reasons) {
    if (each.kind == kind) return &each;
  }
  return nullptr;
}

std::uint32_t repeats_in(const ComposedCircle& circle) {
  const auto* repeats = reason(circle, ReasonKind::repeats);
  return repeats == nullptr ? 0 : repeats->count;
}

std::uint32_t pairs_in(const ComposedCircle& circle) {
  const auto size = static_cast<std::uint32_t>(circle.people.size());
  return size * (size - 1) / 2;
}

ScoreText score_of(const std::vector<Round>& rounds) {
  ScoreText score;
  double circles = 0;
  for (const auto& round : rounds) {
    const auto& composition = round.composition;
    const auto count = static_cast<double>(composition.circles.size());
    circles += count;
    score.mean += composition.mean * count;
    score.bound += composition.bound * count;
    score.violations += composition.violations;
    score.repeats += composition.repeats;
    score.free_rounds = composition.free_rounds;
    score.changed += composition.changed;
    for (const auto& [rule, times] : composition.by_rule) score.by_rule[rule] += times;
  }
  score.mean /= circles;
  score.bound /= circles;
  return score;
}

CirclesText text_of(const domain::Roster& roster, const std::vector<Round>& rounds) {
  CirclesText text{.score = score_of(rounds), .warnings = warnings_of(rounds)};
  for (const auto& round : rounds) {
    for (const auto& circle : round.composition.circles) {
      CircleText& told = text.circles.emplace_back();
      told.round = round.number;
      for (const auto i : circle.people) told.people.push_back(roster.people[i].id);
      told.silos = circle.silos;
      told.goal = circle.goal;
      if (const auto* hours = reason(circle, ReasonKind::common_hours)) told.hours = hours->names;
      told.repeats = repeats_in(circle);
      told.new_pairs = pairs_in(circle) - told.repeats;
      told.reasons = circle.reasons;
      told.relaxed = circle.violations;
      told.score = circle.score;
    }
  }
  return text;
}

// --- words
std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string counted(std::uint32_t count, const std::string& one, const std::string& more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string sentence_of(const analysis::Obstacle& obstacle) {
  const std::string of = std::to_string(obstacle.of);
  const std::string circles = counted(obstacle.of, "circle", "circles");
  switch (obstacle.kind) {
    case analysis::ObstacleKind::few_partners:
      return counted(obstacle.count, "person has", "people have") + " fewer than " + of + " possible partners";
    case analysis::ObstacleKind::few_new_partners:
      return counted(obstacle.count, "person has", "people have") + " fewer than " + of + " people left whom they have not met";
    case analysis::ObstacleKind::many_newcomers:
      return std::to_string(obstacle.count) + " newcomers for " + circles + ": some circles have more than one";
    case analysis::ObstacleKind::few_facilitators:
      return counted(obstacle.count, "facilitator", "facilitators") + " for " + circles + ": not every circle has one";
    case analysis::ObstacleKind::crowded_teams:
      return counted(obstacle.count, "team has", "teams have") + " more people than there are circles";
  }
  return {};
}

std::string words_of(const analysis::CircleReason& reason) {
  switch (reason.kind) {
    case ReasonKind::shared_goal: return std::to_string(reason.count) + " share the goal " + listed(reason.names);
    case ReasonKind::silos_bridged: return "from " + std::to_string(reason.count) + " silos: " + listed(reason.names);
    case ReasonKind::walls_covered: return "across a wall: " + listed(reason.names);
    case ReasonKind::common_hours: return counted(reason.count, "hour", "hours") + " a week in common: " + listed(reason.names);
    case ReasonKind::common_language: return "all speak " + listed(reason.names);
    case ReasonKind::new_pairs: return counted(reason.count, "pair", "pairs") + " new to each other";
    case ReasonKind::repeats: return counted(reason.count, "pair", "pairs") + " met before";
  }
  return "";
}

std::string hundredths(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 2).ptr};
}

std::string person_words(const domain::RosterPerson& person) {
  return person.name.empty() ? person.id : person.name + " (" + person.id + ")";
}

void print_round(std::ostream& out, const domain::Roster& roster, const Round& round) {
  std::size_t number = 0;
  for (const auto& circle : round.composition.circles) {
    out << "Circle " << ++number << "\n";
    std::vector<std::string> people;
    for (const auto i : circle.people) people.push_back(person_words(roster.people[i]));
    out << "  " << listed(people) << "\n";
    for (const auto& reason : circle.reasons) out << "  - " << words_of(reason) << "\n";
    if (!circle.violations.empty()) out << "  ! breaks: " << listed(circle.violations) << "\n";
  }
}

}  // namespace

boost::json::value circles_document(const domain::Roster& roster, const std::vector<Round>& rounds) {
  return exchange::detail::written(text_of(roster, rounds));
}

std::vector<std::string> warnings_of(const std::vector<Round>& rounds) {
  std::vector<std::string> warnings;
  std::set<std::string> said;
  for (const auto& round : rounds) {
    for (const auto& obstacle : round.composition.obstacles) {
      const std::string warning = sentence_of(obstacle);
      if (!said.insert(warning).second) continue;
      warnings.push_back(rounds.size() == 1 ? warning : "from round " + std::to_string(round.number) + ": " + warning);
    }
  }
  return warnings;
}

void print_circles_csv(std::ostream& out, const domain::Roster& roster, const std::vector<Round>& rounds) {
  out << "round,circle,person\n";
  for (const auto& round : rounds) {
    std::size_t number = 0;
    for (const auto& circle : round.composition.circles) {
      ++number;
      for (const auto i : circle.people) {
        out << round.number << "," << number << "," << exchange::csv_field(roster.people[i].id) << "\n";
      }
    }
  }
}

void print_circles_words(std::ostream& out, const domain::Roster& roster, const std::vector<Round>& rounds) {
  for (const auto& round : rounds) {
    if (rounds.size() > 1) out << "Round " << round.number << "\n\n";
    print_round(out, roster, round);
    out << "\n";
  }
  const ScoreText score = score_of(rounds);
  out << "Score " << hundredths(score.mean) << " on average; no composition can have more than " << hundredths(score.bound) << ".\n";
  if (rounds.size() > 1) {
    out << "By counting, nobody can go on meeting only new people for more than " << counted(score.free_rounds, "round", "rounds")
        << ".\n";
  }
  out << counted(score.violations, "rule is", "rules are") << " broken";
  const char* before = ": ";
  for (const auto& [rule, times] : score.by_rule) {
    out << before << rule << " " << times;
    before = ", ";
  }
  out << ".\n";
}

}  // namespace schakel::cli
