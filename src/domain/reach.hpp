#pragma once
// Reach: when somebody may be mailed. One moment a day, the same for everybody with the same quiet hours.

#include <optional>

#include "domain/state.hpp"

namespace schakel::domain {

inline constexpr std::uint32_t usual_mail_hour = 8;

// What they chose last; the usual when they chose nothing.
[[nodiscard]] MailWish mail_wish(const State& state, PersonId person);
[[nodiscard]] bool is_quiet(const MailWish& wish, std::uint32_t hour);
// The hour of that day at which they are mailed: the first from 8 on that is not quiet, else the first of the day; none =
// not at all. A change counts from the next day on, but no mail any more counts at once.
[[nodiscard]] std::optional<std::uint32_t> mail_hour(const State& state, PersonId person, Date day);

}  // namespace schakel::domain
