#include "network/exchange.hpp"

#include <cmath>

#include "numbers/benjamini_hochberg.hpp"
#include "numbers/summary.hpp"
#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

using numbers::undefined;

struct Moments {
  double mean;
  double variance;
};

Moments between(double a, double b, double ends) {
  const double mean = a * b / (ends - 1);
  return {mean, mean * (1 + (a - 1) * (b - 1) / (ends - 3)) - mean * mean};
}

Moments within(double a, double ends) {
  const double mean = a * (a - 1) / (2 * (ends - 1));
  return {mean, mean + a * (a - 1) * (a - 2) * (a - 3) / (4 * (ends - 1) * (ends - 3)) - mean * mean};
}

// What is left of a variance of 0 after rounding.
bool is_nothing(const Moments& moments) { return moments.variance <= 1e-9 * (1 + moments.mean * moments.mean); }

Verdict verdict_of(double expected, double z, double q) {
  if (!(expected >= 5)) return Verdict::too_little_data;
  if (z < -2 && q < 0.05) return Verdict::wall;
  if (z > 2 && q < 0.05) return Verdict::corridor;
  return Verdict::as_expected;
}

}  // namespace

Exchange exchange_of(const Mixing& mixing) {
  const std::size_t cells = cell_count(mixing.units);
  Exchange exchange;
  exchange.expected.assign(cells, undefined);
  exchange.sd.assign(cells, undefined);
  exchange.ratio.assign(cells, undefined);
  exchange.z.assign(cells, undefined);
  std::vector<double> p(cells, undefined);
  const double ends = 2 * static_cast<double>(mixing.pairs);
  for (Unit a = 0; a < mixing.units && mixing.pairs > 0; ++a) {
    for (Unit b = a; b < mixing.units; ++b) {
      const std::size_t cell = cell_of(a, b, mixing.units);
      const auto ka = static_cast<double>(mixing.volume[a]);
      const Moments chance = a == b ? within(ka, ends) : between(ka, static_cast<double>(mixing.volume[b]), ends);
      const auto ties = static_cast<double>(mixing.ties[cell]);
      exchange.expected[cell] = chance.mean;
      if (chance.mean > 0) exchange.ratio[cell] = ties / chance.mean;
      if (!is_nothing(chance)) {
        exchange.sd[cell] = std::sqrt(chance.variance);
        exchange.z[cell] = (ties - chance.mean) / exchange.sd[cell];
      }
      p[cell] = numbers::two_sided_p(exchange.z[cell]);
    }
  }
  exchange.q = numbers::benjamini_hochberg(p);
  for (std::size_t i = 0; i < cells; ++i) {
    exchange.verdict.push_back(verdict_of(exchange.expected[i], exchange.z[i], exchange.q[i]));
  }
  return exchange;
}

}  // namespace schakel::network
