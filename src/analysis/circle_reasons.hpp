#pragma once
// Why this circle: what a judged circle has to say for itself, and which rules it breaks.

#include <vector>

#include "analysis/compose.hpp"
#include "analysis/placed.hpp"
#include "circles/judge.hpp"

namespace schakel::analysis {

// Only what is so and was told: no bridged silos with fewer than two, no common hours or language when nobody told theirs,
// no new pairs when there is no history.
[[nodiscard]] ComposedCircle explained(const domain::Roster& roster, const Placed& placed, const circles::Judge& judge,
                                       const circles::Circle& circle);

}  // namespace schakel::analysis
