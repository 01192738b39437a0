#pragma once
// Map change: the map's headline through time, and whether it moved by more than chance. Numbers of the whole organisation only.

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/silo_map.hpp"

namespace schakel::analysis {

struct MapWindow {
  double begin = 0;  // seconds, as in the ties
  double end = 0;
  std::uint32_t ties = 0;
  Shown<double> ei;
  Shown<double> assortativity;
};
BOOST_DESCRIBE_STRUCT(MapWindow, (), (begin, end, ties, ei, assortativity))

// From one window to another; differences with what 95 of 100 draws of the same people give.
struct MapStep {
  std::uint32_t from = 0;  // number of the window, from 0
  std::uint32_t to = 0;
  Shown<double> ei;
  Shown<double> ei_low;
  Shown<double> ei_high;
  Shown<double> assortativity;
  Shown<double> assortativity_low;
  Shown<double> assortativity_high;
  bool detectable = false;  // of assortativity, the headline
  double kept = 0;          // crossing ties, for each month of 30.44 days
  double added = 0;
  double deleted = 0;
};
BOOST_DESCRIBE_STRUCT(MapStep, (), (from, to, ei, ei_low, ei_high, assortativity, assortativity_low, assortativity_high, detectable, kept, added,
                                    deleted))

struct MapChange {
  std::vector<MapWindow> windows;
  std::vector<MapStep> steps;  // from each window to the next
  MapStep whole;               // from the first to the last
};
BOOST_DESCRIBE_STRUCT(MapChange, (), (windows, steps, whole))

// The time the ties cover in `windows` equal parts. Ties without a time are left out.
//
// Fails   invalid_input: fewer than two windows, or ties without times; as map_silos
// Seed, Threads  as map_silos
[[nodiscard]] Result<MapChange> map_change(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules,
                                           std::uint32_t windows, std::stop_token stop = {});

}  // namespace schakel::analysis
