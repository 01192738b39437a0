#pragma once
// Chance: what E-I would be if people were dealt over the same units at random. Without it E-I says little: 42 units of equal
// size have an E-I near +.9 by chance alone.

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/blocks.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "network/mixing.hpp"

namespace schakel::network {

// The E-I of each permutation of the units over the nodes; permutation number i is always the same one, so that blocks may be
// taken by different threads and put behind each other.
//
// Shape   unit_of[nodes]; numbers [first, first + count)
// Edges   no ties: NaN
// Fails   cancelled
// Threads blocks of sixteen permutations, which are counted side by side: the ties are read once for all of them
// Cost    O(count (nodes + ties)) time, 36 bytes a node for each block at the same time
// Source  label permutation as in UCINET's E-I routine; Krackhardt & Stern (1988)
[[nodiscard]] Result<std::vector<double>> permuted_ei(const Network& network, std::span<const Unit> unit_of, Seed seed,
                                                      std::uint32_t first, std::uint32_t count,
                                                      const std::stop_token& stop = {}, const Blocks& blocks = one_by_one);

struct ChanceLevel {
  double mean;
  double low;   // 2.5 %
  double high;  // 97.5 %
  double z;     // of the observed one; NaN when every permutation gives the same
};

// Edges   without permutations: all NaN
[[nodiscard]] ChanceLevel chance_level(double observed, std::vector<double> permuted);

}  // namespace schakel::network
