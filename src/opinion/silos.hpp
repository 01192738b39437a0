#pragma once
// Silos: what share of each silo agrees with each statement, when few of it answered.
//
//   Q = the model's prediction, averaged over all of the silo's ballots (also those that did not answer this statement)
//   share ~ Beta(agree + κ Q, disagree + κ (1 - Q))
//
// κ says how many answers the prediction is worth. It is learnt by predicting one half of the answers from the other, both
// ways: learnt on the same answers it comes out ten times too large and the intervals too narrow.

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "base/seed.hpp"
#include "opinion/factors.hpp"
#include "opinion/tally.hpp"
#include "opinion/votes.hpp"

namespace schakel::opinion {

// A share we are not sure of: a beta distribution, by its two counts.
struct ShareBelief {
  double yes = 1;
  double no = 1;
  [[nodiscard]] double mean() const { return yes / (yes + no); }
  [[nodiscard]] double variance() const;
  [[nodiscard]] double quantile(double chance) const;
};

// The beta distribution with this mean and variance.
// Edges  a mean at 0 or 1, or a variance too large for any, is brought just inside
[[nodiscard]] ShareBelief belief_with(double mean, double variance);

// Average prediction per group and statement.
// Shape  group_of[ballots] below `groups` or negative; result[group × statements + statement]
// Edges  a group without ballots gets the prediction for somebody unknown
// Cost   O(ballots × statements × factors²)
[[nodiscard]] std::vector<double> predicted_shares(const Factors& factors, std::span<const std::int32_t> group_of,
                                                   std::uint32_t groups);

// κ, cross-fitted in two halves, from 1 to 256.
// Seed   which half an answer is in
// Edges  without answers 1: the prediction counts for little
// Cost   two predictions from half of the answers
using Predict = std::function<Result<std::vector<double>>(const YesNos& answers)>;  // shape as predicted_shares
[[nodiscard]] Result<double> prior_strength(const Votes& votes, const Predict& predict, std::span<const std::int32_t> group_of,
                                            std::uint32_t groups, Seed seed);
// The same with a fit like the one given.
// Cost   two fits of at most 20 sweeps
[[nodiscard]] Result<double> prior_strength(const Votes& votes, const Factors& fitted, std::span<const std::int32_t> group_of,
                                            std::uint32_t groups, Seed seed, std::stop_token stop = {});

// Shape  as predicted_shares
[[nodiscard]] std::vector<ShareBelief> silo_shares(std::span<const Tally> of_groups, std::span<const double> predicted,
                                                   double strength);

// How far silos differ on a statement: the spread (standard deviation) of their shares that chance does not explain.
//
//   √ max(0, variance of the means - mean of the variances)
//
// Units   0 .. 0.5, a difference of shares
// Edges   fewer than two silos: 0 (the caller knows how many there are)
[[nodiscard]] double divisiveness(std::span<const ShareBelief> silos);

}  // namespace schakel::opinion
