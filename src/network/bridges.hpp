#pragma once
// Bridges: what the ties across hang on. A tie of two units that have O of them carries 1/O of what passes between the two; a
// person carries what their ties carry.

#include <cstdint>
#include <span>
#include <vector>

#include "network/mixing.hpp"

namespace schakel::network {

struct Bridges {
  std::vector<std::uint32_t> crossing;  // [nodes] ties to other units
  std::vector<double> load;             // [nodes] Σ over these of 1/O
  std::vector<double> top_share;        // triangle: the share of the ties of two units that goes through one person, the most
                                        // that anybody has; NaN without ties and within
  double carried = 0;      // the share of all crossing ends that the 5 % (rounded up) with most of them have
  double only_within = 0;  // the share of those with ties who have none that crosses
};

// Edges   no ties that cross: carried NaN; no ties: only_within NaN
// Cost    O(nodes log nodes + ties) time, O(nodes + units²) memory
[[nodiscard]] Bridges bridges_of(const Network& network, std::span<const Unit> unit_of, const Mixing& mixing);

}  // namespace schakel::network
