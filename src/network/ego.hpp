#pragma once
// Ego: how each person stands among the people around them. A broker's contacts do not know each other.

#include <cstdint>
#include <vector>

#include "base/blocks.hpp"
#include "network/network.hpp"

namespace schakel::network {

// One array per measure, [nodes]. Ties count once, whatever their weight.
struct Ego {
  std::vector<double> constraint;            // Σ_j (p_ij + Σ_q p_iq p_qj)², p_ij = 1/k_i: low for a broker
  std::vector<double> effective_size;        // k_i − 2t/k_i, t ties among the people around
  std::vector<std::uint32_t> local_bridges;  // ties to somebody with whom nobody is in common
};

// Edges   a person without ties: constraint and effective size NaN
// Threads blocks of people
// Cost    O(Σ of squared degrees) time, O(nodes) memory a block
// Source  Burt (1992), Structural Holes; effective size as reduced by Borgatti (1997); Granovetter (1973). constraint as igraph's
[[nodiscard]] Ego ego_of(const Network& network, const Blocks& blocks = one_by_one);

// The ties that both name. Without directions every tie is one.
[[nodiscard]] Network mutual_ties(const Network& network);

// Ties with somebody in common. Of mutual_ties: Simmelian ties (Krackhardt 1999).
[[nodiscard]] std::uint64_t embedded_ties(const Network& network, const Ego& ego);

}  // namespace schakel::network
