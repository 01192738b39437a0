#include "cli/circles_command.hpp"

#include <algorithm>
#include <ostream>
#include <thread>

#include "analysis/compose.hpp"
#include "cli/bell.hpp"
#include "cli/circles_answer.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "cli/threads.hpp"
#include "exchange/circles_csv.hpp"

namespace schakel::cli {
namespace {

struct Asked {
  analysis::ComposeRules rules;
  std::uint32_t rounds = 1;
  std::uint32_t first_round = 1;
  double seconds = 0;  // 0 = no bound
};

Result<std::vector<exchange::EarlierCircle>> read_circles_file(const std::string& path, const domain::Roster& roster,
                                                               Console& console) {
  const std::string text = TRY(read_file(path));
  auto reading = exchange::read_circles(text, path, roster, file_limits);
  TRY(exchange::taken_whole(reading));
  say_remarks(reading, console);
  return std::move(reading.circles);
}

Result<void> read_history(const std::string& path, const domain::Roster& roster, Console& console, Asked& asked) {
  for (const auto& circle : TRY(read_circles_file(path, roster, console))) {
    asked.rules.history.push_back(circle.people);
    asked.first_round = circle.round + 1;
  }
  return {};
}

// The last round of the file was announced; the rounds before it are history.
Result<std::vector<Round>> repair_round(const std::string& path, const domain::Roster& roster, Console& console, Asked& asked) {
  analysis::Announced announced;
  const auto circles = TRY(read_circles_file(path, roster, console));
  if (circles.empty()) return invalid(path + ": there are no circles in it");
  const std::uint32_t last = circles.back().round;
  for (const auto& circle : circles) {
    if (circle.round < last) {
      asked.rules.history.push_back(circle.people);
    } else {
      announced.circles.push_back(circle.people);
      announced.lost.push_back(circle.left > 0);
    }
  }
  std::vector<Round> rounds;
  rounds.push_back({last, TRY(analysis::repair_circles(roster, announced, asked.rules))});
  console.err << "of " << announced.circles.size() << " announced circles " << rounds.front().composition.changed << " changed\n";
  return rounds;
}

Result<Asked> asked_in(const Args& args) {
  if (args.has("announced") && args.has("rounds")) return wrong_usage("--announced mends one round; leave --rounds out");
  if (args.has("announced") && args.has("history")) return wrong_usage("--announced holds the earlier rounds too; leave --history out");
  if (args.has("json") && args.has("csv")) return wrong_usage("--json and --csv are two answers; ask for one");
  Asked asked;
  asked.rules.size = static_cast<std::uint32_t>(TRY(args.whole("size", 4, 3, 7)));
  asked.rules.seed = TRY(args.seed());
  asked.rules.when_stopped = analysis::WhenStopped::keep_best;
  const auto machine = std::max(1U, std::thread::hardware_concurrency());
  asked.rules.blocks = on_threads(static_cast<unsigned>(TRY(args.whole("threads", machine, 1, 256))));
  asked.rounds = static_cast<std::uint32_t>(TRY(args.whole("rounds", 1, 1, 100)));
  if (args.has("seconds")) asked.seconds = TRY(args.number("seconds", 0, 0.01, 86'400));
  return asked;
}

Result<std::vector<Round>> compose_rounds(const domain::Roster& roster, const Asked& asked) {
  const Bell bell(asked.seconds);
  auto season = TRY(analysis::compose_season(roster, asked.rules, asked.rounds, bell.token()));
  std::vector<Round> rounds;
  for (auto& composition : season) {
    rounds.push_back({asked.first_round + static_cast<std::uint32_t>(rounds.size()), std::move(composition)});
  }
  return rounds;
}

Result<void> run_circles(const Args& args, Console& console) {
  Asked asked = TRY(asked_in(args));
  const auto roster = TRY(read_people_file(args.file(0), console));
  asked.rules.border = TRY(border_in(roster, args));
  if (args.has("history")) TRY(read_history(args.text("history"), roster, console, asked));
  const auto composed = args.has("announced") ? repair_round(args.text("announced"), roster, console, asked) : compose_rounds(roster, asked);
  // The engine does not know the file's name.
  if (!composed) return fail(composed.error().kind, args.file(0) + ": " + composed.error().message, composed.error().code, composed.error().values);
  if (args.has("json")) {
    print_document(console, "circles", asked.rules.seed, circles_document(roster, *composed));
    return {};
  }
  for (const auto& warning : warnings_of(*composed)) console.err << warning << "\n";
  if (args.has("csv")) {
    print_circles_csv(console.out, roster, *composed);
  } else {
    print_circles_words(console.out, roster, *composed);
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
            {"rounds", "N", "rounds planned together, so that people meet new people as long as they can (1)"},
            {"history", "FILE", "earlier circles, a CSV with the columns round,circle,person"},
            {"announced", "FILE", "mends the last round of this CSV after people left or joined, changing as few circles as possible"},
            {"seconds", "N", "stop after this time with the best so far; the result then depends on the machine"},
            {"threads", "N", "how many threads (as many as the machine has); the result is the same"},
            seed_option,
            json_option,
            {"csv", "", "round,circle,person on stdout: the next round's history"}}},
          run_circles};
}

}  // namespace schakel::cli
