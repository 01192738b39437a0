#include "network/brokerage.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

using numbers::undefined;

using Counts = std::array<std::uint64_t, roles>;

std::size_t role_of(Unit a, Unit b, Unit c) {
  if (a == c) return static_cast<std::size_t>(a == b ? Role::coordinator : Role::itinerant);
  if (a == b) return static_cast<std::size_t>(Role::representative);
  return static_cast<std::size_t>(b == c ? Role::gatekeeper : Role::liaison);
}

// The chains that start at nodes [from, to).
Counts count_chains(const Network& network, std::span<const Unit> unit_of, Node from, Node to) {
  Counts counts{};
  std::vector<Node> reached(network.nodes(), network.nodes());  // by which a directly
  for (Node a = from; a < to; ++a) {
    for (const Node b : network.out(a)) reached[b] = a;
    reached[a] = a;
    for (const Node b : network.out(a)) {
      for (const Node c : network.out(b)) {
        if (reached[c] != a) ++counts[role_of(unit_of[a], unit_of[b], unit_of[c])];
      }
    }
  }
  return counts;
}

// --- moments -------------------------------------------------------------------------------------------------------------

// Three people as a chain: first, middle, last. Which roles count is a set of bits.
using RoleSet = unsigned;
constexpr RoleSet every_role = (1U << roles) - 1;
bool counts_as(RoleSet set, Unit a, Unit b, Unit c) { return (set >> role_of(a, b, c) & 1U) != 0; }

struct Moments {
  double mean = 0;
  double variance = 0;
};

// Covariance of two chains over the same three people: `order` says who of the first stands where in the second.
double same_people(const std::array<int, 3>& order, double d) {
  // Arrow from i to j of the first chain: +1 must be there, −1 must not, 0 does not matter.
  int first[3][3] = {}, second[3][3] = {};
  first[0][1] = first[1][2] = 1;
  first[0][2] = -1;
  second[order[0]][order[1]] = second[order[1]][order[2]] = 1;
  second[order[0]][order[2]] = -1;
  double both = 1;
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) {
      if (first[i][j] * second[i][j] < 0) both = 0;
      if (first[i][j] > 0 || second[i][j] > 0) {
        both *= d;
      } else if (first[i][j] < 0 || second[i][j] < 0) {
        both *= 1 - d;
      }
    }
  }
  const double one = d * d * (1 - d);
  return both - one * one;
}

// Third people by unit: of the unit of the first, of that of the second, of another.
struct Third {
  double people;
  Unit unit;
};

Moments moments_of(std::span<const std::uint32_t> size, double people, double d, RoleSet set) {
  // Of two chains that share one arrow, by whether it must be there in both, in one, or in none.
  const double there = d * d * d * std::pow(1 - d, 3), differ = -std::pow(d, 4) * std::pow(1 - d, 2), absent = std::pow(d, 5) * (1 - d);
  const double covariance[3][3] = {{there, there, differ}, {there, there, differ}, {differ, differ, absent}};
  static constexpr std::array<std::array<int, 3>, 6> orders = {{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}};
  double same[6];
  for (std::size_t i = 0; i < 6; ++i) same[i] = same_people(orders[i], d);
  Moments result;
  const auto other = static_cast<Unit>(size.size());  // stands for any third unit
  for (Unit g = 0; g < size.size(); ++g) {
    for (Unit h = 0; h < size.size(); ++h) {
      const double n_g = size[g], n_h = size[h];
      const double arrows = g == h ? n_g * (n_g - 1) : n_g * n_h;
      if (arrows == 0) continue;
      const std::array<Third, 3> thirds = {{{g == h ? n_g - 2 : n_g - 1, g},
                                            {g == h ? 0 : n_h - 1, h},
                                            {people - n_g - (g == h ? 0 : n_h), other}}};
      double fits[3][3];  // [where the arrow stands: first two, last two, the two ends][third]
      double of_place[3] = {};
      for (std::size_t t = 0; t < 3; ++t) {
        const Unit u = thirds[t].unit;
        fits[0][t] = counts_as(set, g, h, u) ? thirds[t].people : 0;
        fits[1][t] = counts_as(set, u, g, h) ? thirds[t].people : 0;
        fits[2][t] = counts_as(set, g, u, h) ? thirds[t].people : 0;
        for (std::size_t p = 0; p < 3; ++p) of_place[p] += fits[p][t];
      }
      for (std::size_t p = 0; p < 3; ++p) {
        for (std::size_t q = 0; q < 3; ++q) {
          double third_the_same = 0;
          for (std::size_t t = 0; t < 3; ++t) third_the_same += std::min(fits[p][t], fits[q][t]);
          result.variance += arrows * covariance[p][q] * (of_place[p] * of_place[q] - third_the_same);
        }
      }
      for (std::size_t t = 0; t < 3; ++t) {
        const double chains = arrows * fits[0][t];
        result.mean += chains * d * d * (1 - d);
        const Unit of[3] = {g, h, thirds[t].unit};
        for (std::size_t i = 0; i < 6 && chains > 0; ++i) {
          const auto& order = orders[i];
          if (counts_as(set, of[order[0]], of[order[1]], of[order[2]])) result.variance += chains * same[i];
        }
      }
    }
  }
  return result;
}

double z_of(double observed, const Moments& moments) {
  return moments.variance > 1e-9 ? (observed - moments.mean) / std::sqrt(moments.variance) : undefined;
}

}  // namespace

Result<Brokerage> brokerage_of(const Network& network, std::span<const Unit> unit_of, std::span<const std::uint32_t> size,
                               const Blocks& blocks, const std::stop_token& stop) {
  Brokerage result;
  const std::uint64_t nodes = network.nodes();
  const std::uint64_t side = std::max<std::uint64_t>(256, nodes / 64 + 1);
  std::vector<Counts> counted((nodes + side - 1) / side);
  blocks(counted.size(), [&](std::size_t i) {
    if (stop.stop_requested()) return;
    counted[i] = count_chains(network, unit_of, static_cast<Node>(i * side), static_cast<Node>(std::min(nodes, (i + 1) * side)));
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while counting chains");
  for (const auto& counts : counted) {
    for (std::size_t r = 0; r < roles; ++r) {
      result.chains[r] += counts[r];
      result.total += counts[r];
    }
  }
  std::uint64_t arrows = 0;
  for (Node v = 0; v < network.nodes(); ++v) arrows += network.out(v).size();
  const auto people = static_cast<double>(nodes);
  const double density = nodes < 2 ? 0 : static_cast<double>(arrows) / (people * (people - 1));
  for (std::size_t r = 0; r < roles; ++r) {
    const Moments moments = moments_of(size, people, density, 1U << r);
    result.expected[r] = moments.mean;
    result.z[r] = z_of(static_cast<double>(result.chains[r]), moments);
  }
  const Moments moments = moments_of(size, people, density, every_role);
  result.total_expected = moments.mean;
  result.total_z = z_of(static_cast<double>(result.total), moments);
  return result;
}

}  // namespace schakel::network
