#include "network/leiden_level.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace schakel::network {
namespace {

constexpr double nothing = 1e-10;  // a gain below it is rounding

// People in a random order that visits neighbours in number one after another: in networks numbered along the chart that is
// several times faster, and as random where it matters (which block, and whom in it, first).
std::vector<Node> visiting_order(std::uint32_t nodes, Random& random) {
  const std::uint32_t side = nodes < 4096 ? std::max(nodes, 1U) : 64;
  std::vector<Node> blocks((nodes + side - 1) / side);
  std::iota(blocks.begin(), blocks.end(), Node{0});
  random.shuffle(blocks);
  std::vector<Node> order;
  order.reserve(nodes);
  for (const Node block : blocks) {
    const std::size_t start = order.size();
    for (std::uint64_t v = std::uint64_t{block} * side; v < std::min<std::uint64_t>(nodes, (std::uint64_t{block} + 1) * side); ++v) {
      order.push_back(static_cast<Node>(v));
    }
    auto part = std::span(order).subspan(start);
    random.shuffle(part);
  }
  return order;
}

// How much of one node's ties goes to each community: an array that is zero again after use.
class Toward {
 public:
  explicit Toward(std::uint32_t units) : weight_(units, 0) { touched_.reserve(64); }
  void add(Unit unit, double weight) {
    if (weight_[unit] == 0) touched_.push_back(unit);
    weight_[unit] += weight;
  }
  [[nodiscard]] double operator[](Unit unit) const { return weight_[unit]; }
  [[nodiscard]] const std::vector<Unit>& touched() const { return touched_; }
  void clear() {
    for (const Unit unit : touched_) weight_[unit] = 0;
    touched_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<Unit> touched_;
};

// Those that must still be looked at, first come first served; each at most once at a time.
class Queue {
 public:
  explicit Queue(std::vector<Node> order) : ring_(std::move(order)), waiting_(ring_.size(), 1), count_(ring_.size()) {}
  [[nodiscard]] bool empty() const { return count_ == 0; }
  Node take() {
    const Node node = ring_[head_];
    head_ = head_ + 1 == ring_.size() ? 0 : head_ + 1;
    --count_;
    waiting_[node] = 0;
    return node;
  }
  void add(Node node) {
    if (waiting_[node] != 0) return;
    waiting_[node] = 1;
    const std::size_t at = head_ + count_ < ring_.size() ? head_ + count_ : head_ + count_ - ring_.size();
    ring_[at] = node;
    ++count_;
  }

 private:
  std::vector<Node> ring_;
  std::vector<std::uint8_t> waiting_;
  std::size_t head_ = 0;
  std::size_t count_;
};

// Volume and size of communities, and the empty ones, where a node can be alone.
struct Communities {
  std::vector<double> volume;
  std::vector<std::uint32_t> size;
  std::vector<Unit> empty;

  Communities(const Level& level, const std::vector<Unit>& of) : volume(level.nodes(), 0), size(level.nodes(), 0) {
    for (Node v = 0; v < level.nodes(); ++v) {
      volume[of[v]] += level.volume[v];
      ++size[of[v]];
    }
    for (Unit c = level.nodes(); c-- > 0;) {
      if (size[c] == 0) empty.push_back(c);
    }
  }
  void move(double node_volume, Unit from, Unit to) {
    volume[from] -= node_volume;
    volume[to] += node_volume;
    ++size[to];
    if (--size[from] == 0) {
      volume[from] = 0;
      empty.push_back(from);
    }
  }
  // Some empty community, or `otherwise`.
  Unit alone(Unit otherwise) {
    while (!empty.empty() && size[empty.back()] > 0) empty.pop_back();
    return empty.empty() ? otherwise : empty.back();
  }
};

}  // namespace

Level Level::of_network(const Network& network) {
  Level level;
  level.first = network.firsts();
  level.other = network.all_neighbours();
  level.volume.reserve(network.nodes());
  for (Node v = 0; v < network.nodes(); ++v) level.volume.push_back(static_cast<double>(network.neighbours(v).size()));
  return level;
}

void move_nodes(const Level& level, double scale, Random& random, std::vector<Unit>& of) {
  Communities communities(level, of);
  Toward toward(level.nodes());
  Queue queue(visiting_order(level.nodes(), random));
  while (!queue.empty()) {
    const Node v = queue.take();
    const auto others = level.others(v);
    for (std::size_t i = 0; i < others.size(); ++i) toward.add(of[others[i]], level.weight_at(level.first[v] + i));
    const Unit own = of[v];
    const double ends = level.volume[v];
    Unit best = own;
    double most = toward[own] - scale * ends * (communities.volume[own] - ends);
    for (const Unit c : toward.touched()) {
      const double gain = toward[c] - scale * ends * communities.volume[c];
      if (c != own && gain > most + nothing) {
        most = gain;
        best = c;
      }
    }
    if (most < -nothing) best = communities.alone(own);
    toward.clear();
    if (best == own) continue;
    communities.move(ends, own, best);
    of[v] = best;
    for (const Node w : others) {
      if (of[w] != best) queue.add(w);
    }
  }
}

std::vector<Unit> refined(const Level& level, double scale, Random& random, const std::vector<Unit>& of) {
  const std::uint32_t nodes = level.nodes();
  const Communities communities(level, of);
  std::vector<Unit> part(nodes);
  std::iota(part.begin(), part.end(), Unit{0});
  std::vector<double> part_volume = level.volume;
  std::vector<double> cut(nodes, 0);  // from a part to the rest of its community
  std::vector<std::uint32_t> size(nodes, 1);
  for (Node v = 0; v < nodes; ++v) {
    const auto others = level.others(v);
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (of[others[i]] == of[v]) cut[v] += level.weight_at(level.first[v] + i);
    }
  }
  const auto well_connected = [&](Unit p, double whole) {
    return cut[p] + nothing >= scale * part_volume[p] * (whole - part_volume[p]);
  };
  Toward toward(nodes);
  for (const Node v : visiting_order(nodes, random)) {
    const double whole = communities.volume[of[v]];
    if (size[v] != 1 || part[v] != v || !well_connected(v, whole)) continue;
    const auto others = level.others(v);
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (of[others[i]] == of[v]) toward.add(part[others[i]], level.weight_at(level.first[v] + i));
    }
    Unit best = v;
    double most = nothing;
    for (const Unit p : toward.touched()) {
      const double gain = toward[p] - scale * level.volume[v] * part_volume[p];
      if (gain > most && well_connected(p, whole)) {
        most = gain;
        best = p;
      }
    }
    if (best != v) {
      cut[best] += cut[v] - 2 * toward[best];
      part_volume[best] += level.volume[v];
      ++size[best];
      part[v] = best;
    }
    toward.clear();
  }
  return part;
}

Level contracted(const Level& level, const std::vector<Unit>& part, std::uint32_t parts) {
  std::vector<std::uint32_t> start(parts + std::size_t{1}, 0);
  for (const Unit p : part) ++start[p + std::size_t{1}];
  for (std::size_t p = 0; p < parts; ++p) start[p + 1] += start[p];
  std::vector<Node> members(part.size());
  auto place = start;
  for (Node v = 0; v < level.nodes(); ++v) members[place[part[v]]++] = v;
  auto arrays = std::make_shared<Level::Arrays>();
  Level result;
  result.volume.assign(parts, 0);
  arrays->first.assign(1, 0);
  Toward toward(parts);
  for (Unit p = 0; p < parts; ++p) {
    for (std::uint32_t i = start[p]; i < start[p + 1]; ++i) {
      const Node v = members[i];
      result.volume[p] += level.volume[v];
      const auto others = level.others(v);
      for (std::size_t k = 0; k < others.size(); ++k) {
        if (part[others[k]] != p) toward.add(part[others[k]], level.weight_at(level.first[v] + k));
      }
    }
    for (const Unit q : toward.touched()) {
      arrays->other.push_back(q);
      arrays->weight.push_back(toward[q]);
    }
    toward.clear();
    arrays->first.push_back(arrays->other.size());
  }
  result.first = arrays->first;
  result.other = arrays->other;
  result.weight = arrays->weight;
  result.owned = std::move(arrays);
  return result;
}

}  // namespace schakel::network
