#pragma once
// Summary: mean, spread and quantiles of a sample, and how unlikely a z is.

#include <span>

namespace schakel::numbers {

// Edges  of nothing: NaN
[[nodiscard]] double mean_of(std::span<const double> sample);

// The sample's standard deviation, divided by n - 1.
// Edges  of fewer than two: NaN
[[nodiscard]] double sd_of(std::span<const double> sample);

// Between the two nearest of the sorted sample, at place share * (n - 1) (R's type 7).
// Shape  sorted ascending; share in 0..1
// Edges  of nothing: NaN
[[nodiscard]] double quantile_of_sorted(std::span<const double> sorted, double share);

// The chance that a normal number is at least this far from 0, on either side.
// Edges  of NaN: NaN
[[nodiscard]] double two_sided_p(double z);

}  // namespace schakel::numbers
