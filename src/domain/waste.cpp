#include "domain/waste.hpp"

#include <algorithm>
#include <utility>

#include "domain/refuse.hpp"

namespace schakel::domain {

namespace {

Result<void> check_range(const std::optional<MonthlyRange>& range) {
  if (!range) return {};
  if (range->low > range->high) {
    return refuse("error.range_backwards", {{"low", std::to_string(range->low)}, {"high", std::to_string(range->high)}});
  }
  if (range->high > waste_most) {
    return refuse("error.range_too_high", {{"high", std::to_string(range->high)}, {"most", std::to_string(waste_most)}});
  }
  return {};
}

void add(WasteSum& sum, const std::optional<MonthlyRange>& range) {
  if (!range) return;
  sum.low += range->low;
  sum.high += range->high;
  ++sum.known;
}

}  // namespace

std::vector<const Estimate*> estimates_on(const std::vector<EstimateGiven>& given, Date day) {
  std::vector<const Estimate*> last;
  for (const EstimateGiven& one : given) {
    if (one.on > day) continue;
    const auto same = std::find_if(last.begin(), last.end(), [&](const Estimate* e) { return e->silo == one.estimate.silo; });
    if (same == last.end()) {
      last.push_back(&one.estimate);
    } else {
      *same = &one.estimate;
    }
  }
  return last;
}

Waste waste_on(const std::vector<EstimateGiven>& given, Date day) {
  Waste waste;
  for (const Estimate* estimate : estimates_on(given, day)) {
    add(waste.hours, estimate->hours);
    add(waste.euros, estimate->euros);
  }
  return waste;
}

Result<void> check_ranges(const std::optional<MonthlyRange>& hours, const std::optional<MonthlyRange>& euros) {
  if (!hours && !euros) return refuse("error.no_estimate");
  TRY(check_range(hours));
  return check_range(euros);
}

}  // namespace schakel::domain
