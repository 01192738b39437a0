#pragma once
// Map links: who could be introduced to whom across a wall that the map shows. People are named to themselves only (`schakel map
// --who`, opt-in); leaders see how many there are for each wall. A wall that the map hides has none: they would give it away.

#include <stop_token>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/map_nodes.hpp"
#include "analysis/map_protection.hpp"
#include "analysis/silo_map.hpp"
#include "network/suggest.hpp"

namespace schakel::analysis {

struct PairToMeet {
  std::string a;  // ids of people
  std::string b;
  std::string silo_a;
  std::string silo_b;
  double chance = 0;         // of a tie by itself, in a period half as long as the ties cover
  std::uint32_t common = 0;  // people both know
  std::string introducer;    // one of them
  std::string reason;        // "common contacts", "short paths", "recent contacts", "shared messages", "knows the other silo"
};
BOOST_DESCRIBE_STRUCT(PairToMeet, (), (a, b, silo_a, silo_b, chance, common, introducer, reason))

[[nodiscard]] Result<std::vector<network::Suggestion>> links_across_walls(const MapNodes& nodes, const network::Mixing& mixing,
                                                                         const network::Exchange& exchange, const Protection& protection,
                                                                         const MapRules& rules, const std::stop_token& stop);

[[nodiscard]] std::vector<MapMissing> counted(const std::vector<network::Suggestion>& suggestions, const MapNodes& nodes);

// The best first.
// Fails, Seed, Threads  as map_silos
[[nodiscard]] Result<std::vector<PairToMeet>> pairs_to_meet(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules,
                                                           std::stop_token stop = {});

}  // namespace schakel::analysis
