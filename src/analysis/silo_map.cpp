#include "analysis/silo_map.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>

#include "analysis/map_protection.hpp"
#include "analysis/map_depth.hpp"
#include "analysis/map_links.hpp"
#include "analysis/map_nodes.hpp"
#include "analysis/map_views.hpp"
#include "network/chance.hpp"
#include "network/exchange.hpp"
#include "network/mixing.hpp"
#include "network/network.hpp"
#include "network/openness.hpp"

namespace schakel::analysis {
namespace {

using network::cell_of;
using network::Unit;

MapOverall overall_of(const network::Openness& openness, const network::ChanceLevel& chance) {
  return {.ei = shown(openness.ei),
          .ei_weighted = shown(openness.ei_weighted),
          .ei_expected = shown(chance.mean),
          .ei_low = shown(chance.low),
          .ei_high = shown(chance.high),
          .ei_z = shown(chance.z),
          .modularity = shown(openness.modularity),
          .assortativity = shown(openness.assortativity),
          .assortativity_weighted = shown(openness.assortativity_weighted),
          .freeman = shown(openness.freeman)};
}

MapOverall hidden_overall() {
  const auto hidden = Shown<double>::hidden("small_group");
  return {hidden, hidden, hidden, hidden, hidden, hidden, hidden, hidden, hidden, hidden};
}

std::string_view name_of(network::Verdict verdict) {
  switch (verdict) {
    case network::Verdict::wall: return "wall";
    case network::Verdict::corridor: return "corridor";
    case network::Verdict::too_little_data: return "too little data";
    case network::Verdict::as_expected: return "as expected";
  }
  return "";
}

MapSilo silo_of(const std::string& name, const network::Mixing& mixing, const network::UnitOpenness& openness, Unit a) {
  return {.name = name,
          .people = mixing.size[a],
          .inside = static_cast<std::uint32_t>(mixing.inside(a)),
          .crossing = static_cast<std::uint32_t>(mixing.crossing(a)),
          .ei = shown(openness.ei[a]),
          .conductance = shown(openness.conductance[a]),
          .coleman = shown(openness.coleman[a])};
}

MapSilo hidden_silo(const std::string& name) {
  const auto count = Shown<std::uint32_t>::hidden("small_group");
  const auto number = Shown<double>::hidden("small_group");
  return {name, count, count, count, number, number, number};
}

// The numbers of one cell that may be shown. A band or a complement keeps what is known from the silos' own
// totals (what chance expects) and the verdict; z and ratio would give the number of ties away.
MapCell cell_between(std::string a, std::string b, std::size_t cell, const network::Mixing& mixing,
                     const network::Exchange& exchange, MapShowing showing) {
  MapCell result{.a = std::move(a), .b = std::move(b), .verdict = std::string(name_of(exchange.verdict[cell]))};
  result.expected = shown(exchange.expected[cell]);
  if (showing == MapShowing::shown) {
    result.ties = static_cast<std::uint32_t>(mixing.ties[cell]);
    result.ratio = shown(exchange.ratio[cell]);
    result.z = shown(exchange.z[cell]);
    result.q = shown(exchange.q[cell]);
    return result;
  }
  const auto hidden = Shown<double>::hidden(why_absent(showing));
  result.ties = Shown<std::uint32_t>::hidden(why_absent(showing));
  result.ratio = result.z = result.q = hidden;
  if (showing == MapShowing::band || showing == MapShowing::complement) return result;
  result.expected = hidden;
  result.verdict = "";
  return result;
}

void fill(SiloMap& map, const std::vector<std::string>& silos, const network::Mixing& mixing, const Protection& protection,
          const network::Exchange& exchange) {
  const auto openness = network::unit_openness_of(mixing);
  for (Unit a = 0; a < mixing.units; ++a) {
    map.silos.push_back(protection.hidden_silo[a] ? hidden_silo(silos[a]) : silo_of(silos[a], mixing, openness, a));
    for (Unit b = a; b < mixing.units; ++b) {
      const std::size_t cell = cell_of(a, b, mixing.units);
      map.exchange.push_back(cell_between(silos[a], silos[b], cell, mixing, exchange, protection.cells[cell]));
    }
  }
}

}  // namespace

Result<SiloMap> map_silos(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules, std::stop_token stop) {
  if (rules.border >= roster.borders.size()) {
    const std::string number = std::to_string(rules.border + 1);
    return invalid("there is no border number " + number, "error.no_border", {{"value", number}});
  }
  const MapNodes prepared = TRY(map_nodes(roster, ties, rules.border, rules.level));
  const auto units = static_cast<std::uint32_t>(prepared.silos.size());
  const auto people = static_cast<std::uint32_t>(prepared.unit_of.size());
  const auto network = network::Network::from_arcs(people, plain_arcs(prepared),
                                                   ties.directed ? network::Direction::kept : network::Direction::none);
  const auto mixing = network::mixing_of(network, prepared.unit_of, units);
  const auto exchange = network::exchange_of(mixing);
  const auto openness = network::openness_of(mixing);
  const auto permuted = TRY(network::permuted_ei(network, prepared.unit_of, rules.seed, 0, rules.permutations, stop, rules.blocks));
  const Protection protection = TRY(protect_beside_others(roster, ties, rules, prepared, mixing, exchange));
  SiloMap map{.people = people,
              .ties = static_cast<std::uint32_t>(network.pairs()),
              .dropped = prepared.dropped,
              .without = prepared.without,
              .border = roster.borders[rules.border],
              .level = rules.level,
              .levels = levels_of(roster, rules.border)};
  map.overall = protection.overall_hidden ? hidden_overall()
                                          : overall_of(openness, network::chance_level(openness.ei, permuted));
  fill(map, prepared.silos, mixing, protection, exchange);
  const Measured measured{network, prepared.unit_of, mixing, protection};
  map.structure = map_structure(measured, rules);
  map.communities = TRY(map_communities(measured, rules, stop));
  map.brokerage = TRY(map_brokerage(measured, rules, stop));
  map.bridges = map_bridges(measured, prepared.silos, rules);
  if (rules.links) map.missing_links = counted(TRY(links_across_walls(prepared, mixing, exchange, protection, rules, stop)), prepared);
  return map;
}

}  // namespace schakel::analysis
