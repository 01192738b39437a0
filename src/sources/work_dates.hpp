#pragma once
// Dates as people's programs write them in an export, without the hour:
//
//   2026-03-14   2026-03-14 09:30:00   14/Mar/26 9:30 AM   14-mrt.-2026   14-3-2026   3/14/2026   46095 (Excel's days)
//
// Edges   3/4/2026 is the third of April or the fourth of March: which, other dates of the same file say (order_in); when none does,
//         it is no date. Two digits are a year of this century

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace schakel::sources {

enum class DateOrder { unknown, day_first, month_first };

// unknown when no date among them shows it, or when two of them disagree.
[[nodiscard]] DateOrder order_in(std::span<const std::string_view> said);
[[nodiscard]] std::optional<Date> date_said(std::string_view text, DateOrder order);

}  // namespace schakel::sources
