#pragma once
// Exchange: for every two units, the ties there are beside those chance would give people who have as many ties as they have.
// Fewer is a wall, more is a corridor.

#include <cstdint>
#include <vector>

#include "network/mixing.hpp"

namespace schakel::network {

enum class Verdict : std::uint8_t { as_expected, wall, corridor, too_little_data };

// Triangles, see cell_of.
struct Exchange {
  std::vector<double> expected;
  std::vector<double> sd;
  std::vector<double> ratio;  // ties / expected
  std::vector<double> z;
  std::vector<double> q;      // Benjamini–Hochberg over all cells that have a z, those within included
  std::vector<Verdict> verdict;
};

// Chance joins the 2m tie ends at random (stub matching), which has an exact mean and variance:
//   between  E = K_a K_b/(2m - 1),              Var = E [1 + (K_a - 1)(K_b - 1)/(2m - 3)] - E²
//   within   E = K_a (K_a - 1)/(2 (2m - 1)),    Var = E + K_a (K_a - 1)(K_a - 2)(K_a - 3)/(4 (2m - 1)(2m - 3)) - E²
//   wall: z < -2 and q < .05;  corridor: z > 2 and q < .05;  too little data: E < 5
//
// Edges   no ties: everything NaN, too little data. Var = 0: z and q NaN. E = 0: ratio NaN
// Cost    O(units² log units)
// Source  moments of the configuration model; checked by hand over all matchings in the tests, and against rewiring
//         (correlation of z .996 and up on four real networks)
// Careful random matching may join a person with themself or twice with the same, so z is some 7–17 % nearer to 0 than with
//         rewiring that may not: a wall that is called one is one
[[nodiscard]] Exchange exchange_of(const Mixing& mixing);

}  // namespace schakel::network
