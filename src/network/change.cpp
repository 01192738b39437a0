#include "network/change.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "numbers/summary.hpp"

namespace schakel::network {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

struct Both {
  double ei;
  double assortativity;
};

// With every person counted `times`.
Both measured(const Network& network, std::span<const Unit> unit_of, std::uint32_t units, const std::vector<std::uint32_t>& times) {
  std::vector<double> volume(units, 0);
  double all = 0, within = 0;  // ends
  for (Node v = 0; v < network.nodes(); ++v) {
    if (times[v] == 0) continue;
    std::uint64_t around = 0, own = 0;
    for (const Node w : network.neighbours(v)) {
      around += times[w];
      if (unit_of[w] == unit_of[v]) own += times[w];
    }
    const double counted = times[v];
    volume[unit_of[v]] += counted * static_cast<double>(around);
    all += counted * static_cast<double>(around);
    within += counted * static_cast<double>(own);
  }
  if (all == 0) return {undefined, undefined};
  double chance = 0;
  for (const double one : volume) chance += (one / all) * (one / all);
  const double share = within / all;
  return {1 - 2 * share, chance < 1 - 1e-12 ? (share - chance) / (1 - chance) : undefined};
}

Difference spread(double before, double after, std::vector<double> differences) {
  Difference result{before, after, undefined, undefined};
  std::erase_if(differences, [](double one) { return std::isnan(one); });
  if (differences.empty() || std::isnan(before) || std::isnan(after)) return result;
  std::sort(differences.begin(), differences.end());
  result.low = numbers::quantile_of_sorted(differences, 0.025);
  result.high = numbers::quantile_of_sorted(differences, 0.975);
  return result;
}

void count_crossing(const Network& before, const Network& after, std::span<const Unit> unit_of, Change& change) {
  for (Node v = 0; v < before.nodes(); ++v) {
    const auto was = before.neighbours(v), is = after.neighbours(v);
    const auto crosses = [&](Node w) { return w > v && unit_of[w] != unit_of[v]; };
    for (const Node w : was) {
      if (!crosses(w)) continue;
      ++(std::binary_search(is.begin(), is.end(), w) ? change.kept : change.deleted);
    }
    for (const Node w : is) {
      if (crosses(w) && !std::binary_search(was.begin(), was.end(), w)) ++change.added;
    }
  }
}

}  // namespace

Result<Change> change_between(const Network& before, const Network& after, std::span<const Unit> unit_of, std::uint32_t units,
                              const ChangeRules& rules, const std::stop_token& stop) {
  assert(before.nodes() == after.nodes() && unit_of.size() == before.nodes());
  const std::uint32_t nodes = before.nodes();
  std::vector<double> ei(rules.draws), assortativity(rules.draws);
  constexpr std::uint32_t together = 25;
  rules.blocks((rules.draws + together - 1) / together, [&](std::size_t block) {
    std::vector<std::uint32_t> times(nodes);
    for (auto draw = static_cast<std::uint32_t>(block * together); draw < std::min<std::size_t>(rules.draws, (block + 1) * together); ++draw) {
      if (stop.stop_requested()) return;
      auto random = Random::for_block(rules.seed, draw);
      std::fill(times.begin(), times.end(), 0U);
      for (std::uint32_t i = 0; i < nodes; ++i) ++times[random.below(nodes)];
      const Both was = measured(before, unit_of, units, times), is = measured(after, unit_of, units, times);
      ei[draw] = is.ei - was.ei;
      assortativity[draw] = is.assortativity - was.assortativity;
    }
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while drawing people again");
  const std::vector<std::uint32_t> once(nodes, 1);
  const Both was = measured(before, unit_of, units, once), is = measured(after, unit_of, units, once);
  Change change{.ei = spread(was.ei, is.ei, std::move(ei)),
                .assortativity = spread(was.assortativity, is.assortativity, std::move(assortativity))};
  count_crossing(before, after, unit_of, change);
  return change;
}

}  // namespace schakel::network
