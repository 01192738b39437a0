#include "numbers/beta.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace schakel::numbers {
namespace {

// Lentz' method. Converges fast for x < (a + 1) / (a + b + 2); beta_below sees to that.
double fraction(double x, double a, double b) {
  constexpr double tiny = 1e-300;
  constexpr int most_steps = 20'000;
  const auto away_from_zero = [](double value) { return std::abs(value) < tiny ? tiny : value; };
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double product = d;
  for (int m = 1; m <= most_steps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    product *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    product *= d * c;
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return product;
}

}  // namespace

double log_gamma(double x) {
  assert(x > 0);
  constexpr std::array<double, 9> lanczos = {0.99999999999980993,  676.5203681218851,     -1259.1392167224028,
                                             771.32342877765313,   -176.61502916214059,   12.507343278686905,
                                             -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
  if (x < 0.5) return std::log(std::numbers::pi / std::sin(std::numbers::pi * x)) - log_gamma(1 - x);
  double sum = lanczos[0];
  for (std::size_t i = 1; i < lanczos.size(); ++i) sum += lanczos[i] / (x - 1 + static_cast<double>(i));
  const double t = x + 6.5;
  return 0.5 * std::log(2 * std::numbers::pi) + (x - 0.5) * std::log(t) - t + std::log(sum);
}

double log_beta(double a, double b) { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }

double beta_below(double x, double a, double b) {
  assert(a > 0 && b > 0);
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - log_beta(a, b));
  if (x < (a + 1) / (a + b + 2)) return front * fraction(x, a, b) / a;
  return 1 - front * fraction(1 - x, b, a) / b;
}

double beta_quantile(double chance, double a, double b) {
  assert(chance >= 0 && chance <= 1);
  if (chance <= 0) return 0;
  if (chance >= 1) return 1;
  // Halving always works; Newton's step is taken when it stays between the bounds.
  double low = 0, high = 1, x = a / (a + b);
  for (int step = 0; step < 200 && high - low > 1e-15; ++step) {
    const double miss = beta_below(x, a, b) - chance;
    (miss > 0 ? high : low) = x;
    const double density = std::exp((a - 1) * std::log(x) + (b - 1) * std::log1p(-x) - log_beta(a, b));
    double next = x - miss / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (std::abs(next - x) < 1e-14) return next;
    x = next;
  }
  return x;
}

}  // namespace schakel::numbers
