#pragma once
// What an open round would like to be asked sooner: from how many answers each statement has, and never from what they are, so that
// an order tells nothing of how people voted. docs/decisions says why no more is told.
//
//   need      1 ÷ √(answers in the voter's silo + 1): how wide its interval is, whatever was answered
//   novelty   ½ · 2^(-answers of all ÷ 5)                            as opinion/routing.hpp
//
// Both are taken of answers rounded down to steps, so that one more ballot seldom changes anything.

#include <cstdint>
#include <span>
#include <vector>

#include "domain/organisation.hpp"

namespace schakel::analysis {

struct Answered {
  std::uint32_t own = 0;  // in the voter's silo
  std::uint32_t all = 0;
};

// 3: the third that is asked first, 2, 1: the third that has most; statements in equal need stand in the same third.
// Shape  one per statement, in the same order
// Edges  a silo with fewer ballots than two steps of `limit.answers` (or of 5) is told 3 for all: no order
// Cost   O(n log n)
[[nodiscard]] std::vector<std::uint32_t> ask_order(std::span<const Answered> statements, std::uint32_t own_ballots, const domain::Limit& limit);

}  // namespace schakel::analysis
