#pragma once
// The parts of the map's page below its matrix: change, communities beside the chart, brokers, bridges, and how many could meet.

#include <string>

#include "analysis/map_change.hpp"
#include "analysis/silo_map.hpp"

namespace schakel::cli {

// Edges  a part without anything to tell is not there
[[nodiscard]] std::string map_page_depth(const analysis::SiloMap& map, const analysis::MapChange* change);

}  // namespace schakel::cli
