#pragma once
// The interval of a share of `yes` among `n`, at 90 %: Wilson (1927), JASA 22, 209-212.

#include <algorithm>
#include <cmath>

namespace schakel::analysis {

inline constexpr double z90 = 1.6448536269514722;  // a normal variable lies within ± this in 90 of 100 cases

struct Interval {
  double low = 0;
  double high = 1;
};

// Precondition  n > 0
[[nodiscard]] inline Interval wilson(double yes, double n) {
  const double share = yes / n, width = z90 * z90 / n;
  const double middle = (share + width / 2) / (1 + width);
  const double half = z90 * std::sqrt(share * (1 - share) / n + width / (4 * n)) / (1 + width);
  return {.low = std::max(middle - half, 0.0), .high = std::min(middle + half, 1.0)};
}

}  // namespace schakel::analysis
