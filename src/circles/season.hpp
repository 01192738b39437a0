#pragma once
// Season: several rounds planned together, so that people meet new people as long as they can.
//
//   1. one round after another, each with those before as history (form.hpp)
//   2. for pools so small that this must repeat, or does: rounds from a design in which nobody meets twice (design.hpp); who
//      takes which place in it is annealed by all other rules, then rounds beyond the design follow one after another
//   3. the better of the two: fewer broken rules over all rounds, then the higher score
//
// Seed    same input and seed: same rounds. Round i of 1. is what form_circles gives with seed + i - 1
// Cost    rounds × form_circles, twice for small pools

#include <stop_token>

#include "circles/form.hpp"

namespace schakel::circles {

struct SeasonRules {
  std::vector<std::uint32_t> sizes;
  std::uint32_t rounds = 1;
  std::vector<std::vector<Person>> earlier = {};  // before the season, as Met takes them
  Seed seed = {};
  std::uint64_t steps = 100'000'000;              // of each round
  WhenStopped when_stopped = WhenStopped::fail;
  Blocks blocks = one_by_one;
};

using Rounds = std::vector<std::vector<Circle>>;

// `people.met` is not looked at: rules.earlier is.
// Fails   cancelled
[[nodiscard]] Result<Rounds> plan_season(People people, const SeasonRules& rules, std::stop_token stop);

// For how many rounds nobody needs to meet anybody twice, at most: everybody meets size-1 others a round.
[[nodiscard]] std::uint32_t rounds_before_repeats(std::uint32_t people, std::uint32_t smallest_size);

}  // namespace schakel::circles
