#pragma once
// Logistic: how likely something is, learned from what was seen. A weighted sum of features through 1/(1 + e^−x).

#include <cstddef>
#include <span>
#include <vector>

namespace schakel::numbers {

struct Logistic {
  std::vector<double> weight;  // one per feature
  double bias = 0;
  [[nodiscard]] double operator()(std::span<const double> features) const;  // 0..1
};

// The weights that make what was seen likeliest, less penalty/2 × their squares (not of the bias).
//
// Shape   features[rows × width], seen[rows] 0 or 1
// Edges   nothing or everything was seen: weights pulled to 0 by the penalty, bias large but finite. No rows: all 0
// Cost    O(rows × width²) for each of at most 30 steps
// Source  Newton's method (iteratively reweighted least squares), ridge penalty; Hastie, Tibshirani & Friedman, 4.4
[[nodiscard]] Logistic fit_logistic(std::span<const double> features, std::span<const unsigned char> seen, std::size_t width,
                                    double penalty = 1);

}  // namespace schakel::numbers
