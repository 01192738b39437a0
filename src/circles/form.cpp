#include "circles/form.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "circles/deal.hpp"
#include "circles/every_way.hpp"
#include "circles/improve.hpp"

namespace schakel::circles {
namespace {

std::vector<Circle> in_order(std::vector<Circle> circles) {
  for (auto& circle : circles) std::sort(circle.begin(), circle.end());
  std::sort(circles.begin(), circles.end());
  return circles;
}

}  // namespace

Result<std::vector<Circle>> form_circles(const Judge& judge, const FormRules& rules, std::stop_token stop) {
  assert(std::accumulate(rules.sizes.begin(), rules.sizes.end(), std::uint64_t{0}) == judge.people().size());
  if (rules.sizes.empty()) return std::vector<Circle>{};
  if (judge.people().size() <= every_way_people) return in_order(best_of_every_way(judge, rules.sizes));
  Random random(rules.seed);
  const Quick quick(judge);
  Seating seating(quick, rules.sizes);
  deal(quick, seating, random, stop);
  const auto [smallest, largest] = std::minmax_element(rules.sizes.begin(), rules.sizes.end());
  const ImproveRules within = {.smallest = *smallest, .largest = *largest, .steps = rules.steps};
  const bool done = rules.sizes.size() == 1 || improve(judge.people(), seating, within, random, stop);
  if (!done && rules.when_stopped == WhenStopped::fail) return fail(ErrorKind::cancelled, "composing circles was stopped");
  return in_order(seating.circles());
}

}  // namespace schakel::circles
