#pragma once
// Tells the value agreement of the demonstration, as events of its history: what a term means, in cards that are written and
// marked, and the sentences that came of it.

#include "base/seed.hpp"
#include "demo/telling.hpp"

namespace schakel::demo {

// Chance has a block of its own here, so that the rest of the story does not hang on it.
void plan_value(const Telling& lent, Seed seed);

}  // namespace schakel::demo
