#pragma once
// Repair: circles were announced, then somebody dropped out or joined late. As few announced circles as possible change.
//
//   1. three or more who joined sit together, when that breaks no rule
//   2. else each goes where fewest rules break, then to a circle that has changed anyhow, then where the score is best
//   3. a circle that has become too small gets somebody from another, or its people go to others: whichever breaks fewer rules,
//      then whichever changes fewer circles
//
// Edges   circles keep their places; a circle that is empty now is left out
// Cost    O(people) circles judged for each who joined and each circle that became too small

#include <vector>

#include "circles/worth.hpp"

namespace schakel::circles {

struct Repaired {
  std::vector<Circle> circles;
  std::uint32_t touched = 0;  // announced circles whose people are not those that were announced
};

// `announced`: who is still there of each circle; `lost[i]`: somebody of circle i dropped out. Nobody sits twice.
[[nodiscard]] Repaired repair(const Judge& judge, std::vector<Circle> announced, std::vector<bool> lost, std::uint32_t wanted_size);

}  // namespace schakel::circles
