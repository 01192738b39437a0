#pragma once
// Diverse: a strong search for the maximally diverse grouping problem.
//
//   1. measure   a short run from hot to cold: where the value fluctuates, cooling will be slow (cooling.hpp)
//   2. anneal    several runs with swaps and moves, each from a new random dealing; the best is kept
//
// Seed    same input, seed and steps: same groups. With `spent` (a clock) the result depends on how far the machine came
// Cost    `steps` partners looked at, about 1-2 ns each; memory 4 bytes × size × (size + groups)
// Source  docs/methods/circles.md

#include <functional>
#include <stop_token>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "circles/diverse/problem.hpp"

namespace schakel::circles {

struct DiverseRules {
  Seed seed = {};
  std::uint64_t steps = 2'000'000'000;  // partners looked at, when nobody measures time
  std::function<double()> spent = {};   // the part of a time that is over, 0 .. 1; the caller has the clock
  Limits limits = {.bytes = 1ULL << 30};
};

struct DiverseGroups {
  Groups groups;
  double value = 0;  // counted afresh from the problem's own numbers
};

// Fails   invalid_input when no groups of these sizes hold everybody; too_large beyond limits.bytes; cancelled
[[nodiscard]] Result<DiverseGroups> most_diverse_groups(const GroupProblem& problem, const DiverseRules& rules,
                                                        std::stop_token stop = {});

}  // namespace schakel::circles
