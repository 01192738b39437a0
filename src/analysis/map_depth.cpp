#include "analysis/map_depth.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "network/bridges.hpp"
#include "network/brokerage.hpp"
#include "network/communities.hpp"
#include "network/cores.hpp"
#include "network/ego.hpp"
#include "network/segregation.hpp"

namespace schakel::analysis {
namespace {

using network::cell_of;
using network::Role;
using network::Unit;

// As many seeds as fit in some seconds of work.
std::uint32_t seeds_for(std::uint64_t ties, std::uint32_t asked) {
  constexpr std::uint64_t most_ties = 20'000'000;
  return std::min<std::uint32_t>(asked, static_cast<std::uint32_t>(std::max<std::uint64_t>(3, most_ties / std::max<std::uint64_t>(1, ties))));
}

// Of the people for whom it exists.
double mean_of_those(const std::vector<double>& numbers) {
  double sum = 0, count = 0;
  for (const double number : numbers) {
    if (std::isnan(number)) continue;
    sum += number;
    count += 1;
  }
  return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

MapRoles roles_of(const std::array<double, network::roles>& role, double total) {
  const auto of = [&](Role which) { return shown(role[static_cast<std::size_t>(which)]); };
  return {.coordinator = of(Role::coordinator),
          .itinerant = of(Role::itinerant),
          .representative = of(Role::representative),
          .gatekeeper = of(Role::gatekeeper),
          .liaison = of(Role::liaison),
          .total = shown(total)};
}

}  // namespace

Shown<double> shown(double value) { return std::isfinite(value) ? Shown<double>(value) : Shown<double>::undefined(); }

MapStructure map_structure(const Measured& measured, const MapRules& rules) {
  if (measured.protection.overall_hidden) {
    const auto number = Shown<double>::hidden("small_group");
    const auto count = Shown<std::uint64_t>::hidden("small_group");
    return {number, number, number, number, number, count, count, count, Shown<std::uint32_t>::hidden("small_group"), number, number};
  }
  const auto& network = measured.network;
  const auto chance = network::ei_by_degree(measured.mixing);
  const auto ego = network::ego_of(network, rules.blocks);
  const auto core = network::coreness_of(network);
  const auto bridges = network::bridges_of(network, measured.unit_of, measured.mixing);
  MapStructure result{.ei_by_degree = shown(chance.mean),
                      .ei_by_degree_z = shown(chance.z),
                      .odds_ratio = shown(network::odds_within(measured.mixing)),
                      .constraint = shown(mean_of_those(ego.constraint)),
                      .effective_size = shown(mean_of_those(ego.effective_size)),
                      .local_bridges = network.pairs() - network::embedded_ties(network, ego),
                      .core = core.empty() ? 0 : *std::max_element(core.begin(), core.end()),
                      .carried_by_few = shown(bridges.carried),
                      .only_within = shown(bridges.only_within)};
  if (network.directed()) {
    const auto mutual = network::mutual_ties(network);
    result.mutual = mutual.pairs();
    result.simmelian = network::embedded_ties(mutual, network::ego_of(mutual, rules.blocks));
  }
  return result;
}

Result<MapCommunities> map_communities(const Measured& measured, const MapRules& rules, const std::stop_token& stop) {
  MapCommunities result;
  if (measured.protection.overall_hidden) {
    result.resolution = result.modularity = result.ami = result.ari = result.seed_ari = Shown<double>::hidden("small_group");
    result.count = Shown<std::uint32_t>::hidden("small_group");
    return result;
  }
  const network::CommunityRules how{.seeds = seeds_for(measured.network.pairs(), rules.seeds), .seed = rules.seed, .blocks = rules.blocks};
  const auto scan = TRY(network::scan_communities(measured.network, measured.unit_of, measured.mixing.units, how, stop));
  if (scan.rows.empty()) return result;
  for (const auto& row : scan.rows) result.scan.push_back({row.resolution, row.count, row.modularity, row.ami, row.ari});
  const auto& best = scan.rows[scan.best];
  result.resolution = best.resolution;
  result.count = best.count;
  result.modularity = best.modularity;
  result.ami = shown(best.ami);
  result.ari = shown(best.ari);
  result.seed_ari = shown(scan.seed_ari);
  return result;
}

Result<MapBrokerage> map_brokerage(const Measured& measured, const MapRules& rules, const std::stop_token& stop) {
  MapBrokerage result;
  if (!measured.network.directed()) return result;
  if (measured.protection.overall_hidden) {
    const auto count = Shown<std::uint64_t>::hidden("small_group");
    const auto number = Shown<double>::hidden("small_group");
    const MapRoles none{number, number, number, number, number, number};
    return MapBrokerage{count, count, count, count, count, count, none, none};
  }
  const auto found = TRY(network::brokerage_of(measured.network, measured.unit_of, measured.mixing.size, rules.blocks, stop));
  const auto of = [&](Role which) { return found.chains[static_cast<std::size_t>(which)]; };
  result.coordinator = of(Role::coordinator);
  result.itinerant = of(Role::itinerant);
  result.representative = of(Role::representative);
  result.gatekeeper = of(Role::gatekeeper);
  result.liaison = of(Role::liaison);
  result.total = found.total;
  result.expected = roles_of(found.expected, found.total_expected);
  result.z = roles_of(found.z, found.total_z);
  return result;
}

std::vector<MapBridge> map_bridges(const Measured& measured, const std::vector<std::string>& silos, const MapRules& rules) {
  const auto bridges = network::bridges_of(measured.network, measured.unit_of, measured.mixing);
  std::vector<MapBridge> result;
  for (Unit a = 0; a < measured.mixing.units; ++a) {
    for (Unit b = a + 1; b < measured.mixing.units; ++b) {
      const std::size_t cell = cell_of(a, b, measured.mixing.units);
      const MapShowing showing = measured.protection.cells[cell];
      auto& bridge = result.emplace_back(MapBridge{.a = silos[a], .b = silos[b]});
      if (showing != MapShowing::shown) {
        bridge.people_a = bridge.people_b = Shown<std::uint32_t>::hidden(why_absent(showing));
        bridge.top_share = Shown<double>::hidden(why_absent(showing));
        continue;
      }
      bridge.people_a = measured.mixing.contributors_of(a, b);
      bridge.people_b = measured.mixing.contributors_of(b, a);
      const bool enough = std::min(bridge.people_a.value(), bridge.people_b.value()) >= rules.minimum || rules.minimum <= 1;
      bridge.top_share = enough ? shown(bridges.top_share[cell]) : Shown<double>::hidden("few_contributors");
    }
  }
  return result;
}

}  // namespace schakel::analysis
