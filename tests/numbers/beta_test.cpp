#include "numbers/beta.hpp"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

using namespace schakel::numbers;

namespace {
// The obvious way, for whole a and b: at least `a` of a + b - 1 tosses come up, each with chance x.
double below_by_tosses(double x, int a, int b) {
  const int tosses = a + b - 1;
  double sum = 0;
  for (int k = a; k <= tosses; ++k) {
    double term = 1;
    for (int i = 0; i < k; ++i) term *= x * (tosses - i) / (i + 1);
    for (int i = k; i < tosses; ++i) term *= 1 - x;
    sum += term;
  }
  return sum;
}
}  // namespace

TEST_CASE("the gamma function is a factorial, and the root of pi at a half") {
  CHECK(log_gamma(5) == doctest::Approx(std::log(24.0)).epsilon(1e-13));
  CHECK(log_gamma(0.5) == doctest::Approx(0.5 * std::log(3.14159265358979324)).epsilon(1e-13));
  CHECK(log_gamma(0.1) == doctest::Approx(2.2527126517342059).epsilon(1e-13));    // Abramowitz & Stegun 6.1
  CHECK(log_gamma(171) == doctest::Approx(706.57306224578736).epsilon(1e-13));  // ln 170!
}

TEST_CASE("the chance of a share below x is that of tossing a coin often enough") {
  for (int a = 1; a <= 12; ++a) {
    for (int b = 1; b <= 12; ++b) {
      for (const double x : {0.01, 0.2, 0.5, 0.77, 0.99}) {
        CHECK(beta_below(x, a, b) == doctest::Approx(below_by_tosses(x, a, b)).epsilon(1e-11));
      }
    }
  }
}

TEST_CASE("quantiles are the known ones") {
  CHECK(beta_quantile(0.05, 1, 1) == doctest::Approx(0.05).epsilon(1e-12));
  CHECK(beta_quantile(0.95, 1, 4) == doctest::Approx(1 - std::pow(0.05, 0.25)).epsilon(1e-12));
  CHECK(beta_quantile(0.05, 3, 1) == doctest::Approx(std::cbrt(0.05)).epsilon(1e-12));
  CHECK(beta_quantile(0.5, 7, 7) == doctest::Approx(0.5).epsilon(1e-12));
  // Arcsine distribution: x = sin²(πq/2).
  CHECK(beta_quantile(0.1, 0.5, 0.5) == doctest::Approx(std::pow(std::sin(0.1 * 3.14159265358979324 / 2), 2)).epsilon(1e-10));
  CHECK(beta_quantile(0, 2, 3) == 0);
  CHECK(beta_quantile(1, 2, 3) == 1);
}

TEST_CASE("a quantile undoes the chance, also for lopsided and large counts") {
  for (const double a : {0.05, 0.7, 3.0, 40.0, 20'000.0}) {
    for (const double b : {0.05, 0.9, 11.0, 900.0}) {
      for (const double chance : {0.05, 0.5, 0.95}) {
        const double x = beta_quantile(chance, a, b);
        if (x < 1e-12 || x > 1 - 1e-12) continue;  // too near the edge to say which share it is
        CHECK(beta_below(x, a, b) == doctest::Approx(chance).epsilon(1e-8));
      }
    }
  }
}
