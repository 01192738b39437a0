#pragma once
// iCalendar (RFC 5545): a calendar that goes out, and holidays that come in. Our own reading and writing, not libical:
// docs/decisions says why.
//
//   BEGIN:VCALENDAR … BEGIN:VEVENT  DTSTART;VALUE=DATE:20261225  DTEND;VALUE=DATE:20261227  SUMMARY:Kerst  END:VEVENT …
//
// Limits  a file of 1 MB, 50,000 lines, 1,000 days

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/rhythm.hpp"

namespace schakel::exchange {

struct IcsEvent {
  std::string uid;
  std::string summary;
  std::string place;
  bool all_day = false;
  Date from;               // all day: the first
  Date until;              // and the last
  Instant at;              // else: when it begins
  std::uint32_t minutes = 0;
  std::uint32_t sequence = 0;
  bool cancelled = false;
  std::string organizer = {};  // mailboxes: of an invitation (RFC 5546) only
  std::string attendee = {};   // the one who reads it, and nobody else
};

enum class IcsMethod { publish, request, cancel };

struct IcsCalendar {
  std::string name;
  Instant stamp;           // when this was made
  std::vector<IcsEvent> events;
  IcsMethod method = IcsMethod::publish;  // request, cancel: an invitation, with one event; no answer is asked for
};

// Moments in UTC, so that no time zone has to be told; lines folded at 75 bytes, never within a character.
[[nodiscard]] std::string ics_text(const IcsCalendar& calendar);

// The days of all its events, each with its name: from a year before `today` until six years behind it. What comes back
// every year does so here; other rules are refused.
// Edges  an event's end is the day behind its last one, as the format has it; events without a date are left out
// Fails  invalid_input "error.calendar_file", "error.calendar_line" with the line, "error.calendar_large", "error.calendar_empty"
[[nodiscard]] Result<std::vector<domain::Holiday>> holidays_from_ics(std::string_view text, Date today);

}  // namespace schakel::exchange
