#include "network/mixing.hpp"

namespace schakel::network {
namespace {

void count_arcs(const Network& network, std::span<const Unit> unit_of, Mixing& mixing) {
  for (Node v = 0; v < network.nodes(); ++v) {
    const Unit a = unit_of[v];
    for (const Node w : network.out(v)) {
      ++mixing.out[a];
      if (unit_of[w] == a) ++mixing.out_inside[a];
    }
  }
}

}  // namespace

Mixing mixing_of(const Network& network, std::span<const Unit> unit_of, std::uint32_t units) {
  assert(unit_of.size() == network.nodes());
  Mixing mixing{.units = units, .people = network.nodes(), .pairs = network.pairs()};
  mixing.size.assign(units, 0);
  mixing.volume.assign(units, 0);
  mixing.strength.assign(units, 0);
  mixing.ties.assign(cell_count(units), 0);
  mixing.contributors.assign(std::size_t{units} * units, 0);
  mixing.out.assign(units, 0);
  mixing.out_inside.assign(units, 0);
  std::vector<Node> last_seen(units, network.nodes());  // the node that last had a tie to this unit
  for (Node v = 0; v < network.nodes(); ++v) {
    const Unit a = unit_of[v];
    assert(a < units);
    ++mixing.size[a];
    const auto neighbours = network.neighbours(v);
    const auto weights = network.weights(v);
    mixing.volume[a] += neighbours.size();
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
      const Unit b = unit_of[neighbours[i]];
      mixing.strength[a] += weights[i];
      if (last_seen[b] != v) {
        last_seen[b] = v;
        ++mixing.contributors[std::size_t{a} * units + b];
      }
      if (neighbours[i] < v) continue;  // each pair once
      ++mixing.ties[cell_of(a, b, units)];
      mixing.weight += weights[i];
      if (a == b) mixing.weight_inside += weights[i];
    }
  }
  count_arcs(network, unit_of, mixing);
  return mixing;
}

}  // namespace schakel::network
