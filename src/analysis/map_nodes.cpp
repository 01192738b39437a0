#include "analysis/map_nodes.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace schakel::analysis {
namespace {

constexpr std::size_t most_silos = 1000;  // half a million cells: what can still be sent, and more than can be read

constexpr std::string_view between_parts = " / ";

}  // namespace

std::string_view at_level(std::string_view silo, std::uint32_t level) {
  std::size_t end = 0;
  for (std::uint32_t part = 0; part < level; ++part) {
    end = silo.find(between_parts, part == 0 ? 0 : end + between_parts.size());
    if (end == std::string_view::npos) return silo;
  }
  return level == 0 ? silo : silo.substr(0, end);
}

std::uint32_t levels_of(const domain::Roster& roster, std::size_t border) {
  std::uint32_t most = 1;
  for (const auto& person : roster.people) {
    const std::string_view silo = person.silos.at(border);
    std::uint32_t parts = 1;
    for (auto at = silo.find(between_parts); at != std::string_view::npos; at = silo.find(between_parts, at + between_parts.size())) ++parts;
    most = std::max(most, parts);
  }
  return most;
}

Result<MapNodes> map_nodes(const domain::Roster& roster, const domain::Ties& ties, std::size_t border, std::uint32_t level) {
  MapNodes result;
  const auto silo_of = [&](std::uint32_t person) { return at_level(roster.people[person].silos.at(border), level); };
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < roster.people.size(); ++i) {
    if (silo_of(i).empty()) {
      ++result.without;
    } else {
      order.push_back(i);
    }
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return silo_of(a) != silo_of(b) ? silo_of(a) < silo_of(b) : roster.people[a].id < roster.people[b].id;
  });
  constexpr auto nowhere = static_cast<network::Node>(-1);
  std::vector<network::Node> node_of(roster.people.size(), nowhere);
  for (const std::uint32_t person : order) {
    if (result.silos.empty() || result.silos.back() != silo_of(person)) result.silos.emplace_back(silo_of(person));
    node_of[person] = static_cast<network::Node>(result.unit_of.size());
    result.unit_of.push_back(static_cast<network::Unit>(result.silos.size() - 1));
    result.person.push_back(person);
  }
  if (result.silos.size() > most_silos) {
    const std::string count = std::to_string(result.silos.size());
    const std::string limit = std::to_string(most_silos);
    return fail(ErrorKind::too_large, roster.borders[border] + " has " + count + " silos, and a map takes at most " + limit,
                "error.too_many_silos", {{"border", roster.borders[border]}, {"value", count}, {"limit", limit}});
  }
  result.dropped = ties.self_ties + ties.unknown_people;
  result.arcs.reserve(ties.list.size());
  for (const auto& tie : ties.list) {
    const auto from = node_of.at(tie.from);
    const auto to = node_of.at(tie.to);
    if (from == nowhere || to == nowhere || from == to) {
      ++result.dropped;
    } else {
      result.arcs.push_back({from, to, tie.weight, tie.at});
    }
  }
  return result;
}

std::vector<network::Arc> plain_arcs(const MapNodes& nodes) {
  std::vector<network::Arc> arcs;
  arcs.reserve(nodes.arcs.size());
  for (const auto& arc : nodes.arcs) arcs.push_back({arc.from, arc.to, arc.weight});
  return arcs;
}

}  // namespace schakel::analysis
