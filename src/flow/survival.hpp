#pragma once
// Survival: how long items take from hinder to result, with those that are still open counted for as long as they have been
// open, instead of left out.
//
//   S(t) = Π over days with a result, up to t, of (1 − results / at risk)        the share still without a result
//
//   at risk  those open just before that day, also those that were last heard of on it
//
// Units   days; shares 0..1
// Edges   an item that ends and one last heard of on the same day: the result comes first
// Source  Kaplan & Meier (1958), JASA 53(282), 457–481; Greenwood (1926) for the variance; Kalbfleisch & Prentice (2002) for bands
//         on log(−log S), which stay within 0..1; Mantel (1966), Cancer Chemotherapy Reports 50(3), 163–170 (log-rank)
// Careful open items must be open for reasons that say nothing of how long they would take; bands are for one day at a time

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace schakel::flow {

struct Item {
  double days = 0;      // until the result, or until it was last heard of; 0 or more
  bool result = false;  // false: still open, or left with its end unknown
};

struct Step {
  double day = 0;
  std::uint32_t at_risk = 0;
  std::uint32_t results = 0;
  double still_open = 1;  // S from this day on
  double error = 0;       // its standard error
  double low = 0, high = 1;
};

struct Curve {
  std::uint32_t items = 0;
  std::uint32_t results = 0;
  std::vector<Step> steps;  // a day with results each, ascending
  // The day by which half have a result, and the days between which it lies; none = not reached.
  std::optional<double> median, median_low, median_high;
};

// `certainty` of the bands: 0.95 gives 95 %.
// Edges  nothing: no steps. From the day on that all are done (S = 0), or while none is: the error is 0 and the band that point
// Cost   O(items log items)
[[nodiscard]] Curve kaplan_meier(std::span<const Item> items, double certainty = 0.95);

struct Difference {
  double observed = 0, expected = 0;  // results in the first group; expected when both were as quick
  double chi_square = 0;              // one degree of freedom
  double p = 1;
};
// Whether one group is quicker than the other, by all days alike.
// Edges  none when there is nothing to compare: no day with a result on which both groups had items open
[[nodiscard]] std::optional<Difference> log_rank(std::span<const Item> first, std::span<const Item> second);

// Fewer results than this in either group: "too early to say".
inline constexpr std::uint32_t least_results = 5;
[[nodiscard]] bool too_early(const Curve& curve);

}  // namespace schakel::flow
