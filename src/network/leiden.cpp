#include "network/leiden.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "network/leiden_level.hpp"

namespace schakel::network {
namespace {

constexpr auto nowhere = static_cast<Unit>(-1);

// Numbers in order of first appearance.
std::uint32_t renumber(std::vector<Unit>& of) {
  std::vector<Unit> number(of.size(), nowhere);
  std::uint32_t count = 0;
  for (auto& unit : of) {
    if (number[unit] == nowhere) number[unit] = count++;
    unit = number[unit];
  }
  return count;
}

// One descent: move, refine, contract, until contracting changes nothing.
Result<void> descend(const Network& network, double scale, Random& random, std::vector<Unit>& of, const std::stop_token& stop) {
  Level level = Level::of_network(network);
  std::vector<Node> place(network.nodes());  // of each person in the level
  std::iota(place.begin(), place.end(), Node{0});
  std::vector<Unit> level_of = of;
  for (;;) {
    if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while finding communities");
    move_nodes(level, scale, random, level_of);
    renumber(level_of);
    auto part = refined(level, scale, random, level_of);
    const std::uint32_t parts = renumber(part);
    if (parts == level.nodes()) break;
    std::vector<Unit> next_of(parts);
    for (Node v = 0; v < level.nodes(); ++v) next_of[part[v]] = level_of[v];
    for (auto& node : place) node = part[node];
    level = contracted(level, part, parts);
    level_of = std::move(next_of);
  }
  for (std::size_t v = 0; v < of.size(); ++v) of[v] = level_of[place[v]];
  return {};
}

}  // namespace

Result<Partition> leiden(const Network& network, const LeidenRules& rules, const std::stop_token& stop) {
  Partition result{std::vector<Unit>(network.nodes()), network.nodes()};
  std::iota(result.of.begin(), result.of.end(), Unit{0});
  if (network.pairs() == 0) return result;
  const double scale = rules.resolution / (2 * static_cast<double>(network.pairs()));
  Random random(rules.seed);
  double best = -std::numeric_limits<double>::infinity();
  for (std::uint32_t i = 0; i < rules.iterations; ++i) {
    TRY(descend(network, scale, random, result.of, stop));
    result.count = renumber(result.of);
    const double now = modularity_of(network, result, rules.resolution);
    if (now < best + 1e-9) break;
    best = now;
  }
  return connected_pieces(network, result);
}

double modularity_of(const Network& network, const Partition& partition, double resolution) {
  if (network.pairs() == 0) return std::numeric_limits<double>::quiet_NaN();
  const double ends = 2 * static_cast<double>(network.pairs());
  std::vector<double> volume(partition.count, 0);
  std::uint64_t inside_ends = 0;
  for (Node v = 0; v < network.nodes(); ++v) {
    const Unit own = partition.of[v];
    const auto neighbours = network.neighbours(v);
    volume[own] += static_cast<double>(neighbours.size());
    for (const Node w : neighbours) inside_ends += partition.of[w] == own ? 1U : 0U;
  }
  double chance = 0;
  for (const double one : volume) chance += (one / ends) * (one / ends);
  return static_cast<double>(inside_ends) / ends - resolution * chance;
}

Partition connected_pieces(const Network& network, const Partition& partition) {
  Partition result{std::vector<Unit>(network.nodes(), nowhere), 0};
  std::vector<Node> open;
  for (Node start = 0; start < network.nodes(); ++start) {
    if (result.of[start] != nowhere) continue;
    const Unit piece = result.count++;
    result.of[start] = piece;
    open.push_back(start);
    while (!open.empty()) {
      const Node v = open.back();
      open.pop_back();
      for (const Node w : network.neighbours(v)) {
        if (result.of[w] != nowhere || partition.of[w] != partition.of[start]) continue;
        result.of[w] = piece;
        open.push_back(w);
      }
    }
  }
  return result;
}

}  // namespace schakel::network
