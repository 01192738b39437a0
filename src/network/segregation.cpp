#include "network/segregation.hpp"

#include <cmath>

#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

using numbers::undefined;

// The largest eigenvalue over some people who reach each other within their unit: of (R + I)/2, which has no second one of the
// same size, and back.
double largest(const Network& network, std::span<const Unit> unit_of, const std::vector<Node>& people, std::vector<double>& x) {
  std::vector<double> next(people.size());
  for (const Node v : people) x[v] = 1;
  double value = 0;
  for (int turn = 0; turn < 1000; ++turn) {
    double most = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
      const auto neighbours = network.neighbours(people[i]);
      double sum = 0;
      for (const Node w : neighbours) {
        if (unit_of[w] == unit_of[people[i]]) sum += x[w];
      }
      next[i] = (x[people[i]] + sum / static_cast<double>(neighbours.size())) / 2;
      most = std::max(most, next[i]);
    }
    for (std::size_t i = 0; i < people.size(); ++i) x[people[i]] = next[i] / most;
    const bool settled = std::abs(most - value) < 1e-13;
    value = most;
    if (settled) break;
  }
  return 2 * value - 1;
}

}  // namespace

DegreeChance ei_by_degree(const Mixing& mixing) {
  if (mixing.pairs == 0) return {undefined, undefined, undefined};
  const auto m = static_cast<double>(mixing.pairs);
  const double ends = 2 * m;
  // Ties within a: mean e, and products e_a e_b for two of them; summed over units.
  double within = 0, mean = 0, own = 0, volumes = 0, squares = 0;
  for (Unit a = 0; a < mixing.units; ++a) {
    const auto k = static_cast<double>(mixing.volume[a]);
    within += static_cast<double>(mixing.inside(a));
    const double e = k * (k - 1) / (2 * (ends - 1));
    mean += e;
    own += e + (ends > 3 ? k * (k - 1) * (k - 2) * (k - 3) / (4 * (ends - 1) * (ends - 3)) : 0);
    volumes += k * (k - 1);
    squares += k * (k - 1) * k * (k - 1);
  }
  const double others = ends > 3 ? (volumes * volumes - squares) / (4 * (ends - 1) * (ends - 3)) : 0;
  const double variance = own + others - mean * mean;
  const double sd = variance > 1e-9 * (1 + mean * mean) ? 2 * std::sqrt(variance) / m : 0;
  const double expected = 1 - 2 * mean / m;
  return {expected, sd, sd > 0 ? (1 - 2 * within / m - expected) / sd : undefined};
}

double odds_within(const Mixing& mixing) {
  double within = 0, pairs_within = 0;
  for (Unit a = 0; a < mixing.units; ++a) {
    within += static_cast<double>(mixing.inside(a));
    pairs_within += mixing.size[a] * (mixing.size[a] - 1.0) / 2;
  }
  const double across = static_cast<double>(mixing.pairs) - within;
  const double pairs_across = mixing.people * (mixing.people - 1.0) / 2 - pairs_within;
  return (within / (pairs_within - within)) / (across / (pairs_across - across));
}

std::vector<double> spectral_segregation(const Network& network, std::span<const Unit> unit_of, std::uint32_t units) {
  std::vector<double> sum(units, 0), people(units, 0), x(network.nodes(), 0);
  std::vector<bool> seen(network.nodes(), false);
  std::vector<Node> piece;
  for (Node start = 0; start < network.nodes(); ++start) {
    people[unit_of[start]] += 1;
    if (seen[start] || network.neighbours(start).empty()) continue;
    piece.assign(1, start);
    seen[start] = true;
    for (std::size_t next = 0; next < piece.size(); ++next) {
      for (const Node w : network.neighbours(piece[next])) {
        if (seen[w] || unit_of[w] != unit_of[start]) continue;
        seen[w] = true;
        piece.push_back(w);
      }
    }
    if (piece.size() > 1) sum[unit_of[start]] += static_cast<double>(piece.size()) * largest(network, unit_of, piece, x);
  }
  for (Unit a = 0; a < units; ++a) sum[a] = people[a] > 0 ? sum[a] / people[a] : undefined;
  return sum;
}

}  // namespace schakel::network
