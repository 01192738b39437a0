#include "analysis/circle_reasons.hpp"

#include <algorithm>
#include <set>

#include "analysis/hour_spans.hpp"
#include "domain/hours.hpp"

namespace schakel::analysis {
namespace {

using circles::none;

struct Looked {
  const domain::Roster& roster;
  const Placed& placed;
  const circles::Judge& judge;
  const circles::Circle& circle;

  [[nodiscard]] const domain::RosterPerson& person(circles::Person p) const { return roster.people[placed.who[p]]; }
};

std::uint32_t count_of(std::size_t size) { return static_cast<std::uint32_t>(size); }

std::vector<std::string> silos_of(const Looked& looked) {
  std::set<std::string> silos;
  for (const auto p : looked.circle) {
    if (const auto silo = looked.placed.people.silo[p]; silo != none) silos.insert(looked.placed.silos[silo]);
  }
  return {silos.begin(), silos.end()};
}

std::vector<std::string> walls_of(const Looked& looked) {
  std::set<std::string> walls;
  const auto& silo = looked.placed.people.silo;
  for (const auto a : looked.circle) {
    for (const auto b : looked.circle) {
      if (silo[a] < silo[b] && looked.judge.is_wall(silo[a], silo[b])) {
        walls.insert(looked.placed.silos[silo[a]] + " – " + looked.placed.silos[silo[b]]);
      }
    }
  }
  return {walls.begin(), walls.end()};
}

// By the circle's own clock when they share one, else by UTC, and said so.
CircleReason hours_of(const Looked& looked) {
  const auto common = circles::common_hours(looked.placed.people, looked.circle);
  std::set<int> offsets;
  for (const auto p : looked.circle) offsets.insert(domain::offset_from(looked.person(p).timezone).value_or(0));
  const bool one_clock = offsets.size() == 1;
  CircleReason reason{.kind = ReasonKind::common_hours, .count = count_of(common.count())};
  reason.names = longest_spans(one_clock ? by_local_clock(common, *offsets.begin()) : common, 3);
  if (!one_clock) {
    for (auto& name : reason.names) name += " UTC";
  }
  return reason;
}

std::vector<std::string> languages_of(const Looked& looked) {
  const auto& spoken = looked.placed.people.languages;
  std::vector<std::string> common;
  for (std::uint32_t language = 0; language < looked.placed.languages.size(); ++language) {
    std::size_t speak = 0;
    std::size_t told = 0;
    for (const auto p : looked.circle) {
      if (!spoken[p].empty()) ++told;
      if (circles::contains(spoken[p], language)) ++speak;
    }
    if (speak > 0 && speak == told) common.push_back(looked.placed.languages[language]);
  }
  return common;
}

std::vector<CircleReason> reasons_of(const Looked& looked, const circles::Verdict& verdict) {
  std::vector<CircleReason> reasons;
  const auto add = [&](ReasonKind kind, std::size_t count, std::vector<std::string> names = {}) {
    reasons.push_back({.kind = kind, .count = count_of(count), .names = std::move(names)});
  };
  const auto add_names = [&](ReasonKind kind, std::size_t least, const std::vector<std::string>& names) {
    if (names.size() >= least) add(kind, names.size(), names);
  };
  if (looked.circle.size() < 2) return reasons;
  const auto [goal, sharing] = looked.judge.shared_goal(looked.circle);
  if (sharing >= 2) add(ReasonKind::shared_goal, sharing, {looked.placed.goals[goal]});
  add_names(ReasonKind::silos_bridged, 2, silos_of(looked));
  add_names(ReasonKind::walls_covered, 1, walls_of(looked));
  const bool told = std::any_of(looked.circle.begin(), looked.circle.end(), [&](auto p) { return told_hours(looked.person(p)); });
  if (auto hours = hours_of(looked); told && hours.count > 0) reasons.push_back(std::move(hours));
  add_names(ReasonKind::common_language, 1, languages_of(looked));
  const auto repeats = verdict.of(circles::Rule::repeat);
  const auto pairs = looked.circle.size() * (looked.circle.size() - 1) / 2;
  if (looked.placed.people.met.anybody() && pairs > repeats) add(ReasonKind::new_pairs, pairs - repeats);
  if (repeats > 0) add(ReasonKind::repeats, repeats);
  return reasons;
}

}  // namespace

ComposedCircle explained(const domain::Roster& roster, const Placed& placed, const circles::Judge& judge,
                         const circles::Circle& circle) {
  const Looked looked{roster, placed, judge, circle};
  const auto verdict = judge.judge(circle);
  ComposedCircle told;
  for (const auto p : circle) told.people.push_back(placed.who[p]);
  std::sort(told.people.begin(), told.people.end());
  told.silos = silos_of(looked);
  if (const auto [goal, sharing] = judge.shared_goal(circle); sharing >= 2) told.goal = placed.goals[goal];
  told.reasons = reasons_of(looked, verdict);
  for (std::size_t rule = 0; rule < circles::rule_count; ++rule) {
    if (verdict.broken[rule] > 0) told.violations.emplace_back(circles::rule_names[rule]);
  }
  told.score = verdict.score;
  return told;
}

}  // namespace schakel::analysis
