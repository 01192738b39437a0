#pragma once
// Factors: the one model behind every estimate. Who says yes to what, out of a ballot's own mildness, a statement's own
// appeal, and where both stand on a few dividing lines:
//
//   logit P(yes of ballot i to statement j) = appeal_j + mildness_i + line_j · place_i
//   place_i ~ N(0, 1), mildness_i ~ N(0, σ²), appeal_j ~ N(μ, σ²), line_j ~ N(0, σ² of that line); σ and μ from the data
//
// What was not answered carries no term: nothing is filled in. Every estimate keeps its covariance, so that a ballot with
// three answers is not taken for one with sixty.

#include <array>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "opinion/yes_no.hpp"

namespace schakel::opinion {

inline constexpr std::uint32_t most_factors = 5;
inline constexpr std::size_t coordinates = 1 + most_factors;  // the constant, then the factors

// What is known of one ballot (mildness, then its places) or one statement (appeal, then its lines): a normal distribution.
struct Belief {
  std::array<double, coordinates> mean = {};
  std::array<double, coordinates * coordinates> covariance = {};  // rows of 1 + factors
};

struct Factors {
  std::uint32_t factors = 0;
  std::vector<Belief> ballots;
  std::vector<Belief> statements;
  Belief unknown_ballot;     // the prior: somebody who answered nothing
  Belief unknown_statement;
  std::vector<Belief> unknown_of_silo;  // the prior of somebody in that silo; empty when the fit knew of none
  // The bound flattens: logits are multiplied by this, learnt from held-out answers (model.hpp).
  double sharpness = 1;

  // P(yes), the uncertainty of both sides taken in (MacKay 1992: σ(m / √(1 + π v / 8))).
  [[nodiscard]] double share(const Belief& ballot, const Belief& statement) const;
  [[nodiscard]] double share(std::uint32_t ballot, std::uint32_t statement) const {
    return share(ballots[ballot], statements[statement]);
  }
  // P(yes) of a ballot in the middle of every line: the appeal that the dividing lines do not explain.
  [[nodiscard]] double share_at_middle(std::uint32_t statement) const;
};

// Silos as the model sees them: a flat list or a tree.
struct Tree {
  std::span<const std::int32_t> silo_of;    // per ballot; negative: in none. Empty: there are no silos
  std::span<const std::int32_t> parent_of;  // per silo; negative or empty: topmost
  std::uint32_t silos = 0;
};

struct FactorRules {
  std::uint32_t factors = 2;   // at most most_factors
  std::uint32_t sweeps = 25;   // at most; it stops when nothing moves by more than `still`
  double still = 1e-4;
  Tree tree = {};              // silos whose means are in the prior
  const Factors* start = nullptr;  // where to begin, with as many factors; none = from the answers themselves
};

// Seed    no chance in it: the start is the leading directions of the answers; signs are fixed (the largest line is
//         positive), lines go from strong to weak. Same bytes for the same votes in the same order
// Edges   a ballot or statement without answers keeps the prior
// Fails   cancelled
// Cost    O(answers × (1 + factors)²) a sweep; memory O((ballots + statements) (1 + factors)²)
// Source  Jaakkola & Jordan (2000), Statistics and Computing 10, 25-37 (the bound); Clinton, Jackman & Rivers (2004);
//         Imai, Lo & Olmsted (2016), APSR 110(4), 631-656; Liu, Rubin & Wu (1998) (rescaling as it goes)
[[nodiscard]] Result<Factors> fit_factors(const YesNos& answers, const FactorRules& rules, std::stop_token stop = {});

}  // namespace schakel::opinion
