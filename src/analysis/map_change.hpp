#pragma once
// Map change: the map's headline through time, and whether it moved by more than chance; and of each silo that is shown, how much
// of its contact crosses.

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
  Shown<double> ei_low;  // what 95 of 100 draws of people give
  Shown<double> ei_high;
  Shown<double> assortativity;
  Shown<double> assortativity_low;
  Shown<double> assortativity_high;
};
BOOST_DESCRIBE_STRUCT(MapWindow, (), (begin, end, ties, ei, ei_low, ei_high, assortativity, assortativity_low, assortativity_high))

// The share of a silo's ties that cross, in one window.
struct MapSiloWindow {
  Shown<double> share;  // hidden where the silo is, on the map or on one of this window; and of fewer than the contributors
  Shown<double> low;
  Shown<double> high;
};
BOOST_DESCRIBE_STRUCT(MapSiloWindow, (), (share, low, high))
struct MapSiloTrend {
  std::string name;
  std::vector<MapSiloWindow> windows;
};
BOOST_DESCRIBE_STRUCT(MapSiloTrend, (), (name, windows))

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
  std::vector<MapSiloTrend> silos;  // in order of name
};
BOOST_DESCRIBE_STRUCT(MapChange, (), (windows, steps, whole, silos))

// How many windows these ties can bear: one for every two months, 2 to 8, and with 200 ties in each on average; 0 = none, for
// ties without times. Nobody chooses windows freely: two cuts that differ by a day would show that day.
[[nodiscard]] std::uint32_t windows_for(const domain::Ties& ties);

// The time the ties cover in `windows` equal parts. Ties without a time are left out.
//
// Edges   where the map's overall numbers are hidden, or would be in one of the windows, all are
// Fails   invalid_input: fewer than two windows, or ties without times; as map_silos
// Seed, Threads  as map_silos
[[nodiscard]] Result<MapChange> map_change(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules,
                                           std::uint32_t windows, std::stop_token stop = {});

}  // namespace schakel::analysis
