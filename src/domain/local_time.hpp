#pragma once
// Local time: what a clock on the wall says in a time zone, with summer time where Europe has it.
//
// Edges    the hour that is skipped in spring is read as the one behind it; the hour that comes twice as its first
// Careful  outside Europe summer time is left out: a zone there keeps its winter offset all year
// Source   Directive 2000/84/EC: from the last Sunday of March to the last Sunday of October, both at 01:00 UTC

#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace schakel::domain {

inline constexpr std::string_view usual_timezone = "Europe/Amsterdam";

struct Zone {
  std::chrono::minutes winter{0};  // east of UTC
  bool european = false;           // an hour more in summer
};

struct LocalTime {
  Date day;
  std::chrono::minutes minutes{0};  // since midnight
};

// Fails  as offset_from
[[nodiscard]] Result<Zone> zone_from(std::string_view name);
[[nodiscard]] LocalTime local_time(const Zone& zone, Instant at);
[[nodiscard]] Instant instant_of(const Zone& zone, LocalTime local);

}  // namespace schakel::domain
