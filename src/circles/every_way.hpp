#pragma once
// Every way: the best circles of all, by trying every way to deal a few people.

#include "circles/judge.hpp"

namespace schakel::circles {

inline constexpr std::uint32_t every_way_people = 10;  // 10 as 4 3 3: 2,100 ways

// Shape  sizes sum to the number of people, largest first; at most every_way_people
// Edges  of equally good ways the first in order of people
[[nodiscard]] std::vector<Circle> best_of_every_way(const Judge& judge, const std::vector<std::uint32_t>& sizes);

}  // namespace schakel::circles
