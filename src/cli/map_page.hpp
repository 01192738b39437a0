#pragma once
// Map page: a silo map as one self-contained HTML page (no scripts, nothing from elsewhere): the exchange matrix as a picture,
// and the same content as tables.

#include <string>

#include "analysis/map_change.hpp"
#include "analysis/silo_map.hpp"

namespace schakel::cli {

// change: null when it was not asked for.
[[nodiscard]] std::string map_page(const analysis::SiloMap& map, const analysis::MapChange* change, const std::string& version);

}  // namespace schakel::cli
