#pragma once
// The mean of scores with its interval, and how far two means differ.

#include <cstdint>

namespace schakel::analysis {

// Sums over ballots: of each the sum of its scores and their number (one, unless pairs are taken together).
struct MeterSums {
  std::uint32_t ballots = 0;
  double scores = 0, scores_squared = 0;
  double count = 0, count_squared = 0;
  double both = 0;  // scores × count
  void add(double sum, double number);
};

// On the scale of 0 to 100.
struct MeterMean {
  double mean = 0;
  double variance = 0;  // of the mean
  double degrees = 1;
};
struct MeterSpan {
  double value = 0;
  double half = 0;  // of the 90 % interval
};

// A ratio of sums over ballots: those of one person hang together. Precondition: sums.ballots > 0
[[nodiscard]] MeterMean mean_of(const MeterSums& sums);
[[nodiscard]] MeterSpan span_of(const MeterMean& mean);
[[nodiscard]] MeterSpan change_between(const MeterMean& before, const MeterMean& now);  // Welch (1947)

}  // namespace schakel::analysis
