#include "flow/survival.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "numbers/summary.hpp"

namespace schakel::flow {
namespace {

std::vector<Item> by_day(std::span<const Item> items) {
  std::vector<Item> sorted(items.begin(), items.end());
  std::sort(sorted.begin(), sorted.end(), [](const Item& a, const Item& b) { return a.days < b.days; });
  return sorted;
}

// How far from 0 a normal number lies with this certainty on both sides together.
double normal_bound(double certainty) {
  double low = 0, high = 40;
  for (int turn = 0; turn < 200; ++turn) {
    const double middle = (low + high) / 2;
    (numbers::two_sided_p(middle) > 1 - certainty ? low : high) = middle;
  }
  return (low + high) / 2;
}

// S to the power e^(±z · se(log −log S)).
void give_band(Step& step, double greenwood, double bound) {
  const double open = step.still_open;
  step.error = open * std::sqrt(greenwood);
  step.low = step.high = open;
  if (open <= 0 || open >= 1) return;
  const double spread = bound * std::sqrt(greenwood) / std::abs(std::log(open));
  step.low = std::pow(open, std::exp(spread));
  step.high = std::pow(open, std::exp(-spread));
}

// The first day on which a line is at a half or below; where it lies at a half exactly, the middle of that stretch, as S is not
// told apart there.
template <class Line>
std::optional<double> half_of(const std::vector<Step>& steps, Line line) {
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double value = line(steps[i]);
    if (value > 0.5 + rounding) continue;
    const bool exactly = std::abs(value - 0.5) <= rounding && i + 1 < steps.size();
    return exactly ? (steps[i].day + steps[i + 1].day) / 2 : steps[i].day;
  }
  return std::nullopt;
}

// Of one day: how many are still open before it, and how many have their result on it.
struct Day {
  double at_risk = 0, results = 0;
};
// Moves `at` behind that day.
Day day_in(const std::vector<Item>& sorted, std::size_t& at, double day) {
  while (at < sorted.size() && sorted[at].days < day) ++at;
  Day found{.at_risk = static_cast<double>(sorted.size() - at)};
  for (; at < sorted.size() && sorted[at].days == day; ++at) found.results += sorted[at].result;
  return found;
}

}  // namespace

Curve kaplan_meier(std::span<const Item> items, double certainty) {
  const auto sorted = by_day(items);
  const double bound = normal_bound(certainty);
  Curve curve{.items = static_cast<std::uint32_t>(items.size())};
  double open = 1, greenwood = 0;
  for (std::size_t at = 0; at < sorted.size();) {
    const double day = sorted[at].days;
    const auto found = day_in(sorted, at, day);
    if (found.results == 0) continue;
    open *= 1 - found.results / found.at_risk;
    if (found.at_risk > found.results) greenwood += found.results / (found.at_risk * (found.at_risk - found.results));
    Step step{.day = day, .at_risk = static_cast<std::uint32_t>(found.at_risk), .results = static_cast<std::uint32_t>(found.results),
              .still_open = found.at_risk > found.results ? open : 0};
    give_band(step, greenwood, bound);
    curve.results += step.results;
    curve.steps.push_back(step);
  }
  curve.median = half_of(curve.steps, [](const Step& step) { return step.still_open; });
  curve.median_low = half_of(curve.steps, [](const Step& step) { return step.low; });
  curve.median_high = half_of(curve.steps, [](const Step& step) { return step.high; });
  return curve;
}

std::optional<Difference> log_rank(std::span<const Item> first, std::span<const Item> second) {
  const auto a = by_day(first), b = by_day(second);
  std::vector<double> days;
  for (const auto* group : {&a, &b}) {
    for (const auto& item : *group) {
      if (item.result) days.push_back(item.days);
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  Difference difference;
  double variance = 0;
  std::size_t in_a = 0, in_b = 0;
  for (const double day : days) {
    const Day of_a = day_in(a, in_a, day), of_b = day_in(b, in_b, day);
    const double at_risk = of_a.at_risk + of_b.at_risk, results = of_a.results + of_b.results;
    difference.observed += of_a.results;
    difference.expected += results * of_a.at_risk / at_risk;
    if (at_risk > 1) variance += results * of_a.at_risk * of_b.at_risk * (at_risk - results) / (at_risk * at_risk * (at_risk - 1));
  }
  if (variance <= 0) return std::nullopt;
  difference.chi_square = (difference.observed - difference.expected) * (difference.observed - difference.expected) / variance;
  difference.p = numbers::two_sided_p(std::sqrt(difference.chi_square));
  return difference;
}

bool too_early(const Curve& curve) { return curve.results < least_results; }

}  // namespace schakel::flow
