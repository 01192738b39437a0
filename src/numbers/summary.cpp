#include "numbers/summary.hpp"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "numbers/undefined.hpp"

namespace schakel::numbers {

double mean_of(std::span<const double> sample) {
  if (sample.empty()) return undefined;
  double sum = 0;
  for (const double x : sample) sum += x;
  return sum / static_cast<double>(sample.size());
}

double sd_of(std::span<const double> sample) {
  if (sample.size() < 2) return undefined;
  const double mean = mean_of(sample);
  double sum = 0;
  for (const double x : sample) sum += (x - mean) * (x - mean);
  return std::sqrt(sum / static_cast<double>(sample.size() - 1));
}

double quantile_of_sorted(std::span<const double> sorted, double share) {
  assert(share >= 0 && share <= 1);
  if (sorted.empty()) return undefined;
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 == sorted.size()) return sorted[below];
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

double two_sided_p(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

}  // namespace schakel::numbers
