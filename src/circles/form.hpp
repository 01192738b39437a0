#pragma once
// Form: people dealt into circles so that few hard rules are broken and the circles score high.
//
//   1. deal     one circle after another: the least placeable person left, then the best of a hundred who may fit
//   2. anneal   swap two people (or move one to a smaller circle), worse changes ever more rarely; several times over
//   3. mend     for who sits where a rule is broken, look for the swap that breaks fewer; up to 200 people, for everybody
//
// More than 12,000 people are cut into cells (cells.hpp), each dealt by itself; then all are mended together.
// Up to ten people every way is tried instead, and the best of all is given.
// Source  Kirkpatrick et al. (1983), Science 220, 671-680; docs/methods/circles.md

#include <stop_token>

#include "base/blocks.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "circles/judge.hpp"

namespace schakel::circles {

// What a stop from outside does to the work.
enum class WhenStopped { fail, keep_best };

struct FormRules {
  std::vector<std::uint32_t> sizes;       // of the circles; they sum to the number of people
  Seed seed = {};
  std::uint64_t steps = 100'000'000;      // changes tried, at most
  WhenStopped when_stopped = WhenStopped::fail;
  Blocks blocks = one_by_one;             // who does the cells of more than 12,000 people (cells.hpp)
};

// Fails   cancelled
// Seed    same input and seed: same circles, on any number of threads (those of `blocks`)
// Cost    about 600,000 + 200 × people changes tried, ~0.5 µs each; memory O(people)
[[nodiscard]] Result<std::vector<Circle>> form_circles(const Judge& judge, const FormRules& rules, std::stop_token stop);

}  // namespace schakel::circles
