#include "circles/form.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <numeric>

#include "circles/cells.hpp"
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

constexpr std::uint32_t most_in_one = 12'000;

// Whether the work came to its end.
bool form_whole(const Judge& judge, const FormRules& rules, Random& random, const std::stop_token& stop, std::vector<Circle>& circles) {
  const Quick quick(judge);
  Seating seating(quick, rules.sizes);
  deal(quick, seating, random, stop);
  const auto [smallest, largest] = std::minmax_element(rules.sizes.begin(), rules.sizes.end());
  const ImproveRules within = {.smallest = *smallest, .largest = *largest, .steps = rules.steps};
  const bool done = rules.sizes.size() == 1 || improve(judge.people(), seating, within, random, stop);
  circles = seating.circles();
  return done;
}

bool form_cells(const Judge& judge, const FormRules& rules, const std::stop_token& stop, std::vector<Circle>& circles) {
  const People& people = judge.people();
  const auto cells = cells_of(people, rules.sizes, rules.seed);
  const Numbers numbers = numbers_of(cells, people.size());
  std::vector<std::vector<Circle>> formed(cells.size());
  rules.blocks(cells.size(), [&](std::size_t cell) {
    const People part = part_of(people, cells[cell], numbers);
    const Judge part_judge(part, judge);
    const FormRules part_rules = {.sizes = cells[cell].sizes, .steps = rules.steps / cells.size()};
    Random random = Random::for_block(rules.seed, cell);
    form_whole(part_judge, part_rules, random, stop, formed[cell]);
    for (auto& circle : formed[cell]) {
      for (auto& person : circle) person = cells[cell].people[person];
    }
  });
  for (auto& cell : formed) std::move(cell.begin(), cell.end(), std::back_inserter(circles));
  if (stop.stop_requested()) return false;
  const Quick quick(judge);
  Seating seating(quick, circles);
  Random random = Random::for_block(rules.seed, cells.size());
  const bool done = mend(people, seating, random, stop);
  circles = seating.circles();
  return done;
}

}  // namespace

Result<std::vector<Circle>> form_circles(const Judge& judge, const FormRules& rules, std::stop_token stop) {
  assert(std::accumulate(rules.sizes.begin(), rules.sizes.end(), std::uint64_t{0}) == judge.people().size());
  if (rules.sizes.empty()) return std::vector<Circle>{};
  if (judge.people().size() <= every_way_people) return in_order(best_of_every_way(judge, rules.sizes));
  std::vector<Circle> circles;
  Random random(rules.seed);
  const bool done = judge.people().size() > most_in_one ? form_cells(judge, rules, stop, circles)
                                                        : form_whole(judge, rules, random, stop, circles);
  if (!done && rules.when_stopped == WhenStopped::fail) return fail(ErrorKind::cancelled, "composing circles was stopped");
  return in_order(std::move(circles));
}

}  // namespace schakel::circles
