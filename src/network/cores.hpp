#pragma once
// Cores: the largest k such that a person stays in a group in which everybody has k ties. High: in the middle; 1: at the edge.

#include <cstdint>
#include <vector>

#include "network/network.hpp"

namespace schakel::network {

// Shape   result[nodes]; without ties 0
// Cost    O(nodes + ties)
// Source  Seidman (1983); the peeling of Batagelj & Zaveršnik (2003)
[[nodiscard]] std::vector<std::uint32_t> coreness_of(const Network& network);

}  // namespace schakel::network
