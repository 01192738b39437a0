#include "domain/turns.hpp"

#include <algorithm>
#include <cassert>

#include "domain/recurrence.hpp"

namespace schakel::domain {

using std::chrono::days;
using std::chrono::weekday;

namespace {

constexpr int longest_closed = 366 * 2;  // days

bool in_weekend(Date day) { return weekday(day) == std::chrono::Saturday || weekday(day) == std::chrono::Sunday; }

// The day on which that many days have passed, the first included; holidays do not count.
Date last_of(const OrganisationCalendar& calendar, Date opens, std::uint32_t lasts) {
  Date day = opens;
  int closed = 0;
  for (std::uint32_t counted = 1; counted < lasts;) {
    day += days(1);
    if (is_holiday(calendar, day) && closed++ < longest_closed) continue;
    ++counted;
  }
  return day;
}

}  // namespace

Zone zone_of(const State& state) {
  const std::string& name = state.calendar.timezone;
  const auto zone = zone_from(name.empty() ? usual_timezone : std::string_view(name));
  return zone ? *zone : Zone{};  // chosen names were checked
}

Date today_in(const State& state, Instant now) { return local_time(zone_of(state), now).day; }

bool is_holiday(const OrganisationCalendar& calendar, Date day) {
  const auto& all = calendar.holidays;
  const auto found = std::lower_bound(all.begin(), all.end(), day, [](const Holiday& holiday, Date at) { return holiday.day < at; });
  return found != all.end() && found->day == day;
}

Date working_day(const OrganisationCalendar& calendar, Date day) {
  for (int ahead = 0; ahead < longest_closed; ++ahead) {
    const Date candidate = day + days(ahead);
    if (!in_weekend(candidate) && !is_holiday(calendar, candidate)) return candidate;
  }
  return day;
}

std::vector<PhaseDates> phases_at(const OrganisationCalendar& calendar, Date turn, const std::vector<std::uint32_t>& lasts) {
  assert(lasts.size() == 6);
  std::vector<PhaseDates> phases;
  Date next = turn;
  for (std::size_t i = 0; i < lasts.size(); ++i) {
    const Date opens = working_day(calendar, next);
    phases.push_back({.phase = static_cast<Phase>(i), .opens = opens, .closes = last_of(calendar, opens, lasts[i])});
    next = phases.back().closes + days(1);
  }
  return phases;
}

Date last_day(const Programme& programme) {
  if (programme.cycle_ended) return *programme.cycle_ended - days(1);
  return programme.phases.empty() ? Date() : programme.phases.back().closes;
}

std::optional<Phase> phase_on(const Programme& programme, Date day) {
  if (programme.cycle_ended && day >= *programme.cycle_ended) return std::nullopt;
  for (const PhaseDates& dates : programme.phases) {
    if (dates.opens <= day && day <= dates.closes) return dates.phase;
  }
  return std::nullopt;
}

std::vector<Turn> next_turns(const State& state, const Programme& programme, std::size_t most) {
  std::vector<Turn> turns;
  const auto rhythm = state.rhythms.find(programme.id);
  if (programme.ended || rhythm == state.rhythms.end() || rhythm->second.rule.empty()) return turns;
  const auto rule = recurrence_from(rhythm->second.rule);
  if (!rule) return turns;  // chosen rules were checked
  Date free = last_day(programme) + days(1);
  for (const Date due : days_of(*rule, rhythm->second.starts, rhythm->second.came, most)) {
    turns.push_back({.due = due, .opens = working_day(state.calendar, std::max(due, free))});
    free = phases_at(state.calendar, turns.back().opens, rhythm->second.days).back().closes + days(1);
  }
  return turns;
}

}  // namespace schakel::domain
