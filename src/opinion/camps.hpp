#pragma once
// Camps: groups of ballots that stand together on the dividing lines, whatever their silo. A second lens, never the mandate.
//
// Two camps are claimed only when they are there again after dropping a tenth of the ballots (mean adjusted Rand index of
// 0.9 or more), and lie clearly further apart than where the model's single cloud of opinions is cut in as many: people without any
// camp are made from the model 19 times, give the same number of answers, and are divided likewise. Else there is one: no
// clear camps.

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "opinion/factors.hpp"

namespace schakel::opinion {

struct CampRules {
  Seed seed = {};
  std::uint32_t most = 5;           // camps
  std::uint32_t fewest_answers = 7; // of a ballot that has a say in it, or two thirds of the statements where that is less
  std::uint32_t fewest_ballots = 1; // in a camp
};

struct Camps {
  std::uint32_t count = 1;
  std::optional<double> stability;   // of the camps found; none when there is nothing to divide
  std::vector<std::int32_t> of;      // per ballot; -1: answered too little to say
  std::vector<std::uint32_t> sizes;  // largest camp first; equals by the smallest ballot
};

// Seed    starts of k-means and what is dropped; ballots in the same order, same seed: same bytes
// Fails   cancelled
// Cost    10 to 29 short warm fits, and 20 restarts of k-means (Lloyd) for each number of camps
// Source  Hennig (2007), CSDA 52, 258-271 (stability); Tibshirani, Walther & Hastie (2001), JRSS B 63, 411-423 (against
//         one cloud)
[[nodiscard]] Result<Camps> find_camps(const YesNos& answers, const Factors& factors, const CampRules& rules,
                                       std::stop_token stop = {});

// How much two divisions of the same things are alike: 1 the same, about 0 by chance.
// Edges   both in one piece: 1
// Source  Hubert & Arabie (1985), Journal of Classification 2, 193-218
[[nodiscard]] double adjusted_rand_index(std::span<const std::int32_t> a, std::span<const std::int32_t> b);

}  // namespace schakel::opinion
