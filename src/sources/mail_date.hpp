#pragma once
// The date of a mail (RFC 5322, 3.3 and 4.3): "Mon, 2 Mar 2026 10:30:00 +0100 (CET)", also as it was written in 1982, and as
// the first line of a mail in an mbox or git has it: "Mon Mar  2 10:30:00 2026 +0100".
//
// Edges   years of two digits are 1950 to 2049, of three 1900 more; UT, GMT and the zones of North America are known, and those
//         of Europe; a zone that nobody knows is UTC, as the standard says, and so is none
// Fails   nothing when there is no such moment, or it is not between 1970 and 2200

#include <optional>
#include <string_view>

#include "base/time.hpp"

namespace schakel::sources {

[[nodiscard]] std::optional<Instant> mail_date(std::string_view text);

// Hours east of UTC of "CEST" or "EST", in any letters; nothing for a name that is not in the list.
[[nodiscard]] std::optional<std::chrono::hours> short_zone(std::string_view name);

}  // namespace schakel::sources
