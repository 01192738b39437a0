#include "network/betweenness.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace schakel::network {
namespace {

constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();

class Brandes {
 public:
  explicit Brandes(const Network& network)
      : network_(network), distance_(network.nodes(), unseen), ways_(network.nodes()), passing_(network.nodes()), sum_(network.nodes(), 0) {
    order_.reserve(network.nodes());
  }

  void from(Node source) {
    order_.clear();
    reach(source, 0);
    ways_[source] = 1;
    for (std::size_t next = 0; next < order_.size(); ++next) {
      const Node v = order_[next];
      const std::uint32_t further = distance_[v] + 1;
      for (const Node w : network_.out(v)) {
        if (distance_[w] == unseen) reach(w, further);
        if (distance_[w] == further) ways_[w] += ways_[v];
      }
    }
    // Back from the farthest: what passes through somebody is what passes on, shared over the ways.
    for (std::size_t i = order_.size(); i-- > 0;) {
      const Node v = order_[i];
      const std::uint32_t further = distance_[v] + 1;
      for (const Node w : network_.out(v)) {
        if (distance_[w] == further) passing_[v] += ways_[v] * passing_[w];
      }
      if (v != source) sum_[v] += passing_[v];
      passing_[v] = (1 + passing_[v]) / ways_[v];
    }
    for (const Node v : order_) distance_[v] = unseen;
  }
  std::vector<double> take() && { return std::move(sum_); }

 private:
  void reach(Node v, std::uint32_t distance) {
    distance_[v] = distance;
    ways_[v] = passing_[v] = 0;
    order_.push_back(v);
  }
  const Network& network_;
  std::vector<std::uint32_t> distance_;
  std::vector<double> ways_, passing_, sum_;
  std::vector<Node> order_;
};

}  // namespace

Result<std::vector<double>> betweenness_of(const Network& network, std::span<const Node> sources, const Blocks& blocks,
                                           const std::stop_token& stop) {
  const std::size_t parts = std::min<std::size_t>(16, sources.size());
  std::vector<std::vector<double>> sums(parts);
  blocks(parts, [&](std::size_t part) {
    Brandes brandes(network);
    for (auto i = sources.size() * part / parts; i < sources.size() * (part + 1) / parts && !stop.stop_requested(); ++i) {
      brandes.from(sources[i]);
    }
    sums[part] = std::move(brandes).take();
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while counting shortest ways");
  std::vector<double> result(network.nodes(), 0);
  for (const auto& sum : sums) {
    for (std::size_t v = 0; v < result.size(); ++v) result[v] += sum[v];
  }
  if (sources.empty()) return result;
  const double scale = static_cast<double>(network.nodes()) / static_cast<double>(sources.size()) / (network.directed() ? 1 : 2);
  for (auto& one : result) one *= scale;
  return result;
}

std::vector<Node> every_node(const Network& network) {
  std::vector<Node> nodes(network.nodes());
  std::iota(nodes.begin(), nodes.end(), Node{0});
  return nodes;
}

std::vector<Node> some_nodes(const Network& network, std::uint32_t count, Seed seed) {
  auto nodes = every_node(network);
  Random random(seed);
  random.shuffle(nodes);
  nodes.resize(std::min<std::size_t>(count, nodes.size()));
  std::sort(nodes.begin(), nodes.end());  // neighbours in number share what is in memory
  return nodes;
}

}  // namespace schakel::network
