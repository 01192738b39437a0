#pragma once
// Change: whether two windows of the same people differ by more than who happened to be there.
//
// People are drawn again with replacement, the same draw for both windows: somebody drawn c times counts c times, and a tie c·c'
// times. The spread of the difference over many draws is what a change must exceed. Drawn apart for each window, it would seem
// two to three times as large (measured on e-mail of 965 people).

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/blocks.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "network/mixing.hpp"

namespace schakel::network {

struct Difference {
  double before = 0;
  double after = 0;
  double low = 0;   // of after − before: 2.5 % and 97.5 % of the draws
  double high = 0;
  double before_low = 0, before_high = 0;  // of each window by itself
  double after_low = 0, after_high = 0;
  // 0 is not among what the draws give.
  [[nodiscard]] bool detectable() const { return low > 0 || high < 0; }
};

struct Change {
  Difference ei;
  Difference assortativity;
  std::uint64_t kept = 0;     // crossing ties in both windows
  std::uint64_t added = 0;    // in the second only
  std::uint64_t deleted = 0;  // in the first only
};

struct ChangeRules {
  std::uint32_t draws = 1000;
  Seed seed = {};
  Blocks blocks = one_by_one;
};

// Shape   before, after: over the same nodes, unit_of[nodes]
// Edges   a window without ties: its numbers and the spread are NaN, and nothing is detectable
// Fails   cancelled
// Threads blocks of draws
// Cost    O(draws × (nodes + ties))
// Source  vertex bootstrap: Snijders & Borgatti (1999), Connections 22(2); paired by person
[[nodiscard]] Result<Change> change_between(const Network& before, const Network& after, std::span<const Unit> unit_of,
                                            std::uint32_t units, const ChangeRules& rules, const std::stop_token& stop = {});

// Of each unit's tie ends in one window, the share that crosses, with what the draws of people give; NaN for a unit without ties.
struct CrossingShares {
  std::vector<double> share, low, high;
  std::vector<std::uint32_t> people;  // of the unit with a tie that crosses
};

// Shape, Edges, Fails, Threads, Cost  as change_between
[[nodiscard]] Result<CrossingShares> crossing_shares(const Network& network, std::span<const Unit> unit_of, std::uint32_t units,
                                                     const ChangeRules& rules, const std::stop_token& stop = {});

}  // namespace schakel::network
