#pragma once
// Map views: which other maps of the same people are published beside one, and what of it may then be shown. A map of teams adds up
// to the map of their departments: what the one hides must not be found in the other.

#include "analysis/map_nodes.hpp"
#include "analysis/map_protection.hpp"
#include "analysis/silo_map.hpp"

namespace schakel::analysis {

// As protect, heeding every border at every level of the roster that these silos are parts of.
//
// Shape    nodes, mixing, exchange: of rules.border at rules.level
// Careful  a border that cuts across this one (departments, locations) is not heeded
// Cost     for each coarser view what one map's exchange costs
[[nodiscard]] Result<Protection> protect_beside_others(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules,
                                                       const MapNodes& nodes, const network::Mixing& mixing,
                                                       const network::Exchange& exchange);

}  // namespace schakel::analysis
