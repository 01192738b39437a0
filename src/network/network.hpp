#pragma once
// Network: who is tied to whom, as arrays. Nodes are numbered from 0; what they stand for is the caller's business.
//
//   arcs  0→1 w2   1→0 w1   1→2 w1          pairs  0–1 w3   1–2 w1
//   first      0 1 3 4                       where each node's neighbours begin
//   neighbours 1|0 2|1                       each pair stands at both ends
//   weights    3|3 1|1                       summed over both directions and over repeats

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace schakel::network {

using Node = std::uint32_t;

struct Arc {
  Node from = 0;
  Node to = 0;
  double weight = 1;
};

enum class Direction { kept, none };

// The simple undirected network of the arcs, with their summed weights beside it; and, when direction is kept, the
// simple directed one.
// Edges    arcs from a node to itself are left out; repeats are one tie
// Threads  immutable, share freely
class Network {
 public:
  // Shape  every node below `nodes`
  // Cost   O(nodes + arcs log degree) time, without weights O(nodes + arcs), and 4 bytes for each end of an arc instead of 12;
  //        the order of the arcs changes nothing, not a digit
  [[nodiscard]] static Network from_arcs(std::uint32_t nodes, std::span<const Arc> arcs, Direction direction);

  [[nodiscard]] std::uint32_t nodes() const { return static_cast<std::uint32_t>(first_.size() - 1); }
  [[nodiscard]] std::uint64_t pairs() const { return neighbours_.size() / 2; }
  // In ascending order.
  [[nodiscard]] std::span<const Node> neighbours(Node node) const { return part(neighbours_, first_, node); }
  [[nodiscard]] std::span<const double> weights(Node node) const {
    return weights_.empty() ? std::span(ones_).first(first_[node + std::size_t{1}] - first_[node]) : part(weights_, first_, node);
  }
  // Those this node has an arc to; its neighbours when there are no directions.
  [[nodiscard]] std::span<const Node> out(Node node) const {
    return directed() ? part(out_, out_first_, node) : neighbours(node);
  }
  [[nodiscard]] bool directed() const { return !out_first_.empty(); }
  // All neighbours behind each other, and where those of each node begin (one more than there are nodes).
  [[nodiscard]] std::span<const std::uint64_t> firsts() const { return first_; }
  [[nodiscard]] std::span<const Node> all_neighbours() const { return neighbours_; }

 private:
  template <class T>
  static std::span<const T> part(const std::vector<T>& all, const std::vector<std::uint64_t>& first, Node node) {
    return std::span(all).subspan(first[node], first[node + 1] - first[node]);
  }
  void fill_unweighted(std::uint32_t nodes, std::span<const Arc> arcs);
  void fill_weighted(std::uint32_t nodes, std::span<const Arc> arcs);

  std::vector<std::uint64_t> first_ = {0};
  std::vector<Node> neighbours_;
  std::vector<double> weights_;  // empty when all are 1: then the longest row of ones serves for all
  std::vector<double> ones_;
  std::vector<std::uint64_t> out_first_;  // empty when there are no directions
  std::vector<Node> out_;
};

}  // namespace schakel::network
