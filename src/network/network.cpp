#include "network/network.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace schakel::network {
namespace {

struct End {
  Node other;
  double weight;
};

struct Rows {
  std::vector<std::uint64_t> first;
  std::vector<End> ends;
};

enum class Sides { both, from };

// Every arc at the node it starts from (and, on both sides, at the one it ends at), sorted within a node. Sorting by weight
// too fixes the order in which repeats are summed, so that the order of the input changes no digit.
Rows rows_of(std::uint32_t nodes, std::span<const Arc> arcs, Sides sides) {
  Rows rows{std::vector<std::uint64_t>(nodes + std::size_t{1}, 0), {}};
  for (const auto& arc : arcs) {
    assert(arc.from < nodes && arc.to < nodes);
    if (arc.from == arc.to) continue;
    ++rows.first[arc.from + std::size_t{1}];
    if (sides == Sides::both) ++rows.first[arc.to + std::size_t{1}];
  }
  for (std::size_t v = 0; v < nodes; ++v) rows.first[v + 1] += rows.first[v];
  rows.ends.resize(rows.first[nodes]);
  auto place = rows.first;
  for (const auto& arc : arcs) {
    if (arc.from == arc.to) continue;
    rows.ends[place[arc.from]++] = {arc.to, arc.weight};
    if (sides == Sides::both) rows.ends[place[arc.to]++] = {arc.from, arc.weight};
  }
  const auto at = [&](std::uint64_t i) { return rows.ends.begin() + static_cast<std::ptrdiff_t>(i); };
  for (std::size_t v = 0; v < nodes; ++v) {
    std::sort(at(rows.first[v]), at(rows.first[v + 1]), [](const End& a, const End& b) {
      return a.other != b.other ? a.other < b.other : a.weight < b.weight;
    });
  }
  return rows;
}

}  // namespace

Network Network::from_arcs(std::uint32_t nodes, std::span<const Arc> arcs, Direction direction) {
  Network network;
  network.first_.assign(nodes + std::size_t{1}, 0);
  const Rows rows = rows_of(nodes, arcs, Sides::both);
  for (std::size_t v = 0; v < nodes; ++v) {
    for (auto i = rows.first[v]; i < rows.first[v + 1]; ++i) {
      const auto [other, weight] = rows.ends[i];
      if (network.neighbours_.size() > network.first_[v] && network.neighbours_.back() == other) {
        network.weights_.back() += weight;
      } else {
        network.neighbours_.push_back(other);
        network.weights_.push_back(weight);
      }
    }
    network.first_[v + 1] = network.neighbours_.size();
  }
  if (direction == Direction::none) return network;
  const Rows out = rows_of(nodes, arcs, Sides::from);
  network.out_first_.assign(nodes + std::size_t{1}, 0);
  for (std::size_t v = 0; v < nodes; ++v) {
    for (auto i = out.first[v]; i < out.first[v + 1]; ++i) {
      const Node other = out.ends[i].other;
      if (network.out_.size() == network.out_first_[v] || network.out_.back() != other) network.out_.push_back(other);
    }
    network.out_first_[v + 1] = network.out_.size();
  }
  return network;
}

}  // namespace schakel::network
