#pragma once
// Sub-meanings: the few different things that people turn out to mean by one word, from what they marked.
//
// Latent classes (a mixture of Bernoullis): who means k says yes to card c with chance e(k, c). Fitted by EM from ten starts;
// cards not marked are left out. Each chance has a Beta prior of strength 2 around the overall share of yes, each class one
// person more. How many there are is what predicts held-out marks best, by a nat and a half at least over fewer.
//
// Seed    each start and fold has its own block: same input and seed, same result, on any number of threads
// Careful one person's share in a class is uncertain; show classes of groups, never of a person to others
// Source  Goodman (1974), Biometrika 61(2), 215–231; docs/methods/meaning.md

#include <cstdint>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "meaning/marks.hpp"

namespace schakel::meaning {

struct SubMeanings {
  std::uint32_t count = 1;
  std::vector<double> share;     // of each, 0..1
  std::vector<double> means;     // people × count: how much person p means k; each person's add up to 1
  std::vector<double> endorses;  // count × cards: chance of yes
  double log_likelihood = 0;
};

// Cost  O(starts × steps × marks × count)
[[nodiscard]] SubMeanings fit_submeanings(const Marks& marks, std::uint32_t count, Seed seed, std::uint32_t starts = 10,
                                          std::uint32_t steps = 150);

// Fails  cancelled
[[nodiscard]] Result<std::uint32_t> count_submeanings(const Marks& marks, std::uint32_t most, Seed seed, std::stop_token stop = {});

}  // namespace schakel::meaning
