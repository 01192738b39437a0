#include "analysis/map_change.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "analysis/map_depth.hpp"
#include "analysis/map_nodes.hpp"
#include "network/change.hpp"
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

}  // namespace

Result<MapChange> map_change(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules, std::uint32_t windows,
                             std::stop_token stop) {
  if (windows < 2) return invalid("a change takes at least 2 windows, not " + std::to_string(windows));
  const MapNodes nodes = TRY(map_nodes(roster, ties, rules.border));
  const Range range = range_of(nodes);
  if (!(range.begin < range.end)) return invalid("the ties have no times, so nothing can be said about change");
  const auto units = static_cast<std::uint32_t>(nodes.silos.size());
  const double length = (range.end - range.begin) / windows;
  std::vector<network::Network> networks;
  MapChange result;
  for (std::uint32_t i = 0; i < windows; ++i) {
    networks.push_back(network_in(nodes, range, i, windows));
    const auto openness = network::openness_of(network::mixing_of(networks.back(), nodes.unit_of, units));
    result.windows.push_back({range.begin + i * length, range.begin + (i + 1) * length, static_cast<std::uint32_t>(networks.back().pairs()),
                              shown(openness.ei), shown(openness.assortativity)});
  }
  const network::ChangeRules how{.seed = rules.seed, .blocks = rules.blocks};
  for (std::uint32_t i = 0; i + 1 < windows; ++i) {
    const auto change = TRY(network::change_between(networks[i], networks[i + 1], nodes.unit_of, units, how, stop));
    result.steps.push_back(step_of(i, i + 1, change, length / month));
  }
  const auto change = TRY(network::change_between(networks.front(), networks.back(), nodes.unit_of, units, how, stop));
  result.whole = step_of(0, windows - 1, change, length / month);
  return result;
}

}  // namespace schakel::analysis
