#pragma once
// Sizes: how many circles, and how large each.

#include <cstdint>
#include <vector>

namespace schakel::circles {

// Sizes that sum to `people`, all within 3..7 and within one of each other, as near to `wanted` as can be; of two equally
// near the larger circles. Largest first.
//
//   14 in fours: 5 5 4      11 in fours: 4 4 3      5 in threes: 5
//
// Edges  0 people: none; 1 or 2 people: one circle of that size
[[nodiscard]] std::vector<std::uint32_t> circle_sizes(std::uint32_t people, std::uint32_t wanted);

}  // namespace schakel::circles
