#pragma once
// Tallies: how many of each group agreed, disagreed and passed, and Polis' measure that is made of them.

#include <cstdint>
#include <span>
#include <vector>

#include "opinion/votes.hpp"

namespace schakel::opinion {

struct Tally {
  std::uint32_t agree = 0;
  std::uint32_t disagree = 0;
  std::uint32_t pass = 0;
  [[nodiscard]] std::uint32_t answered() const { return agree + disagree + pass; }
  [[nodiscard]] std::uint32_t sided() const { return agree + disagree; }
  friend bool operator==(const Tally&, const Tally&) = default;
};

// Shape  group_of[ballots], each below `groups`, or negative: in none; result[group × statements + statement]
// Cost   O(votes + groups × statements)
[[nodiscard]] std::vector<Tally> tallies(const Votes& votes, std::span<const std::int32_t> group_of, std::uint32_t groups);

// Group-informed consensus of Polis (there also: group-aware): agreement that no group withholds.
//
//   GAC = Π over groups (agree + 1) / (answered + 2)
//
// Units   0..1; a pass counts as an answer that is no agreement
// Shape   of_groups as tallies() gives it; result[statements]
// Edges   a group that did not answer counts as one half; without groups it is 1
// Source  polis math/conversation.clj, group-aware consensus
// Careful it falls with every group and does not know how few answers it rests on: rank by the floor instead
[[nodiscard]] std::vector<double> group_informed_consensus(std::span<const Tally> of_groups, std::uint32_t groups,
                                                           std::uint32_t statements);

}  // namespace schakel::opinion
