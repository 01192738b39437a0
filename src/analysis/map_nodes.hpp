#pragma once
// Map nodes: a roster and its ties as the arrays that the engines take. Nodes are in order of silo and id, whatever the order
// of the roster: the same bytes then, and people who work together stand together in memory, which is several times faster.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "domain/roster.hpp"
#include "network/link_model.hpp"
#include "network/mixing.hpp"

namespace schakel::analysis {

struct MapNodes {
  std::vector<std::string> silos;
  std::vector<network::Unit> unit_of;
  std::vector<std::uint32_t> person;  // [nodes] index into Roster::people
  std::vector<network::TimedArc> arcs;
  std::uint64_t dropped = 0;
  std::uint32_t without = 0;
};

// "Ruimte / Vergunningen / Balie" at level 1 is "Ruimte", at level 2 "Ruimte / Vergunningen"; at level 0, and deeper than it
// goes, the whole.
[[nodiscard]] std::string_view at_level(std::string_view silo, std::uint32_t level);
// How deep the deepest silo of a border goes; 1 for a border without parts.
[[nodiscard]] std::uint32_t levels_of(const domain::Roster& roster, std::size_t border);

// Shape  border: of the roster
// Fails  too_large: more than 1,000 silos
[[nodiscard]] Result<MapNodes> map_nodes(const domain::Roster& roster, const domain::Ties& ties, std::size_t border,
                                         std::uint32_t level = 0);

[[nodiscard]] std::vector<network::Arc> plain_arcs(const MapNodes& nodes);

}  // namespace schakel::analysis
