#include "cli/circles_command.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <ostream>
#include <set>
#include <stop_token>
#include <thread>

#include <boost/describe.hpp>

#include "analysis/compose.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "exchange/circles_csv.hpp"

namespace schakel::cli {
namespace {

using analysis::ComposedCircle;
using analysis::Composition;
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
};
BOOST_DESCRIBE_STRUCT(ScoreText, (), (mean, bound, violations, by_rule, repeats))

struct CirclesText {
  std::vector<CircleText> circles;
  ScoreText score;
  std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(CirclesText, (), (circles, score, warnings))

struct Round {
  std::uint32_t number = 1;
  Composition composition;
};

struct Asked {
  analysis::ComposeRules rules;
  std::uint32_t rounds = 1;
  std::uint32_t first_round = 1;
  double seconds = 0;  // 0 = no bound
};

// Says stop when the time is over; silent when the work was done before.
class Bell {
 public:
  explicit Bell(double seconds) {
    if (seconds <= 0) return;
    thread_ = std::jthread([this, seconds](const std::stop_token& quiet) {
      std::unique_lock lock(mutex_);
      const auto time = std::chrono::duration<double>(seconds);
      if (!done_.wait_for(lock, quiet, time, [&] { return quiet.stop_requested(); })) source_.request_stop();
    });
  }
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::mutex mutex_;
  std::condition_variable_any done_;
  std::jthread thread_;  // last: it uses the others
};

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

Result<void> read_history(const std::string& path, const domain::Roster& roster, Console& console, Asked& asked) {
  const std::string text = TRY(read_file(path));
  const auto reading = exchange::read_circles(text, path, roster, file_limits);
  TRY(exchange::taken_whole(reading));
  say_remarks(reading, console);
  for (const auto& circle : reading.circles) {
    asked.rules.history.push_back(circle.people);
    asked.first_round = circle.round + 1;
  }
  return {};
}

Result<Asked> asked_in(const Args& args) {
  if (args.has("json") && args.has("csv")) return wrong_usage("--json and --csv are two answers; ask for one");
  Asked asked;
  asked.rules.size = static_cast<std::uint32_t>(TRY(args.whole("size", 4, 3, 7)));
  asked.rules.seed = TRY(args.seed());
  asked.rules.when_stopped = analysis::WhenStopped::keep_best;
  asked.rounds = static_cast<std::uint32_t>(TRY(args.whole("rounds", 1, 1, 100)));
  if (args.has("seconds")) asked.seconds = TRY(args.number("seconds", 0, 0.01, 86'400));
  return asked;
}

Result<std::vector<Round>> compose_rounds(const domain::Roster& roster, Asked asked) {
  const Bell bell(asked.seconds);
  const Seed seed = asked.rules.seed;
  std::vector<Round> rounds;
  for (std::uint32_t i = 0; i < asked.rounds; ++i) {
    // Round 1 with the seed as it was typed, so that one round more changes nothing about those before.
    asked.rules.seed = Seed{seed.value + i};
    rounds.push_back({asked.first_round + i, TRY(analysis::compose_circles(roster, asked.rules, bell.token()))});
    for (const auto& circle : rounds.back().composition.circles) asked.rules.history.push_back(circle.people);
  }
  return rounds;
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
    for (const auto& [rule, times] : composition.by_rule) score.by_rule[rule] += times;
  }
  score.mean /= circles;
  score.bound /= circles;
  return score;
}

// Each sentence once, with its round when there are several.
std::vector<std::string> warnings_of(const std::vector<Round>& rounds) {
  std::vector<std::string> warnings;
  std::set<std::string> said;
  for (const auto& round : rounds) {
    for (const auto& warning : round.composition.warnings) {
      if (!said.insert(warning).second) continue;
      warnings.push_back(rounds.size() == 1 ? warning : "from round " + std::to_string(round.number) + ": " + warning);
    }
  }
  return warnings;
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

void print_csv(std::ostream& out, const domain::Roster& roster, const std::vector<Round>& rounds) {
  out << "round,circle,person\n";
  for (const auto& round : rounds) {
    std::size_t number = 0;
    for (const auto& circle : round.composition.circles) {
      ++number;
      for (const auto i : circle.people) {
        out << round.number << "," << number << "," << csv_field(roster.people[i].id) << "\n";
      }
    }
  }
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

void print_words(std::ostream& out, const domain::Roster& roster, const std::vector<Round>& rounds) {
  for (const auto& round : rounds) {
    if (rounds.size() > 1) out << "Round " << round.number << "\n\n";
    print_round(out, roster, round);
    out << "\n";
  }
  const ScoreText score = score_of(rounds);
  out << "Score " << hundredths(score.mean) << " on average; no composition can have more than " << hundredths(score.bound) << ".\n";
  out << counted(score.violations, "rule is", "rules are") << " broken";
  const char* before = ": ";
  for (const auto& [rule, times] : score.by_rule) {
    out << before << rule << " " << times;
    before = ", ";
  }
  out << ".\n";
}

Result<void> run_circles(const Args& args, Console& console) {
  Asked asked = TRY(asked_in(args));
  const auto roster = TRY(read_people_file(args.file(0), console));
  asked.rules.border = TRY(border_in(roster, args));
  if (args.has("history")) TRY(read_history(args.text("history"), roster, console, asked));
  const auto composed = compose_rounds(roster, asked);
  // The engine does not know the file's name.
  if (!composed) return fail(composed.error().kind, args.file(0) + ": " + composed.error().message, composed.error().code, composed.error().values);
  if (args.has("json")) {
    print_document(console, "circles", asked.rules.seed, text_of(roster, *composed));
    return {};
  }
  for (const auto& warning : warnings_of(*composed)) console.err << warning << "\n";
  if (args.has("csv")) {
    print_csv(console.out, roster, *composed);
  } else {
    print_words(console.out, roster, *composed);
  }
  return {};
}

}  // namespace

Command circles_command() {
  return {"circles",
          "people in circles across silos, with the reasons",
          {{"PEOPLE"},
           {{"size", "N", "people in a circle, 3 to 7 (4)"},
            {"border", "NAME", "the border whose silos are mixed (the first)"},
            {"rounds", "N", "rounds one after another, each knows those before (1)"},
            {"history", "FILE", "earlier circles, a CSV with the columns round,circle,person"},
            {"seconds", "N", "stop after this time with the best so far; the result then depends on the machine"},
            seed_option,
            json_option,
            {"csv", "", "round,circle,person on stdout: the next round's history"}}},
          run_circles};
}

}  // namespace schakel::cli
