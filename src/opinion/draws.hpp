#pragma once
// Draws: predictions averaged over the pictures that sampler.hpp walks through.

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "opinion/yes_no.hpp"

namespace schakel::opinion {

struct Asked {
  std::int64_t ballot = -1;     // -1 = somebody who answered nothing
  std::int64_t statement = -1;  // -1 = something nobody answered
};

struct DrawRules {
  Seed seed = {};
  // Work, in answers times draws; between 400 and 2,000 draws whatever it is. A fifth more come first and are not used.
  double work = 4e7;
};

// Shape   result[asked]: P(yes)
// Seed    same answers in the same order, same seed: same bytes
// Fails   cancelled
// Cost    some 0.1 µs per answer and draw: 12,000 answers 3 s, 200,000 answers 10 s (2-core cloud machine)
[[nodiscard]] Result<std::vector<double>> drawn_shares(const YesNos& answers, std::span<const Asked> asked, const DrawRules& rules,
                                                       std::stop_token stop = {});

// Average P(yes) per group and statement, over all ballots of the group.
// Shape   group_of[ballots] below `groups` or negative; result[group × statements + statement]
// Edges   a group without ballots gets the prediction for somebody unknown
// Cost    as drawn_shares, and 20 ns per ballot, statement and used draw (as many as `work` allows, 20 at least)
[[nodiscard]] Result<std::vector<double>> drawn_group_shares(const YesNos& answers, std::span<const std::int32_t> group_of,
                                                             std::uint32_t groups, const DrawRules& rules, std::stop_token stop = {});

}  // namespace schakel::opinion
