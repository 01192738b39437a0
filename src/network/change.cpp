#include "network/change.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "numbers/summary.hpp"
#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

using numbers::undefined;

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

struct Ends {
  double low = undefined, high = undefined;
};

Ends ends_of(std::vector<double> draws) {
  std::erase_if(draws, [](double one) { return std::isnan(one); });
  if (draws.empty()) return {};
  std::sort(draws.begin(), draws.end());
  return {numbers::quantile_of_sorted(draws, 0.025), numbers::quantile_of_sorted(draws, 0.975)};
}

// Of one number: [draws] as it was and as it is.
struct Drawn {
  std::vector<double> was, is;
};

Difference spread(double before, double after, const Drawn& drawn) {
  const Ends was = ends_of(drawn.was), is = ends_of(drawn.is);
  Difference result{before, after, undefined, undefined, was.low, was.high, is.low, is.high};
  if (std::isnan(before) || std::isnan(after)) return result;
  std::vector<double> differences(drawn.was.size());
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] = drawn.is[i] - drawn.was[i];
  const Ends both = ends_of(std::move(differences));
  result.low = both.low;
  result.high = both.high;
  return result;
}

// Calls `use(draw, times)` for every draw of people with replacement.
template <class Use>
void draw_people(std::uint32_t nodes, const ChangeRules& rules, const std::stop_token& stop, const Use& use) {
  constexpr std::uint32_t together = 25;
  rules.blocks((rules.draws + together - 1) / together, [&](std::size_t block) {
    std::vector<std::uint32_t> times(nodes);
    for (auto draw = static_cast<std::uint32_t>(block * together); draw < std::min<std::size_t>(rules.draws, (block + 1) * together); ++draw) {
      if (stop.stop_requested()) return;
      auto random = Random::for_block(rules.seed, draw);
      std::fill(times.begin(), times.end(), 0U);
      for (std::uint32_t i = 0; i < nodes; ++i) ++times[random.below(nodes)];
      use(draw, times);
    }
  });
}

// Of each unit's tie ends, with every person counted `times`, the share that crosses.
void shares_into(const Network& network, std::span<const Unit> unit_of, const std::vector<std::uint32_t>& times, std::span<double> share) {
  std::vector<double> all(share.size(), 0), crossing(share.size(), 0);
  for (Node v = 0; v < network.nodes(); ++v) {
    if (times[v] == 0) continue;
    for (const Node w : network.neighbours(v)) {
      const double counted = static_cast<double>(times[v]) * times[w];
      all[unit_of[v]] += counted;
      if (unit_of[w] != unit_of[v]) crossing[unit_of[v]] += counted;
    }
  }
  // A tie within has two ends in the unit and is one tie, as on the map.
  for (std::size_t a = 0; a < share.size(); ++a) {
    const double ties = crossing[a] + (all[a] - crossing[a]) / 2;
    share[a] = ties > 0 ? crossing[a] / ties : undefined;
  }
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
  Drawn ei{std::vector<double>(rules.draws), std::vector<double>(rules.draws)};
  Drawn assortativity = ei;
  draw_people(nodes, rules, stop, [&](std::uint32_t draw, const std::vector<std::uint32_t>& times) {
    const Both was = measured(before, unit_of, units, times), is = measured(after, unit_of, units, times);
    ei.was[draw] = was.ei;
    ei.is[draw] = is.ei;
    assortativity.was[draw] = was.assortativity;
    assortativity.is[draw] = is.assortativity;
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while drawing people again");
  const std::vector<std::uint32_t> once(nodes, 1);
  const Both was = measured(before, unit_of, units, once), is = measured(after, unit_of, units, once);
  Change change{.ei = spread(was.ei, is.ei, ei),
                .assortativity = spread(was.assortativity, is.assortativity, assortativity)};
  count_crossing(before, after, unit_of, change);
  return change;
}

Result<CrossingShares> crossing_shares(const Network& network, std::span<const Unit> unit_of, std::uint32_t units,
                                       const ChangeRules& rules, const std::stop_token& stop) {
  std::vector<double> drawn(std::size_t{units} * rules.draws);
  draw_people(network.nodes(), rules, stop, [&](std::uint32_t draw, const std::vector<std::uint32_t>& times) {
    shares_into(network, unit_of, times, std::span(drawn).subspan(std::size_t{draw} * units, units));
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while drawing people again");
  CrossingShares result{std::vector<double>(units), std::vector<double>(units), std::vector<double>(units), std::vector<std::uint32_t>(units)};
  shares_into(network, unit_of, std::vector<std::uint32_t>(network.nodes(), 1), result.share);
  for (Unit a = 0; a < units; ++a) {
    std::vector<double> of_unit(rules.draws);
    for (std::uint32_t draw = 0; draw < rules.draws; ++draw) of_unit[draw] = drawn[std::size_t{draw} * units + a];
    const Ends ends = ends_of(std::move(of_unit));
    result.low[a] = ends.low;
    result.high[a] = ends.high;
  }
  for (Node v = 0; v < network.nodes(); ++v) {
    const auto around = network.neighbours(v);
    if (std::any_of(around.begin(), around.end(), [&](Node w) { return unit_of[w] != unit_of[v]; })) ++result.people[unit_of[v]];
  }
  return result;
}

}  // namespace schakel::network
