#pragma once
// Tells who looks along in the demonstration, as events of its history: a coach of the organisation and one from outside, the
// works council, and customers.
//
//   day -280  a coach is invited and accepts; -170 a second one, from outside; -20 somebody asks something, -17 it is answered
//   day  -44  customers are invited; -40 they say what they meet; -36 they and the silos vote on it, until -30
//   day  -19  the works council begins; -14 shorter keeping is proposed, -9 it consents

#include "base/seed.hpp"
#include "demo/telling.hpp"

namespace schakel::demo {

// Chance has a block of its own here, so that the rest of the story does not hang on it.
void plan_outside(const Telling& lent, Seed seed);

}  // namespace schakel::demo
