#include "analysis/compose.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "analysis/circle_reasons.hpp"
#include "analysis/placed.hpp"
#include "circles/bound.hpp"
#include "circles/form.hpp"
#include "circles/obstacles.hpp"
#include "circles/repair.hpp"
#include "circles/season.hpp"
#include "circles/sizes.hpp"

namespace schakel::analysis {
namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

Result<void> check(const domain::Roster& roster, const ComposeRules& rules) {
  if (rules.border >= roster.borders.size()) {
    return invalid("there is no border number " + std::to_string(rules.border) + "; the people have " +
                   std::to_string(roster.borders.size()));
  }
  if (rules.size < circles::smallest_circle || rules.size > circles::largest_circle) {
    return invalid("a circle of " + std::to_string(rules.size) + " is outside 3 to 7", "error.circle_size",
                   {{"size", std::to_string(rules.size)}});
  }
  return {};
}

// Which people are in these groups, one yes or no each.
Result<std::vector<bool>> seated(const domain::Roster& roster, const Groups& groups) {
  std::vector<bool> is_seated(roster.people.size(), false);
  for (const auto& group : groups) {
    for (const auto person : group) {
      if (person >= roster.people.size()) return invalid("there is no person number " + std::to_string(person));
      if (is_seated[person]) return invalid(roster.people[person].id + " is in two circles");
      is_seated[person] = true;
    }
  }
  return is_seated;
}

std::vector<std::uint32_t> where(const std::vector<bool>& yes, bool wanted) {
  std::vector<std::uint32_t> indexes;
  for (std::uint32_t i = 0; i < yes.size(); ++i) {
    if (yes[i] == wanted) indexes.push_back(i);
  }
  return indexes;
}

std::vector<Obstacle> obstacles_of(const circles::Obstacles& found, std::uint32_t circle_count) {
  std::vector<Obstacle> obstacles;
  const auto add = [&](ObstacleKind kind, bool there, std::uint32_t count, std::uint32_t of) {
    if (there) obstacles.push_back({.kind = kind, .count = count, .of = of});
  };
  add(ObstacleKind::few_partners, found.isolated > 0, found.isolated, found.partners_needed);
  add(ObstacleKind::few_new_partners, found.all_met > 0, found.all_met, found.partners_needed);
  add(ObstacleKind::many_newcomers, found.newcomers_over > 0, circle_count + found.newcomers_over, circle_count);
  add(ObstacleKind::few_facilitators, found.facilitators_short > 0, circle_count - found.facilitators_short, circle_count);
  add(ObstacleKind::crowded_teams, found.crowded_teams > 0, found.crowded_teams, circle_count);
  return obstacles;
}

Composition told(const domain::Roster& roster, const Placed& placed, const circles::Judge& judge,
                 const std::vector<circles::Circle>& circles) {
  Composition composition;
  std::vector<std::uint32_t> sizes;
  for (const auto& circle : circles) {
    const auto verdict = judge.judge(circle);
    for (std::size_t rule = 0; rule < circles::rule_count; ++rule) {
      if (verdict.broken[rule] > 0) composition.by_rule[circles::rule_names[rule]] += verdict.broken[rule];
    }
    composition.violations += verdict.all();
    composition.repeats += verdict.of(circles::Rule::repeat);
    composition.mean += verdict.score / static_cast<double>(circles.size());
    composition.circles.push_back(explained(roster, placed, judge, circle));
    sizes.push_back(static_cast<std::uint32_t>(circle.size()));
  }
  const double bound = circles::score_bound(judge, sizes);
  assert(composition.mean <= bound + 1e-9);  // else the bound is wrong; rounding may put a perfect composition a hair above it
  composition.bound = std::max(bound, composition.mean);
  return composition;
}

}  // namespace

Result<std::vector<Composition>> compose_season(const domain::Roster& roster, const ComposeRules& rules, std::uint32_t rounds,
                                                std::stop_token stop) {
  TRY(check(roster, rules));
  if (roster.people.size() < circles::smallest_circle) {
    return invalid("a circle needs three people, and there are " + std::to_string(roster.people.size()),
                   "error.too_few_for_circle", {{"people", std::to_string(roster.people.size())}});
  }
  const auto fixed = TRY(seated(roster, rules.fixed));
  Placed placed = TRY(placed_people(roster, rules, where(fixed, false)));
  const auto sizes = circles::circle_sizes(placed.people.size(), rules.size);
  const auto when_stopped = rules.when_stopped == WhenStopped::fail ? circles::WhenStopped::fail : circles::WhenStopped::keep_best;
  circles::SeasonRules season = {.sizes = sizes,
                                 .rounds = rounds,
                                 .earlier = numbered_circles(placed, rules.history),
                                 .seed = rules.seed,
                                 .steps = rules.limits.steps,
                                 .when_stopped = when_stopped,
                                 .blocks = rules.blocks};
  const auto planned = TRY(circles::plan_season(placed.people, season, stop));
  std::vector<Composition> compositions;
  for (const auto& formed : planned) {
    placed.people.met = circles::Met(placed.people.size(), season.earlier);
    const circles::Judge judge(placed.people, static_cast<std::uint32_t>(sizes.size()));
    Composition& composition = compositions.emplace_back(told(roster, placed, judge, formed));
    composition.obstacles = obstacles_of(circles::obstacles(judge, sizes, stop), static_cast<std::uint32_t>(sizes.size()));
    composition.free_rounds = sizes.empty() ? 0 : circles::rounds_before_repeats(placed.people.size(), sizes.back());
    season.earlier.insert(season.earlier.end(), formed.begin(), formed.end());
  }
  return compositions;
}

Result<Composition> compose_circles(const domain::Roster& roster, const ComposeRules& rules, std::stop_token stop) {
  auto season = TRY(compose_season(roster, rules, 1, std::move(stop)));
  return std::move(season.front());
}

Result<Composition> repair_circles(const domain::Roster& roster, const Announced& announced, const ComposeRules& rules) {
  TRY(check(roster, rules));
  assert(announced.circles.size() == announced.lost.size());
  (void)TRY(seated(roster, announced.circles));
  std::vector<std::uint32_t> all(roster.people.size());
  std::iota(all.begin(), all.end(), 0U);
  Placed placed = TRY(placed_people(roster, rules, std::move(all)));
  placed.people.met = circles::Met(placed.people.size(), numbered_circles(placed, rules.history));
  const circles::Judge judge(placed.people, static_cast<std::uint32_t>(announced.circles.size()));
  const auto repaired = circles::repair(judge, announced.circles, announced.lost, rules.size);
  Composition composition = told(roster, placed, judge, repaired.circles);
  composition.changed = repaired.touched;
  return composition;
}

Result<Composition> review_circles(const domain::Roster& roster, const Groups& groups, const ComposeRules& rules) {
  TRY(check(roster, rules));
  const auto members = TRY(seated(roster, groups));
  const Placed placed = TRY(placed_people(roster, rules, where(members, true)));
  const auto filled = std::count_if(groups.begin(), groups.end(), [](const auto& group) { return !group.empty(); });
  const circles::Judge judge(placed.people, static_cast<std::uint32_t>(filled));
  std::vector<circles::Circle> numbered;
  std::vector<std::uint32_t> sizes;
  for (const auto& group : groups) {
    auto& circle = numbered.emplace_back();
    for (const auto person : group) circle.push_back(placed.number_of(person));
    std::sort(circle.begin(), circle.end());
    if (!circle.empty()) sizes.push_back(static_cast<std::uint32_t>(circle.size()));
  }
  Composition composition = told(roster, placed, judge, numbered);
  composition.obstacles = obstacles_of(circles::obstacles(judge, sizes), static_cast<std::uint32_t>(sizes.size()));
  return composition;
}

}  // namespace schakel::analysis
