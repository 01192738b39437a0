#pragma once
// Improve: people who all have a seat are swapped, or moved to a smaller circle, until few rules are broken and circles score high.

#include <stop_token>

#include "base/seed.hpp"
#include "circles/seating.hpp"

namespace schakel::circles {

struct ImproveRules {
  std::uint32_t smallest = smallest_circle;  // circles stay within these sizes
  std::uint32_t largest = largest_circle;
  std::uint64_t steps = 0;                   // changes tried, at most
};

// Whether the work came to its end; after a stop the best so far is seated.
// Cost    about 600,000 + 200 × people changes tried, as many again to mend broken rules among more than 200 people
// Source  Kirkpatrick et al. (1983), Science 220, 671-680
[[nodiscard]] bool improve(const People& people, Seating& seating, const ImproveRules& rules, Random& random,
                           const std::stop_token& stop);

// Only who sits where a rule is broken is swapped, when that breaks fewer. Whether the work came to its end.
// Cost  at most 2,000 changes tried for each of them
[[nodiscard]] bool mend(const People& people, Seating& seating, Random& random, const std::stop_token& stop);

}  // namespace schakel::circles
