#pragma once
// What a screen of the silo map shows besides the map itself: the borders side by side.

#include "analysis/silo_map.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

// Which map: along a border ("" = the first), and how many parts of its silos' names count (0 = all).
struct MapAsk {
  std::string border;
  std::uint32_t level = 0;
};

// One border at one level, in a line.
struct BorderLine {
  std::string border;
  std::uint32_t level = 0;
  std::uint32_t levels = 1;
  std::uint32_t silos = 0;
  std::uint32_t hidden = 0;  // of those
  std::uint32_t walls = 0;   // that are shown
  std::uint32_t corridors = 0;
  analysis::MapOverall overall;
  Shown<double> ami;       // of the silos and the communities that the ties show
  Shown<double> seed_ari;
};
BOOST_DESCRIBE_STRUCT(BorderLine, (), (border, level, levels, silos, hidden, walls, corridors, overall, ami, seed_ari))

struct MapBordersView {
  std::vector<BorderLine> borders;    // in the organisation's order, from coarse to fine
  std::vector<std::string> too_many;  // borders with more silos than a map takes
};
BOOST_DESCRIBE_STRUCT(MapBordersView, (), (borders, too_many))

}  // namespace schakel::service
