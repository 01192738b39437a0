#include "analysis/map_links.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/map_views.hpp"

namespace schakel::analysis {
namespace {

std::string name_of(network::LinkFeature reason) {
  using network::LinkFeature;
  switch (reason) {
    case LinkFeature::common: return "common contacts";
    case LinkFeature::paths: return "short paths";
    case LinkFeature::recent:
    case LinkFeature::recent_paths: return "recent contacts";
    case LinkFeature::shared: return "shared messages";
    case LinkFeature::toward: return "knows the other silo";
    case LinkFeature::affinity:
    case LinkFeature::degrees:
    case LinkFeature::activity: break;  // reasons of silos and of single people, not of two
  }
  return "common contacts";
}

}  // namespace

Result<std::vector<network::Suggestion>> links_across_walls(const MapNodes& nodes, const network::Mixing& mixing,
                                                           const network::Exchange& exchange, const Protection& protection,
                                                           const MapRules& rules, const std::stop_token& stop) {
  network::Exchange shown = exchange;
  for (std::size_t cell = 0; cell < shown.verdict.size(); ++cell) {
    const bool told = protection.cells[cell] != MapShowing::small_group && protection.cells[cell] != MapShowing::few_contributors;
    if (!told) shown.verdict[cell] = network::Verdict::too_little_data;
  }
  std::vector<std::uint8_t> willing;
  for (const std::uint32_t person : nodes.person) {
    if (!rules.willing.empty()) willing.push_back(rules.willing.at(person));
  }
  const network::SuggestRules how{.per_person = rules.per_person,
                                  .per_wall = rules.per_wall,
                                  .willing = willing,
                                  .links = {.seed = rules.seed},
                                  .blocks = rules.blocks};
  return network::suggest_links(static_cast<std::uint32_t>(nodes.unit_of.size()), nodes.arcs, nodes.unit_of, mixing, shown, how, stop);
}

std::vector<MapMissing> counted(const std::vector<network::Suggestion>& suggestions, const MapNodes& nodes) {
  std::map<std::pair<network::Unit, network::Unit>, std::uint32_t> count;
  for (const auto& one : suggestions) ++count[std::minmax(nodes.unit_of[one.a], nodes.unit_of[one.b])];
  std::vector<MapMissing> result;
  for (const auto& [wall, links] : count) result.push_back({nodes.silos[wall.first], nodes.silos[wall.second], links});
  return result;
}

Result<std::vector<PairToMeet>> pairs_to_meet(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules,
                                             std::stop_token stop) {
  const MapNodes nodes = TRY(map_nodes(roster, ties, rules.border, rules.level));
  const auto people = static_cast<std::uint32_t>(nodes.unit_of.size());
  const auto network = network::Network::from_arcs(people, plain_arcs(nodes), network::Direction::none);
  const auto mixing = network::mixing_of(network, nodes.unit_of, static_cast<std::uint32_t>(nodes.silos.size()));
  const auto exchange = network::exchange_of(mixing);
  const auto protection = TRY(protect_beside_others(roster, ties, rules, nodes, mixing, exchange));
  const auto id_of = [&](network::Node node) { return roster.people[nodes.person[node]].id; };
  const auto silo_of = [&](network::Node node) { return nodes.silos[nodes.unit_of[node]]; };
  std::vector<PairToMeet> result;
  for (const auto& one : TRY(links_across_walls(nodes, mixing, exchange, protection, rules, stop))) {
    result.push_back({.a = id_of(one.a),
                      .b = id_of(one.b),
                      .silo_a = silo_of(one.a),
                      .silo_b = silo_of(one.b),
                      .chance = one.chance,
                      .common = one.common,
                      .introducer = id_of(one.introducer),
                      .reason = name_of(one.reason)});
  }
  return result;
}

}  // namespace schakel::analysis
