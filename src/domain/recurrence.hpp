#pragma once
// Recurrence: on which days something comes back, in the part of RFC 5545's RRULE that organisers need.
//
//   "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"          every other Tuesday
//   "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"        the first Monday of every third month
//   "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231"   every last Friday of a month, until the end of 2027
//
// Units   days, without an hour; the time zone is the caller's
// Edges   COUNT counts the days that match from `starts` on. Weeks begin on Monday. A month without that day is skipped
// Source  RFC 5545, 3.3.10

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace schakel::domain {

struct RuleDay {
  int nth = 0;  // 1 the first of the month, -1 the last, 0 each
  std::chrono::weekday day;
};

struct Recurrence {
  bool monthly = false;  // else weekly
  unsigned interval = 1;
  std::vector<RuleDay> days;  // none: that of `starts`
  std::optional<unsigned> count;
  std::optional<Date> until;
};

// Fails  invalid_input "error.bad_rule" naming the part that is wrong or not in the subset
[[nodiscard]] Result<Recurrence> recurrence_from(std::string_view rule);

// The days behind `after`, in order: at most `most`, and none later than 20 years behind `starts`.
// Cost  a walk from `starts`: at most 20 years of weeks
[[nodiscard]] std::vector<Date> days_of(const Recurrence& rule, Date starts, Date after, std::size_t most);

}  // namespace schakel::domain
