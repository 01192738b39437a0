#include "network/cores.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace schakel::network {

std::vector<std::uint32_t> coreness_of(const Network& network) {
  const std::uint32_t nodes = network.nodes();
  std::vector<std::uint32_t> core(nodes);
  std::uint32_t most = 0;
  for (Node v = 0; v < nodes; ++v) {
    core[v] = static_cast<std::uint32_t>(network.neighbours(v).size());
    most = std::max(most, core[v]);
  }
  // People in order of what is left of their degree; `start` is where those with each degree begin.
  std::vector<std::uint32_t> start(most + std::size_t{2}, 0);
  for (const auto degree : core) ++start[degree + std::size_t{1}];
  for (std::size_t d = 1; d < start.size(); ++d) start[d] += start[d - 1];
  std::vector<Node> order(nodes);
  std::vector<std::uint32_t> place(nodes);
  auto next = start;
  for (Node v = 0; v < nodes; ++v) {
    place[v] = next[core[v]]++;
    order[place[v]] = v;
  }
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const Node v = order[i];
    for (const Node w : network.neighbours(v)) {
      if (core[w] <= core[v]) continue;
      // w loses a tie: it goes to the front of those with its degree, and the front moves on.
      const std::uint32_t front = start[core[w]]++;
      std::swap(order[place[w]], order[front]);
      std::swap(place[w], place[order[place[w]]]);
      --core[w];
    }
  }
  return core;
}

}  // namespace schakel::network
