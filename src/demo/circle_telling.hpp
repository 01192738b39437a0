#pragma once
// Tells two circles of the third cycle: the one of who looks along is in a session in writing, in which it is their turn, and
// asks whether a line of its harvest may leave; another let one go.
//
//   day -20  a circle lets a next step go       day -6  the other begins in writing; -5 it answers, -1 the others reply

#include "demo/telling.hpp"

namespace schakel::demo {

void plan_circles(const Telling& lent);

}  // namespace schakel::demo
