#pragma once
// Hours: when in the week somebody is free, as 168 yes-or-no's, so that a common hour of a circle is an AND.
//
//   "mon09-12 tue13-17"   Monday 9, 10 and 11 o'clock, Tuesday 13 to 16; the end is not included
//
// Hour 0 is Monday 00:00-01:00, hour 167 Sunday 23:00-24:00.

#include <bitset>
#include <cstddef>
#include <string_view>

#include "base/result.hpp"

namespace schakel::domain {

inline constexpr std::size_t week_hours = 168;
using Week = std::bitset<week_hours>;

// Monday to Friday, 9 to 17: what "any working hour" means when nobody said when.
[[nodiscard]] Week working_hours();

// Local free hours. Days mon tue wed thu fri sat sun, hours 00 to 24, one span after another, blanks between.
// Edges  "" is working_hours; spans may overlap
// Fails  invalid_input naming the span: unknown day, no hours, an end at or before the start, beyond 24
[[nodiscard]] Result<Week> hours_from(std::string_view text);

// Minutes east of UTC of an IANA name ("Europe/Amsterdam") or a fixed one ("UTC+2", "UTC-03:30"); "" is UTC.
// Careful  summer time is left out: a week of hours has no date. Zones that shift together keep their common hours
// Fails    invalid_input naming the zone and the nearest known one
[[nodiscard]] Result<int> offset_from(std::string_view timezone);

// The hours of a UTC week that lie wholly in free local hours, `minutes` east of UTC. The week is a ring.
[[nodiscard]] Week in_utc(const Week& local, int minutes);

// Both together, as a person's row gives them.
[[nodiscard]] Result<Week> free_hours(std::string_view hours, std::string_view timezone);

}  // namespace schakel::domain
