#pragma once
// Time as a value: nothing below the service reads a clock; it is told what time it is.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace schakel {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::sys_days;

struct Now {
  Instant at;
};

// "2026-10-13", and "2026-10-13T09:30:00.000Z" (UTC; exact to the millisecond).
[[nodiscard]] std::string to_text(Date date);
[[nodiscard]] std::string to_text(Instant at);

// Edges  nothing when the text is not exactly such a date that exists (2026-02-30 does not)
[[nodiscard]] std::optional<Date> date_from(std::string_view text);
// Accepts "…T09:30Z", "…T09:30:00Z" and "…T09:30:00.123Z", also with an offset "+02:00", or a date alone (midnight UTC).
[[nodiscard]] std::optional<Instant> instant_from(std::string_view text);

[[nodiscard]] inline Date day_of(Instant at) { return std::chrono::floor<std::chrono::days>(at); }

}  // namespace schakel
