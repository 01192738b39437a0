#include "opinion/kmeans.hpp"

#include <cassert>
#include <limits>

namespace schakel::opinion {
namespace {

double distance(const double* a, const double* b, std::size_t dimensions) {
  double sum = 0;
  for (std::size_t d = 0; d < dimensions; ++d) sum += (a[d] - b[d]) * (a[d] - b[d]);
  return sum;
}

// k-means++: each next centre is a point, by chance in proportion to its squared distance from those chosen.
std::vector<double> first_centres(const Points& points, std::uint32_t parts, Random& random) {
  const std::size_t n = points.count(), dims = points.dimensions;
  std::vector<double> centres, nearest(n, std::numeric_limits<double>::infinity());
  std::size_t chosen = static_cast<std::size_t>(random.below(n));
  for (std::uint32_t part = 0; part < parts; ++part) {
    centres.insert(centres.end(), points.at.begin() + static_cast<std::ptrdiff_t>(chosen * dims),
                   points.at.begin() + static_cast<std::ptrdiff_t>((chosen + 1) * dims));
    double all = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double far = distance(&points.at[i * dims], &points.at[chosen * dims], dims);
      if (far < nearest[i]) nearest[i] = far;
      all += nearest[i];
    }
    double left = random.uniform() * all;
    chosen = 0;
    while (chosen + 1 < n && (left -= nearest[chosen]) >= 0) ++chosen;
  }
  return centres;
}

Division lloyd(const Points& points, std::uint32_t parts, std::vector<double> centres) {
  constexpr int most_rounds = 100;
  const std::size_t n = points.count(), dims = points.dimensions;
  Division division{.of = std::vector<std::int32_t>(n, -1)};
  for (int round = 0; round < most_rounds; ++round) {
    bool moved = false;
    division.within = 0;
    for (std::size_t i = 0; i < n; ++i) {
      std::int32_t best = 0;
      double near = std::numeric_limits<double>::infinity();
      for (std::uint32_t part = 0; part < parts; ++part) {
        const double far = distance(&points.at[i * dims], &centres[part * dims], dims);
        if (far >= near) continue;
        near = far;
        best = static_cast<std::int32_t>(part);
      }
      moved = moved || division.of[i] != best;
      division.of[i] = best;
      division.within += near;
    }
    if (!moved) break;
    std::vector<double> sums(centres.size(), 0.0), members(parts, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
      const auto part = static_cast<std::size_t>(division.of[i]);
      members[part] += 1;
      for (std::size_t d = 0; d < dims; ++d) sums[part * dims + d] += points.at[i * dims + d];
    }
    for (std::size_t part = 0; part < parts; ++part) {
      if (members[part] == 0) continue;  // an empty part keeps its centre
      for (std::size_t d = 0; d < dims; ++d) centres[part * dims + d] = sums[part * dims + d] / members[part];
    }
  }
  return division;
}

}  // namespace

Division k_means(const Points& points, std::uint32_t parts, std::uint32_t restarts, Random& random) {
  assert(parts >= 1 && parts <= points.count());
  Division best;
  for (std::uint32_t run = 0; run < restarts; ++run) {
    auto division = lloyd(points, parts, first_centres(points, parts, random));
    if (best.of.empty() || division.within < best.within) best = std::move(division);
  }
  return best;
}

}  // namespace schakel::opinion
