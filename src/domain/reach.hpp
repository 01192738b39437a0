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

// --- meetings, which a circle is mailed as invitations into its own calendar

inline constexpr std::chrono::minutes meeting_settles{5};  // moved twice in a row is told once
inline constexpr std::chrono::days meeting_told_before{14};
inline constexpr std::chrono::hours meeting_is_near{36};   // told in a weekend too

// Whether this is to be told now: a meeting of the coming two weeks, and every change of one that was told. Within the usual hours
// of mail and on working days, but for one that is near.
// Who came into the circle later is told of what the others know.
void came_after_told(State& state, CircleId circle, PersonId person);
[[nodiscard]] bool to_be_told(const State& state, const Meeting& meeting, Instant now);
// Whether they are mailed: they want mail, and their calendar does not come by its own address.
[[nodiscard]] bool wants_invitations(const State& state, PersonId person);

}  // namespace schakel::domain
