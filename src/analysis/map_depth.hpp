#pragma once
// Map depth: what the silo map says beyond its matrix: communities beside the chart, brokers, and what each bridge hangs on.
// Each part says itself what of it may be shown.

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "analysis/map_protection.hpp"
#include "analysis/silo_map.hpp"
#include "network/mixing.hpp"
#include "network/network.hpp"

namespace schakel::analysis {

// Valid  as long as what it refers to is
struct Measured {
  const network::Network& network;
  std::span<const network::Unit> unit_of;
  const network::Mixing& mixing;
  const Protection& protection;
};

// NaN is a number that does not exist.
[[nodiscard]] Shown<double> shown(double value);

[[nodiscard]] MapStructure map_structure(const Measured& measured, const MapRules& rules);
[[nodiscard]] Result<MapCommunities> map_communities(const Measured& measured, const MapRules& rules, const std::stop_token& stop);
[[nodiscard]] Result<MapBrokerage> map_brokerage(const Measured& measured, const MapRules& rules, const std::stop_token& stop);
[[nodiscard]] std::vector<MapBridge> map_bridges(const Measured& measured, const std::vector<std::string>& silos, const MapRules& rules);

}  // namespace schakel::analysis
