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

// Both ends of every arc, each row in ascending order: turned over once to collect and once more to sort, since the rows of a
// network read by column are its rows.
std::vector<Node> sorted_rows(std::uint32_t nodes, std::span<const Arc> arcs, std::vector<std::uint64_t>& first) {
  first.assign(nodes + std::size_t{1}, 0);
  for (const auto& arc : arcs) {
    assert(arc.from < nodes && arc.to < nodes);
    if (arc.from == arc.to) continue;
    ++first[arc.from + std::size_t{1}];
    ++first[arc.to + std::size_t{1}];
  }
  for (std::size_t v = 0; v < nodes; ++v) first[v + 1] += first[v];
  std::vector<Node> rows(first[nodes]);
  auto place = first;
  for (const auto& arc : arcs) {
    if (arc.from == arc.to) continue;
    rows[place[arc.from]++] = arc.to;
    rows[place[arc.to]++] = arc.from;
  }
  std::vector<Node> sorted(rows.size());
  place = first;
  for (Node v = 0; v < nodes; ++v) {
    for (auto i = first[v]; i < first[v + std::size_t{1}]; ++i) sorted[place[rows[i]]++] = v;
  }
  return sorted;
}

}  // namespace

// Repeats stand beside each other: they become one, and their number its weight.
void Network::fill_unweighted(std::uint32_t nodes, std::span<const Arc> arcs) {
  neighbours_ = sorted_rows(nodes, arcs, first_);
  bool repeats = false;
  for (std::size_t v = 0; v < nodes && !repeats; ++v) {
    for (auto i = first_[v] + 1; i < first_[v + 1]; ++i) repeats = repeats || neighbours_[i] == neighbours_[i - 1];
  }
  if (repeats) {
    std::uint64_t kept = 0;
    for (std::size_t v = 0; v < nodes; ++v) {
      const auto begin = first_[v];
      first_[v] = kept;
      for (auto i = begin; i < first_[v + 1]; ++i) {
        if (kept > first_[v] && neighbours_[kept - 1] == neighbours_[i]) {
          weights_.back() += 1;
        } else {
          neighbours_[kept++] = neighbours_[i];
          weights_.push_back(1);
        }
      }
    }
    first_[nodes] = kept;
    neighbours_.resize(kept);
  }
  std::uint64_t longest = 0;
  for (std::size_t v = 0; v < nodes; ++v) longest = std::max(longest, first_[v + 1] - first_[v]);
  if (weights_.empty()) ones_.assign(longest, 1);
}

void Network::fill_weighted(std::uint32_t nodes, std::span<const Arc> arcs) {
  first_.assign(nodes + std::size_t{1}, 0);
  const Rows rows = rows_of(nodes, arcs, Sides::both);
  for (std::size_t v = 0; v < nodes; ++v) {
    for (auto i = rows.first[v]; i < rows.first[v + 1]; ++i) {
      const auto [other, weight] = rows.ends[i];
      if (neighbours_.size() > first_[v] && neighbours_.back() == other) {
        weights_.back() += weight;
      } else {
        neighbours_.push_back(other);
        weights_.push_back(weight);
      }
    }
    first_[v + 1] = neighbours_.size();
  }
}

Network Network::from_arcs(std::uint32_t nodes, std::span<const Arc> arcs, Direction direction) {
  Network network;
  if (std::all_of(arcs.begin(), arcs.end(), [](const Arc& arc) { return arc.weight == 1; })) {
    network.fill_unweighted(nodes, arcs);
  } else {
    network.fill_weighted(nodes, arcs);
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
