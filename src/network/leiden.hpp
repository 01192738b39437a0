#pragma once
// Leiden: the groups in which people really work together, found from the ties alone, to be laid beside the chart.
//
//   Q(γ) = Σ_c [O_cc/m − γ (K_c/2m)²]          higher γ: more and smaller communities
//
//   move     each person to the neighbouring community that raises Q most, until nobody moves
//   refine   within each community, start alone again and join only well-connected parts
//   contract parts into single nodes, and again; then from the top with what was found, `iterations` times

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "network/mixing.hpp"
#include "network/network.hpp"

namespace schakel::network {

struct Partition {
  std::vector<Unit> of;     // [nodes], numbered in order of their first node
  std::uint32_t count = 0;
};

struct LeidenRules {
  double resolution = 1;
  std::uint32_t iterations = 2;
  Seed seed = {};
};

// Edges   no ties: everybody alone. Ties count once, whatever their weight
// Fails   cancelled
// Seed    decides in which order people are visited; same seed, same communities. One thread: run several seeds or
//         resolutions beside each other
// Cost    O(iterations × ties) in practice, memory O(nodes + ties of the first contraction)
// Source  Traag, Waltman & Van Eck (2019), Scientific Reports 9, 5233; refinement takes the best part instead of drawing one.
//         A community that fell apart all the same is split at the end (which raises Q), so none is disconnected, ever
[[nodiscard]] Result<Partition> leiden(const Network& network, const LeidenRules& rules, const std::stop_token& stop = {});

// Edges  no ties: NaN
// Cost   O(nodes + ties)
[[nodiscard]] double modularity_of(const Network& network, const Partition& partition, double resolution = 1);

// The same communities, each that is not connected cut into its connected pieces.
[[nodiscard]] Partition connected_pieces(const Network& network, const Partition& partition);

}  // namespace schakel::network
