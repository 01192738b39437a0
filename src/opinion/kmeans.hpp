#pragma once
// k-means on a handful of dimensions.

#include <cstdint>
#include <vector>

#include "base/seed.hpp"

namespace schakel::opinion {

struct Points {
  std::size_t dimensions = 0;
  std::vector<double> at;  // [count × dimensions]
  [[nodiscard]] std::size_t count() const { return dimensions == 0 ? 0 : at.size() / dimensions; }
};

struct Division {
  std::vector<std::int32_t> of;  // which part each point is in
  double within = 0;             // sum of squared distances to the parts' centres
};

// The best of `restarts` runs of Lloyd's method from k-means++ starts.
// Precondition: 1 <= parts <= count
[[nodiscard]] Division k_means(const Points& points, std::uint32_t parts, std::uint32_t restarts, Random& random);

}  // namespace schakel::opinion
