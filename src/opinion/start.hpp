#pragma once
// Where the factor model begins: the leading directions of what the statements' own means do not explain. A start by chance
// would collapse on small rounds, and would give another answer each time.

#include <cstdint>
#include <vector>

namespace schakel::opinion {

struct YesNos;

struct StartingPoint {
  std::vector<double> appeal;  // [statements], logits
  std::vector<double> places;  // [ballots × factors], mean square 1
  std::vector<double> lines;   // [statements × factors]
  double mean_appeal = 0;
};

// Seed   none: subspace iteration from fixed vectors, 8 rounds
// Cost   O(8 × answers × factors)
[[nodiscard]] StartingPoint starting_point(const YesNos& answers, std::uint32_t factors);

}  // namespace schakel::opinion
