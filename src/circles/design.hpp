#pragma once
// Design: rounds in which nobody meets anybody twice, for people who are all alike (the social golfer problem).
//
// The circles are numbered 0 .. m-1 and so are the people of each of k columns (k = the largest size; the last column may be
// short). A round has a shift a_i for each column: circle c gets person c + a_i of column i, in a group of m elements. No pair
// meets twice when for each two columns all rounds have different a_i - a_j (a difference matrix, perhaps part of one).
//
//   1. a_i = i × round modulo m: m rounds when every number below k is prime to m
//   2. else shifts searched by annealing, as many rounds as are found, in the integers modulo m or in Z2 × Z(m/2)
//   3. one round more when the columns themselves are circles, and more within the columns in the same way
//
// Source  Colbourn & Dinitz (2007), Handbook of Combinatorial Designs, VI.17 (difference matrices)

#include <cstdint>
#include <vector>

#include "base/seed.hpp"
#include "circles/people.hpp"

namespace schakel::circles {

// At most `wanted` rounds, perhaps none. `sizes` as circle_sizes gives them: the largest first, within one of each other.
// Cost  O(rounds × people), and when a search is needed some ten million small steps (about a second)
[[nodiscard]] std::vector<std::vector<Circle>> rounds_without_repeats(const std::vector<std::uint32_t>& sizes, std::uint32_t wanted,
                                                                      Seed seed);

}  // namespace schakel::circles
