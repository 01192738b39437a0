#pragma once
// Evened: what each statement is like when no group counts for more than its part.
//
// A few who answer one statement and little else, all out of one silo, are soon most of what is known about it, and then what is
// expected of every other silo follows them. Here a group's answers to a statement weigh together at most as much as its part of
// all others' answers would be, and one more:
//
//   weight of group g in statement j = min(1, (others' answers · members of g / others + 1) / answers of g)
//
// and the statement's appeal and lines move by what that changes. What a silo itself answered counts in full for that silo
// (silos.hpp).

#include <cstdint>
#include <span>

#include "opinion/factors.hpp"
#include "opinion/yes_no.hpp"

namespace schakel::opinion {

// The same factors with their statements evened.
// Shape  group_of[ballots], each below `groups`, or negative: in none, and counted in full; answers as the fit had them
// Edges  with fewer than two groups, or where no group has more than its part, nothing changes
// Cost   O(answers × (1 + factors)²), some six times
[[nodiscard]] Factors evened(Factors factors, const YesNos& answers, std::span<const std::int32_t> group_of, std::uint32_t groups);

}  // namespace schakel::opinion
