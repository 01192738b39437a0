#pragma once
// Map page: a silo map as one self-contained HTML page (no scripts, nothing from elsewhere): the exchange matrix as a picture,
// and the same content as tables.

#include <string>

#include "analysis/silo_map.hpp"

namespace schakel::cli {

[[nodiscard]] std::string map_page(const analysis::SiloMap& map, const std::string& version);

}  // namespace schakel::cli
