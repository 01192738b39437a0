#include "circles/diverse/cooling.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace schakel::circles {
namespace {

constexpr std::size_t levels = 48;
constexpr double step_down = .87;  // 48 times: from 1 to .0014 of what random swaps change

std::vector<double> smoothed(const std::vector<Cooling::Step>& measured) {
  std::vector<double> smooth(measured.size());
  for (std::size_t i = 0; i < measured.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : i - 1;
    const std::size_t to = std::min(i + 1, measured.size() - 1);
    double sum = 0;
    for (std::size_t j = from; j <= to; ++j) sum += measured[j].fluctuation;
    smooth[i] = sum / static_cast<double>(to - from + 1);
  }
  return smooth;
}

}  // namespace

Cooling::Cooling(const std::vector<Step>& measured) {
  assert(measured.size() >= 2);
  const auto smooth = smoothed(measured);
  const auto peak = static_cast<std::size_t>(std::max_element(smooth.begin(), smooth.end()) - smooth.begin());
  constexpr double frozen = .06;
  std::size_t last = peak;
  for (std::size_t i = peak; i < smooth.size(); ++i) {
    if (smooth[i] >= frozen * smooth[peak]) last = i;
  }
  const std::size_t first = peak;
  last = std::min(std::max(last, first + 4), smooth.size() - 1);
  std::vector<double> until(1, 0.0);  // time, before each step down
  for (std::size_t i = first; i < last; ++i) {
    until.push_back(until.back() + (smooth[i] + smooth[i + 1]) / 2 + .1 * smooth[peak] + 1e-300);
  }
  constexpr std::size_t parts = 256;
  for (std::size_t part = 0, at = 0; part <= parts && last > first; ++part) {
    const double time = until.back() * static_cast<double>(part) / parts;
    while (at + 2 < until.size() && until[at + 1] < time) ++at;
    const double within = std::clamp((time - until[at]) / (until[at + 1] - until[at]), 0.0, 1.0);
    const double hot = measured[first + at].temperature;
    const double cold = measured[first + at + 1].temperature;
    temperatures_.push_back(hot + (cold - hot) * within);
  }
  if (temperatures_.empty()) temperatures_.assign(parts + 1, measured[first].temperature);
}

double Cooling::temperature(double done) const {
  const auto last = static_cast<double>(temperatures_.size() - 1);
  return temperatures_[static_cast<std::size_t>(std::clamp(done, 0.0, 1.0) * last)];
}

std::vector<Cooling::Step> measure_cooling(Dealing& dealing, Random& random, const std::function<bool(double)>& share_over) {
  std::vector<Cooling::Step> steps;
  double temperature = std::max(1.0, dealing.spread_of_swaps(random));
  for (std::size_t level = 1; level <= levels; ++level, temperature *= step_down) {
    dealing.set_temperature(temperature);
    double sum = 0;
    double squares = 0;
    double count = 0;
    const std::int64_t about = dealing.value();
    do {
      for (std::uint32_t i = 0; i < 64; ++i) dealing.look(random);
      const auto value = static_cast<double>(dealing.value() - about);
      sum += value;
      squares += value * value;
      ++count;
    } while (!share_over(static_cast<double>(level) / levels));
    const double variance = std::max(0.0, squares / count - sum / count * (sum / count));
    steps.push_back({temperature, std::sqrt(variance) / temperature});
  }
  return steps;
}

}  // namespace schakel::circles
