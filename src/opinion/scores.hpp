#pragma once
// Scores of a statement over silos: whether every one has a majority, who stands in the way, which silos differ for certain, and
// a short list in which everybody finds something.

#include <cstdint>
#include <span>
#include <vector>

#include "opinion/factors.hpp"
#include "opinion/silos.hpp"

namespace schakel::opinion {

// The chance that in every silo more agree than disagree; shares are independent once they are estimated.
// Edges  no silos: 1
[[nodiscard]] double every_silo_agrees(std::span<const ShareBelief> silos);

// The number of silos in which more agree than disagree, as expected.
[[nodiscard]] double silos_that_agree(std::span<const ShareBelief> silos);

// What share of the missing agreement sits in each silo.
//
//   missing of a group of silos = the largest 1 - share among them; what each adds to it, averaged over every order of arrival
//   (Shapley). Sorted d(1) <= … <= d(n): φ(k) = Σ over i <= k of (d(i) - d(i - 1)) / (n - i + 1)
//
//   By hand: deficits 0.1 and 0.5: φ = 0.05 and 0.05 + 0.4 = 0.45; of 0.5 that is 10 % and 90 %
//
// Units   parts of 1 that add up to 1; all equal when nothing is missing
// Source  Littlechild & Owen (1973), Management Science 20, 370-372 (the airport game)
[[nodiscard]] std::vector<double> who_blocks(std::span<const double> shares);

// Differences between silos that are more than chance, over all statements and pairs.
struct Difference {
  std::uint32_t statement = 0;
  std::uint32_t a = 0, b = 0;  // silos, a < b
  double by = 0;               // share of a - share of b
  double q = 0;                // false-discovery rate at which it counts
};
// Shape   shares[silo × statements + statement]; `shown` likewise: which cells take part
// Edges   listed: q <= 0.1 and a difference of 0.2 or more, largest first; equals by statement, then silos
// Source  Benjamini & Hochberg (1995)
[[nodiscard]] std::vector<Difference> clear_differences(std::span<const ShareBelief> shares, const std::vector<bool>& shown,
                                                        std::uint32_t silos, std::uint32_t statements);

// How split people inside the silos are, whatever lies between them: the average of p (1 - p), times 4.
// Units   0 all of one mind … 1 half against half
[[nodiscard]] double split_within(std::span<const ShareBelief> silos);

// So many statements that represent everybody: each next one is what adds most for who has least so far.
//
//   adds(j) = Σ over ballots of weight × P(agrees with j) / (1 + Σ over those chosen of P(agrees))
//
// Shape   weight[ballots]: e.g. people of the silo ÷ its ballots; `allowed[statements]`
// Edges   fewer allowed than asked for: all of them
// Cost    O(so many × ballots × statements)
// Source  Thiele (1895); Halpern et al. (2023), AAAI (statements and missing votes)
[[nodiscard]] std::vector<std::uint32_t> slate(const Factors& factors, std::span<const double> weight, const std::vector<bool>& allowed,
                                               std::uint32_t so_many);

}  // namespace schakel::opinion
