#pragma once
// Tells the walls and the double work of the demonstration, as events of its history.

#include "demo/telling.hpp"
#include "demo/wall_story.hpp"

namespace schakel::demo {

void plan_walls(const Telling& lent);

}  // namespace schakel::demo
