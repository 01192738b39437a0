#include "analysis/map_change.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "analysis/map_depth.hpp"
#include "analysis/map_nodes.hpp"
#include "analysis/map_protection.hpp"
#include "analysis/map_views.hpp"
#include "network/change.hpp"
#include "network/exchange.hpp"
#include "network/openness.hpp"

namespace schakel::analysis {
namespace {

constexpr double month = 30.44 * 86400;

struct Range {
  double begin = std::numeric_limits<double>::infinity();
  double end = -std::numeric_limits<double>::infinity();
};

Range range_of(const MapNodes& nodes) {
  Range range;
  for (const auto& arc : nodes.arcs) {
    if (!arc.at) continue;
    range.begin = std::min(range.begin, *arc.at);
    range.end = std::max(range.end, *arc.at);
  }
  return range;
}

network::Network network_in(const MapNodes& nodes, const Range& range, std::uint32_t window, std::uint32_t windows) {
  std::vector<network::Arc> arcs;
  for (const auto& arc : nodes.arcs) {
    if (!arc.at) continue;
    const double share = (*arc.at - range.begin) / (range.end - range.begin);
    if (std::min(windows - 1, static_cast<std::uint32_t>(share * windows)) == window) arcs.push_back({arc.from, arc.to, 1});
  }
  return network::Network::from_arcs(static_cast<std::uint32_t>(nodes.unit_of.size()), arcs, network::Direction::none);
}

MapStep step_of(std::uint32_t from, std::uint32_t to, const network::Change& change, double months) {
  const auto moved = [](const network::Difference& one) { return shown(one.after - one.before); };
  return {.from = from,
          .to = to,
          .ei = moved(change.ei),
          .ei_low = shown(change.ei.low),
          .ei_high = shown(change.ei.high),
          .assortativity = moved(change.assortativity),
          .assortativity_low = shown(change.assortativity.low),
          .assortativity_high = shown(change.assortativity.high),
          .detectable = change.assortativity.detectable(),
          .kept = static_cast<double>(change.kept) / months,
          .added = static_cast<double>(change.added) / months,
          .deleted = static_cast<double>(change.deleted) / months};
}

using Windows = std::vector<network::Network>;

Protection protection_of(const network::Mixing& mixing, const MapRules& rules) {
  return protect(mixing, network::exchange_of(mixing), {.minimum = rules.minimum, .contributors = std::min(rules.contributors, rules.minimum)});
}

Result<MapStep> step_between(const Windows& networks, std::uint32_t from, std::uint32_t to, const MapNodes& nodes,
                             const network::ChangeRules& how, double months, MapChange& result, const std::stop_token& stop) {
  const auto units = static_cast<std::uint32_t>(nodes.silos.size());
  const auto change = TRY(network::change_between(networks[from], networks[to], nodes.unit_of, units, how, stop));
  const auto note = [](MapWindow& window, double ei_low, double ei_high, double low, double high) {
    window.ei_low = shown(ei_low);
    window.ei_high = shown(ei_high);
    window.assortativity_low = shown(low);
    window.assortativity_high = shown(high);
  };
  const auto &ei = change.ei, &closed = change.assortativity;
  note(result.windows[from], ei.before_low, ei.before_high, closed.before_low, closed.before_high);
  note(result.windows[to], ei.after_low, ei.after_high, closed.after_low, closed.after_high);
  return step_of(from, to, change, months);
}

void hide_all(MapChange& change) {
  const auto hidden = Shown<double>::hidden("small_group");
  for (auto& one : change.windows) {
    one.ei = one.ei_low = one.ei_high = one.assortativity = one.assortativity_low = one.assortativity_high = hidden;
  }
  change.steps.clear();
  change.whole = {};
  change.whole.ei = change.whole.ei_low = change.whole.ei_high = hidden;
  change.whole.assortativity = change.whole.assortativity_low = change.whole.assortativity_high = hidden;
  change.silos.clear();
}

// `may`: of each window, and of the map as a whole, which silos are shown.
Result<void> add_silos(const Windows& networks, const MapNodes& nodes, const std::vector<Protection>& may, const MapRules& rules,
                       const network::ChangeRules& how, MapChange& result, const std::stop_token& stop) {
  for (const auto& name : nodes.silos) result.silos.push_back({name, {}});
  const std::uint32_t contributors = std::min(rules.contributors, rules.minimum);
  for (std::size_t window = 0; window < networks.size(); ++window) {
    const auto found = TRY(network::crossing_shares(networks[window], nodes.unit_of, static_cast<std::uint32_t>(nodes.silos.size()), how, stop));
    for (network::Unit a = 0; a < nodes.silos.size(); ++a) {
      const bool small = may.back().hidden_silo[a] || may[window].hidden_silo[a];
      const bool few = found.people[a] > 0 && found.people[a] < contributors;
      auto& one = result.silos[a].windows.emplace_back();
      if (small || few) {
        one.share = one.low = one.high = Shown<double>::hidden(small ? "small_group" : "few_contributors");
      } else {
        one = {shown(found.share[a]), shown(found.low[a]), shown(found.high[a])};
      }
    }
  }
  return {};
}

}  // namespace

std::uint32_t windows_for(const domain::Ties& ties) {
  constexpr double two_months = 2 * month;
  constexpr std::size_t ties_each = 200;
  double begin = std::numeric_limits<double>::infinity(), end = -begin;
  std::size_t timed = 0;
  for (const auto& tie : ties.list) {
    if (!tie.at) continue;
    ++timed;
    begin = std::min(begin, *tie.at);
    end = std::max(end, *tie.at);
  }
  if (!(begin < end)) return 0;
  const auto by_time = static_cast<std::size_t>(std::clamp((end - begin) / two_months + 0.5, 2.0, 8.0));
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(timed / ties_each, 2, by_time));
}

Result<MapChange> map_change(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules, std::uint32_t windows,
                             std::stop_token stop) {
  if (windows < 2) return invalid("a change takes at least 2 windows, not " + std::to_string(windows));
  const MapNodes nodes = TRY(map_nodes(roster, ties, rules.border, rules.level));
  const Range range = range_of(nodes);
  if (!(range.begin < range.end)) return invalid("the ties have no times, so nothing can be said about change");
  const auto units = static_cast<std::uint32_t>(nodes.silos.size());
  const double length = (range.end - range.begin) / windows;
  Windows networks;
  std::vector<Protection> may;
  MapChange result;
  for (std::uint32_t i = 0; i < windows; ++i) {
    networks.push_back(network_in(nodes, range, i, windows));
    const auto mixing = network::mixing_of(networks.back(), nodes.unit_of, units);
    const auto openness = network::openness_of(mixing);
    may.push_back(protection_of(mixing, rules));
    result.windows.push_back({.begin = range.begin + i * length,
                              .end = range.begin + (i + 1) * length,
                              .ties = static_cast<std::uint32_t>(networks.back().pairs()),
                              .ei = shown(openness.ei),
                              .assortativity = shown(openness.assortativity)});
  }
  const auto people = static_cast<std::uint32_t>(nodes.unit_of.size());
  const auto all = network::Network::from_arcs(people, plain_arcs(nodes), network::Direction::none);
  const auto mixing = network::mixing_of(all, nodes.unit_of, units);
  may.push_back(TRY(protect_beside_others(roster, ties, rules, nodes, mixing, network::exchange_of(mixing))));
  const network::ChangeRules how{.draws = rules.draws, .seed = rules.seed, .blocks = rules.blocks};
  for (std::uint32_t i = 0; i + 1 < windows; ++i) {
    result.steps.push_back(TRY(step_between(networks, i, i + 1, nodes, how, length / month, result, stop)));
  }
  result.whole = TRY(step_between(networks, 0, windows - 1, nodes, how, length / month, result, stop));
  TRY(add_silos(networks, nodes, may, rules, how, result, stop));
  if (std::any_of(may.begin(), may.end(), [](const Protection& one) { return one.overall_hidden; })) hide_all(result);
  return result;
}

}  // namespace schakel::analysis
