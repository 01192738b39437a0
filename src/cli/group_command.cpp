#include "cli/group_command.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <ostream>

#include <boost/describe.hpp>

#include "cli/input.hpp"
#include "cli/output.hpp"
#include "exchange/mdgplib.hpp"

namespace schakel::cli {
namespace {

// --- the JSON (docs/formats.md)
struct GroupText {
  double value = 0;
  bool feasible = false;
  analysis::Groups groups;
  std::optional<double> seconds;  // only with --seconds: without, the same bytes every time
};
BOOST_DESCRIBE_STRUCT(GroupText, (), (value, feasible, groups, seconds))

// Partners looked at for each pair of elements: a few elements are done in a moment, 140 and more get the whole of the work.
constexpr std::uint64_t work_per_pair = 200'000;

std::string thousandths(double number) {
  char digits[400];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, 3).ptr};
}

void print_words(std::ostream& out, const GroupText& found) {
  for (const auto& group : found.groups) {
    const char* before = "";
    for (const auto element : group) {
      out << before << element;
      before = " ";
    }
    out << "\n";
  }
  out << "value " << thousandths(found.value) << "\n";
}

Result<void> run_group(const Args& args, Console& console) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const auto passed = [start] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  analysis::DiverseRules rules;
  rules.seed = TRY(args.seed());
  const double seconds = TRY(args.number("seconds", 0, 0.01, 86'400));
  if (args.has("seconds")) rules.spent = [passed, seconds] { return passed() / seconds; };
  const std::string text = TRY(read_file(args.file(0)));
  const auto instance = TRY(exchange::read_mdgplib(text, args.file(0), {.bytes = 1ULL << 30}));
  if (instance.missing > 0) {
    console.err << args.file(0) << ": " << instance.missing << " of " << instance.problem.distances.size()
                << " pairs have no distance; they count as 0\n";
  }
  rules.steps = std::min(rules.steps, work_per_pair * instance.problem.distances.size());
  auto grouped = analysis::most_diverse_groups(instance.problem, rules);
  if (!grouped) return fail(grouped.error().kind, args.file(0) + ": " + grouped.error().message);
  GroupText found{.value = grouped->value, .groups = std::move(grouped->groups)};
  found.feasible = analysis::is_feasible(instance.problem, found.groups);
  if (args.has("seconds")) found.seconds = passed();
  if (args.has("json")) {
    print_document(console, "group", rules.seed, found);
  } else {
    print_words(console.out, found);
  }
  return {};
}

}  // namespace

Command group_command() {
  return {"group",
          "the maximally diverse grouping problem, from an MDGPLIB file",
          {{"INSTANCE"},
           {{"seconds", "N", "search this long; the result then depends on the machine (else a fixed amount of work)"},
            seed_option,
            json_option}},
          run_group};
}

}  // namespace schakel::cli
