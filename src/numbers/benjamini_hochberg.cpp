#include "numbers/benjamini_hochberg.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "numbers/undefined.hpp"

namespace schakel::numbers {

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (!std::isnan(p[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> q(p.size(), undefined);
  const double tests = static_cast<double>(order.size());
  double least = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    least = std::min(least, p[order[rank - 1]] * tests / static_cast<double>(rank));
    q[order[rank - 1]] = least;
  }
  return q;
}

}  // namespace schakel::numbers
