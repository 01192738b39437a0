#pragma once
// Moments and days as both backends keep them: whole milliseconds, and days, since 1970.

#include <cstdint>

#include "base/time.hpp"

namespace schakel::journal {

[[nodiscard]] inline std::int64_t stored(Instant at) { return at.time_since_epoch().count(); }
[[nodiscard]] inline Instant instant(std::int64_t stored) { return Instant(std::chrono::milliseconds(stored)); }
[[nodiscard]] inline Date day(std::int64_t stored) { return Date(std::chrono::days(stored)); }

}  // namespace schakel::journal
