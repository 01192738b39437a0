#pragma once
// One level of Leiden: a network whose nodes may stand for many people, and the three steps on it (leiden.hpp).

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/seed.hpp"
#include "network/mixing.hpp"
#include "network/network.hpp"

namespace schakel::network {

// Valid  the level of a network: as long as the network is; a contracted one owns its arrays
class Level {
 public:
  [[nodiscard]] static Level of_network(const Network& network);

  [[nodiscard]] std::uint32_t nodes() const { return static_cast<std::uint32_t>(volume.size()); }
  [[nodiscard]] std::span<const Node> others(Node node) const { return other.subspan(first[node], first[node + 1] - first[node]); }
  // Of the tie at place i of all ties.
  [[nodiscard]] double weight_at(std::uint64_t i) const { return weight.empty() ? 1.0 : weight[i]; }

  std::span<const std::uint64_t> first;
  std::span<const Node> other;
  std::span<const double> weight;  // empty: all 1
  std::vector<double> volume;      // ends of ties, those within a node counted twice

  struct Arrays {
    std::vector<std::uint64_t> first;
    std::vector<Node> other;
    std::vector<double> weight;
  };
  std::shared_ptr<const Arrays> owned;
};

// scale: resolution / 2m. `of` holds numbers below nodes().
void move_nodes(const Level& level, double scale, Random& random, std::vector<Unit>& of);
// Parts of the communities, each connected; numbered by one of their nodes.
[[nodiscard]] std::vector<Unit> refined(const Level& level, double scale, Random& random, const std::vector<Unit>& of);
[[nodiscard]] Level contracted(const Level& level, const std::vector<Unit>& part, std::uint32_t parts);

}  // namespace schakel::network
