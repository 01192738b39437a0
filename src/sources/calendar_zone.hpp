#pragma once
// The time zones that a calendar brings along (VTIMEZONE): when their clocks change, and to what.
//
//   BEGIN:DAYLIGHT  DTSTART:19700329T020000  TZOFFSETFROM:+0100  TZOFFSETTO:+0200  RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
//
// Edges   a change without a rule happens once; a rule in another form than month and weekday is read as if it were none
// Source  RFC 5545, 3.6.5

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace schakel::sources {

struct ClockChange {
  Instant begins;                        // on the wall, as if it were UTC
  std::chrono::seconds before{0}, after{0};  // east of UTC
  bool yearly = false;
  unsigned month = 0;
  int nth = 0;                           // 1 the first such day of the month, -1 the last
  std::chrono::weekday day;
  std::optional<Instant> until;
};

class CalendarZones {
 public:
  void add(const std::string& zone, const ClockChange& change);
  // What the clock on the wall of that zone shows, as UTC. A zone that was not brought along is looked up by its name.
  // Edges  nothing when nobody knows the zone
  [[nodiscard]] std::optional<Instant> utc(const std::string& zone, Instant wall) const;

 private:
  std::map<std::string, std::vector<ClockChange>, std::less<>> zones_;
};

// "+0100", "-053000".
[[nodiscard]] std::optional<std::chrono::seconds> zone_offset(std::string_view text);
// "20260302T093000", and that with Z behind it; a day alone is its midnight. On the wall, as if it were UTC.
[[nodiscard]] std::optional<Instant> calendar_moment(std::string_view text);
// The month, place and weekday of a yearly rule; false when it has another form.
[[nodiscard]] bool read_yearly(std::string_view rule, ClockChange& change);

}  // namespace schakel::sources
