#include "network/bridges.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

using numbers::undefined;

double carried_by_few(std::vector<std::uint32_t> crossing) {
  const double all = std::accumulate(crossing.begin(), crossing.end(), 0.0);
  if (all == 0) return undefined;
  const auto few = static_cast<std::ptrdiff_t>(std::max(1.0, std::ceil(0.05 * static_cast<double>(crossing.size()))));
  std::partial_sort(crossing.begin(), crossing.begin() + few, crossing.end(), std::greater<>());
  return std::accumulate(crossing.begin(), crossing.begin() + few, 0.0) / all;
}

}  // namespace

Bridges bridges_of(const Network& network, std::span<const Unit> unit_of, const Mixing& mixing) {
  Bridges result;
  result.crossing.assign(network.nodes(), 0);
  result.load.assign(network.nodes(), 0);
  std::vector<std::uint32_t> most(mixing.ties.size(), 0);
  std::vector<std::uint32_t> toward(mixing.units, 0);
  std::vector<Unit> touched;
  double with_ties = 0, within = 0;
  for (Node v = 0; v < network.nodes(); ++v) {
    const Unit own = unit_of[v];
    for (const Node w : network.neighbours(v)) {
      if (unit_of[w] != own && toward[unit_of[w]]++ == 0) touched.push_back(unit_of[w]);
    }
    std::sort(touched.begin(), touched.end());  // so that the sum below does not depend on the order of neighbours
    for (const Unit other : touched) {
      const std::size_t cell = cell_of(own, other, mixing.units);
      most[cell] = std::max(most[cell], toward[other]);
      result.crossing[v] += toward[other];
      result.load[v] += static_cast<double>(toward[other]) / static_cast<double>(mixing.ties[cell]);
      toward[other] = 0;
    }
    touched.clear();
    if (network.neighbours(v).empty()) continue;
    ++with_ties;
    if (result.crossing[v] == 0) ++within;
  }
  result.top_share.assign(mixing.ties.size(), undefined);
  for (std::size_t cell = 0; cell < most.size(); ++cell) {
    if (most[cell] > 0) result.top_share[cell] = static_cast<double>(most[cell]) / static_cast<double>(mixing.ties[cell]);
  }
  result.carried = carried_by_few(result.crossing);
  result.only_within = with_ties > 0 ? within / with_ties : undefined;
  return result;
}

}  // namespace schakel::network
