#pragma once
// Worth: what weighs when two ways of dealing people are compared. Rules first, in two ranks, then the score.

#include "circles/judge.hpp"

namespace schakel::circles {

struct Worth {
  std::uint64_t apart = 0;   // pairs that must not meet
  std::uint64_t broken = 0;  // of the other hard rules
  double score = 0;          // sum over circles
};

[[nodiscard]] inline bool better(const Worth& a, const Worth& b) {
  if (a.apart != b.apart) return a.apart < b.apart;
  if (a.broken != b.broken) return a.broken < b.broken;
  return a.score > b.score + 1e-9;  // more than rounding
}

[[nodiscard]] inline Worth worth_from(const Verdict& verdict) {
  const std::uint32_t apart = verdict.of(Rule::apart);
  return {apart, verdict.all() - apart, verdict.score};
}

[[nodiscard]] inline Worth sum(const Worth& a, const Worth& b) {
  return {a.apart + b.apart, a.broken + b.broken, a.score + b.score};
}

// One number to minimise: a broken rule weighs more than any circle can score, so that no score buys one.
[[nodiscard]] inline double energy(const Worth& worth) {
  constexpr double apart_weight = 64;
  constexpr double broken_weight = 2;
  return apart_weight * static_cast<double>(worth.apart) + broken_weight * static_cast<double>(worth.broken) - worth.score;
}

}  // namespace schakel::circles
