#include "cli/map_command.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "analysis/map_change.hpp"
#include "analysis/map_links.hpp"
#include "analysis/silo_map.hpp"
#include "cli/input.hpp"
#include "cli/map_page.hpp"
#include "cli/map_words.hpp"
#include "cli/output.hpp"
#include "cli/threads.hpp"

namespace schakel::cli {
namespace {

Result<exchange::TieRules> tie_rules(const Args& args) {
  const std::string unknown = args.text("unknown", "refuse");
  if (unknown != "refuse" && unknown != "skip") return wrong_usage("--unknown is " + unknown + "; it takes skip or refuse");
  return exchange::TieRules{.unknown = unknown == "skip" ? exchange::Unknown::skip : exchange::Unknown::refuse,
                            .directed = !args.has("undirected")};
}

Result<analysis::MapRules> map_rules(const Args& args) {
  analysis::MapRules rules;
  rules.permutations = static_cast<std::uint32_t>(TRY(args.whole("permutations", 1000, 0, 1'000'000)));
  rules.minimum = static_cast<std::uint32_t>(TRY(args.whole("minimum", 5, 1, 1'000'000)));
  rules.level = static_cast<std::uint32_t>(TRY(args.whole("level", 0, 1, 100)));
  rules.seed = TRY(args.seed());
  const auto machine = std::max(1U, std::thread::hardware_concurrency());
  rules.blocks = on_threads(static_cast<unsigned>(TRY(args.whole("threads", machine, 1, 256))));
  rules.limits = file_limits;
  return rules;
}

void say_progress(Console& console, const std::string& words) {
  if (console.err_is_terminal) console.err << "\r\033[K" << words << std::flush;
}

// What is told only when it is asked for.
struct Asked {
  std::optional<std::vector<analysis::PairToMeet>> pairs;
  std::optional<analysis::MapChange> change;
};

Result<void> show(const analysis::SiloMap& map, const Asked& asked, const Args& args, Seed seed, Console& console) {
  if (args.has("json")) {
    auto document = exchange::detail::written(map);
    if (asked.change) document.as_object()["change"] = exchange::detail::written(*asked.change);
    if (args.has("windows") && !asked.change) document.as_object()["change"] = {{"hidden", "small_group"}};
    if (asked.pairs) document.as_object()["pairs"] = exchange::detail::written(*asked.pairs);
    print_document(console, "map", seed, document);
  } else if (args.has("html")) {
    TRY(write_file(args.text("html"), map_page(map, asked.change ? &*asked.change : nullptr, console.version)));
  } else {
    console.out << map_words(map);
    if (asked.change) console.out << change_words(*asked.change);
    if (asked.pairs) console.out << pair_words(*asked.pairs);
  }
  return {};
}

Result<void> run_map(const Args& args, Console& console) {
  if (args.has("who") && args.has("html")) return wrong_usage("--who and --html do not go together: the page is not for one person");
  if (args.has("json") && args.has("html")) return wrong_usage("--json and --html do not go together");
  auto rules = TRY(map_rules(args));
  const auto windows = static_cast<std::uint32_t>(TRY(args.whole("windows", 0, 2, 1000)));
  const auto ties_as = TRY(tie_rules(args));
  const auto roster = TRY(read_people_file(args.file(0), console));
  rules.border = TRY(border_in(roster, args));
  const auto ties = TRY(read_ties_file(args.file(1), roster, ties_as, console));
  say_progress(console, "measuring " + std::to_string(ties.list.size()) + " ties against " +
                            std::to_string(rules.permutations) + " permutations");
  const auto map = analysis::map_silos(roster, ties, rules);
  say_progress(console, "");
  if (!map) return Failure(map.error());
  Asked asked;
  // Two silos of which one is hidden: numbers of the whole are those of the one pair.
  if (windows > 0 && !map->overall.ei.is_hidden()) asked.change = TRY(analysis::map_change(roster, ties, rules, windows));
  if (args.has("who")) asked.pairs = TRY(analysis::pairs_to_meet(roster, ties, rules));
  return show(*map, asked, args, rules.seed, console);
}

}  // namespace

Command map_command() {
  return {"map",
          "the silo map: how far ties stay within silos, against chance",
          {{"PEOPLE", "TIES"},
           {{"border", "NAME", "the column of PEOPLE whose values are the silos (the first one)"},
            {"level", "N", "of silos such as \"Ruimte / Vergunningen\", the first N parts (all)"},
            {"undirected", "", "a row says that two people work together, whoever is named first"},
            {"unknown", "skip", "leave out and count ties to people who are not in PEOPLE"},
            {"permutations", "N", "how often chance is tried (1000)"},
            seed_option,
            {"minimum", "N", "the people in a silo before it is shown (5); 1 shows everything"},
            {"windows", "N", "also how it changed: the time that the ties cover in N equal parts"},
           {"who", "", "also who could be introduced to whom across a wall: for these people themselves, not for others"},
            {"threads", "N", "how many threads (as many as the machine has); the result is the same"},
           json_option,
            {"html", "FILE", "one self-contained page"}}},
          run_map};
}

}  // namespace schakel::cli
