#include "network/ego.hpp"

#include <algorithm>
#include <numeric>

#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

// What the others around a person invest in each of them; −1: not around.
class Around {
 public:
  explicit Around(const Network& network) : network_(network), indirect_(network.nodes(), -1) {}

  void look(Node person, Ego& ego) {
    const auto around = network_.neighbours(person);
    if (around.empty()) return;
    const double own = 1 / static_cast<double>(around.size());
    for (const Node v : around) indirect_[v] = 0;
    std::uint64_t among = 0;  // twice: each tie from both ends
    for (const Node q : around) {
      const auto others = network_.neighbours(q);
      const double passed = own / static_cast<double>(others.size());
      for (const Node j : others) {
        if (indirect_[j] < 0) continue;
        indirect_[j] += passed;
        ++among;
      }
    }
    double constraint = 0;
    std::uint32_t bridges = 0;
    for (const Node j : around) {
      constraint += (own + indirect_[j]) * (own + indirect_[j]);
      bridges += indirect_[j] == 0 ? 1U : 0U;
      indirect_[j] = -1;
    }
    ego.constraint[person] = constraint;
    ego.effective_size[person] = static_cast<double>(around.size()) - static_cast<double>(among) * own;
    ego.local_bridges[person] = bridges;
  }

 private:
  const Network& network_;
  std::vector<double> indirect_;
};

}  // namespace

Ego ego_of(const Network& network, const Blocks& blocks) {
  using numbers::undefined;
  const std::uint64_t nodes = network.nodes();
  Ego ego{std::vector<double>(nodes, undefined), std::vector<double>(nodes, undefined), std::vector<std::uint32_t>(nodes, 0)};
  constexpr std::uint64_t parts = 16;
  blocks(parts, [&](std::size_t part) {
    Around around(network);
    for (auto v = nodes * part / parts; v < nodes * (part + 1) / parts; ++v) around.look(static_cast<Node>(v), ego);
  });
  return ego;
}

Network mutual_ties(const Network& network) {
  std::vector<Arc> arcs;
  for (Node v = 0; v < network.nodes(); ++v) {
    for (const Node w : network.out(v)) {
      const auto back = network.out(w);
      if (v < w && std::binary_search(back.begin(), back.end(), v)) arcs.push_back({v, w, 1});
    }
  }
  return Network::from_arcs(network.nodes(), arcs, Direction::none);
}

std::uint64_t embedded_ties(const Network& network, const Ego& ego) {
  return network.pairs() - std::accumulate(ego.local_bridges.begin(), ego.local_bridges.end(), std::uint64_t{0}) / 2;
}

}  // namespace schakel::network
