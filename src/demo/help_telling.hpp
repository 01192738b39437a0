#pragma once
// Tells who knows what: what people offer, a question of who looks along that was answered, thanked for and kept, and one that waits
// for them.
//
//   day -60…-40  people offer      day -35  a question, its answers and thanks      day -1  a question to who looks along

#include "demo/telling.hpp"

namespace schakel::demo {

void plan_help(const Telling& lent);

}  // namespace schakel::demo
