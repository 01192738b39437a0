#pragma once
// How the demonstration's departments say they work together, in two measurements: as data, and who says it. history.cpp tells it
// through a command and ballots.

#include <span>
#include <vector>

#include "base/seed.hpp"
#include "demo/story.hpp"
#include "demo/voting.hpp"

namespace schakel::demo {

struct MeterStory {
  int opens, closes;
  bool after;  // the second, when some of it goes better
};
[[nodiscard]] std::span<const MeterStory> measurements();

// The people of each department who answer, with their sheets.
[[nodiscard]] std::vector<Voter> meter_voters(const MeterStory& story, const std::vector<std::vector<domain::PersonId>>& of_department,
                                              domain::Language language, Random& random);

}  // namespace schakel::demo
