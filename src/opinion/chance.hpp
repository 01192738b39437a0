#pragma once
// Draws from distributions, from Random alone: the same on every library.

#include <cmath>

#include "base/seed.hpp"

namespace schakel::opinion {

class Chance {
 public:
  explicit Chance(Random random) : random_(random) {}

  double uniform() { return random_.uniform(); }

  // Source  Marsaglia & Bray (1964), SIAM Review 6, 260-264: two at a time
  double normal() {
    if (spare_known_) {
      spare_known_ = false;
      return spare_;
    }
    for (;;) {
      const double x = 2 * random_.uniform() - 1, y = 2 * random_.uniform() - 1, square = x * x + y * y;
      if (square >= 1 || square == 0) continue;
      const double by = std::sqrt(-2 * std::log(square) / square);
      spare_ = y * by;
      spare_known_ = true;
      return x * by;
    }
  }

  // A standard normal that came out above `low`.
  // Source  Robert (1995), Statistics and Computing 5, 121-125
  double normal_above(double low) {
    if (low < 0.45) {
      for (;;) {
        const double x = normal();
        if (x > low) return x;
      }
    }
    const double rate = (low + std::sqrt(low * low + 4)) / 2;
    for (;;) {
      const double x = low - std::log(1 - random_.uniform()) / rate;
      if (random_.uniform() <= std::exp(-0.5 * (x - rate) * (x - rate))) return x;
    }
  }

  // Precondition: shape >= 1. Mean shape, variance shape.
  // Source  Marsaglia & Tsang (2000), ACM TOMS 26, 363-372
  double gamma(double shape) {
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
      const double x = normal(), v = (1 + c * x) * (1 + c * x) * (1 + c * x);
      if (v > 0 && std::log(1 - random_.uniform()) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
    }
  }

  // A variance whose posterior has so many squares with this sum, and a prior of two at `before`.
  double variance(double squares, double sum, double before) { return (sum / 2 + before) / gamma(squares / 2 + 1); }

 private:
  Random random_;
  double spare_ = 0;
  bool spare_known_ = false;
};

}  // namespace schakel::opinion
