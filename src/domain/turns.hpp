#pragma once
// Turns: the days that a rhythm and the organisation's calendar make of it.
//
// A cycle opens on the first day, from its turn on, that is neither a holiday nor in a weekend. A phase opens on such a day
// behind the one before it, and lasts its number of days; holidays do not count, so a phase around a holiday closes later.

#include <optional>
#include <vector>

#include "domain/local_time.hpp"
#include "domain/state.hpp"

namespace schakel::domain {

[[nodiscard]] Zone zone_of(const State& state);
// Today where the organisation is.
[[nodiscard]] Date today_in(const State& state, Instant now);

[[nodiscard]] bool is_holiday(const OrganisationCalendar& calendar, Date day);
// The first day from this one on that is neither a holiday nor in a weekend; after two years of holidays the day itself.
[[nodiscard]] Date working_day(const OrganisationCalendar& calendar, Date day);

// Six phases from `turn` on. Precondition: six numbers of days.
[[nodiscard]] std::vector<PhaseDates> phases_at(const OrganisationCalendar& calendar, Date turn,
                                                const std::vector<std::uint32_t>& days);

// The last day of the present cycle.
[[nodiscard]] Date last_day(const Programme& programme);
[[nodiscard]] std::optional<Phase> phase_on(const Programme& programme, Date day);

struct Turn {
  Date due;    // as the rule says
  Date opens;  // off holidays and weekends, and behind the cycle before it
};
// The turns to come, in order: at most `most`.
[[nodiscard]] std::vector<Turn> next_turns(const State& state, const Programme& programme, std::size_t most);

}  // namespace schakel::domain
