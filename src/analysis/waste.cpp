#include "analysis/waste.hpp"

#include <algorithm>

namespace schakel::analysis {

using namespace domain;

namespace {

constexpr int months_shown = 13;  // a year ago beside today
constexpr std::uint32_t silos_of_overlap = 2;

Cost cost_of(const WasteSum& sum, std::size_t silos) {
  Cost cost{.low = {}, .high = {}, .silos = sum.known, .of_silos = static_cast<std::uint32_t>(silos), .items = 0, .of_items = 1};
  if (sum.known == 0) return cost;
  cost.low = sum.low;
  cost.high = sum.high;
  cost.items = 1;
  return cost;
}

void add(Cost& sum, const Cost& one) {
  if (one.low) sum.low = sum.low.value_or(0) + *one.low;
  if (one.high) sum.high = sum.high.value_or(0) + *one.high;
  sum.silos += one.silos;
  sum.of_silos += one.of_silos;
  sum.items += one.items;
  sum.of_items += one.of_items;
}

void add(Costs& sum, const Costs& one) {
  add(sum.hours, one.hours);
  add(sum.euros, one.euros);
}

bool counted_on(const Overlap& overlap, Date day) {
  return overlap.confirmed && *overlap.confirmed <= day && (!overlap.ended || day < *overlap.ended);
}

Costs walls_on(const State& state, ProgrammeId programme, Date day) {
  Costs sum;
  for (const auto& [id, wall] : state.walls) {
    if (wall.programme == programme && hindered_on(wall, day)) add(sum, costs_of(wall, day));
  }
  return sum;
}

Costs doubles_on(const State& state, ProgrammeId programme, Date day) {
  Costs sum;
  for (const auto& [id, overlap] : state.overlaps) {
    if (overlap.programme == programme && counted_on(overlap, day)) add(sum, costs_of(overlap, day));
  }
  return sum;
}

std::optional<Date> first_day(const State& state, ProgrammeId programme) {
  std::optional<Date> first;
  const auto see = [&](Date day) { first = first ? std::min(*first, day) : day; };
  for (const auto& [id, wall] : state.walls) {
    if (wall.programme == programme && !wall.events.empty()) see(wall.events.front().on);
  }
  for (const auto& [id, overlap] : state.overlaps) {
    if (overlap.programme == programme && overlap.confirmed) see(*overlap.confirmed);
  }
  return first;
}

}  // namespace

Costs costs_of(const Wall& wall, Date day) {
  const Waste waste = waste_on(wall.estimates, day);
  return {.hours = cost_of(waste.hours, wall.silos.size()), .euros = cost_of(waste.euros, wall.silos.size())};
}

Costs costs_of(const Overlap& overlap, Date day) {
  const Waste waste = waste_on(overlap.estimates, day);
  return {.hours = cost_of(waste.hours, silos_of_overlap), .euros = cost_of(waste.euros, silos_of_overlap)};
}

WasteFound waste_found(const State& state, ProgrammeId programme, Date today) {
  using namespace std::chrono;
  WasteFound found{.walls = walls_on(state, programme, today), .doubles = doubles_on(state, programme, today), .months = {}};
  const auto first = first_day(state, programme);
  if (!first) return found;
  const year_month_day now(today);
  for (int back = months_shown - 1; back >= 0; --back) {
    const year_month month = now.year() / now.month() - months(back);
    const Date last = std::min(sys_days(month / std::chrono::last), today);
    if (last < *first) continue;
    found.months.push_back({.month = sys_days(month / 1), .walls = walls_on(state, programme, last), .doubles = doubles_on(state, programme, last)});
  }
  return found;
}

}  // namespace schakel::analysis
