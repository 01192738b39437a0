#pragma once
// Obstacles: rules that these people cannot all keep, known for certain before anything is tried.

#include <stop_token>

#include "circles/judge.hpp"

namespace schakel::circles {

struct Obstacles {
  std::uint32_t isolated = 0;         // people with fewer possible partners than a circle needs
  std::uint32_t partners_needed = 0;  // smallest size - 1
  std::uint32_t newcomers_over = 0;   // newcomers beyond one a circle
  std::uint32_t facilitators_short = 0;  // circles for which there is none, when not all can have one
  std::uint32_t crowded_teams = 0;    // teams with more people than there are circles
  std::uint32_t all_met = 0;          // people who have met so many that they cannot have a circle of new ones
};

// Cost  O(people × partners) look-ups where people fit, O(people²) at worst; it stops looking after 8 million, so on a
//       large and hostile input, and after a stop, `isolated` may be too low, never too high
[[nodiscard]] Obstacles obstacles(const Judge& judge, const std::vector<std::uint32_t>& sizes, const std::stop_token& stop = {});

}  // namespace schakel::circles
