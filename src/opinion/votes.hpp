#pragma once
// Votes: who answered what to which statement, without a word about what nobody answered.
//
//   ballot 0: agree on 0, pass on 2        first      0 2 3
//   ballot 1: disagree on 1                statement  0 2 | 1
//                                          answer     a p | d
//
// Results must not depend on the order in which ballots came: they are put in canonical order first, and added up in it.

#include <cstdint>
#include <span>
#include <vector>

namespace schakel::opinion {

enum class Answer : std::uint8_t { agree, disagree, pass };

struct Votes {
  std::uint32_t ballots = 0;
  std::uint32_t statements = 0;
  std::vector<std::size_t> first = {0};   // [ballots + 1], where a ballot's answers begin
  std::vector<std::uint32_t> statement;   // of each answer, rising within a ballot
  std::vector<Answer> answer;
};

// The order that sorts ballots by group and then by their answers.
// Shape  group_of[ballots]
// Edges  ballots that are equal in all of that keep their order; nobody can tell them apart
// Cost   O(ballots log ballots) comparisons
[[nodiscard]] std::vector<std::uint32_t> canonical_order(const Votes& votes, std::span<const std::int64_t> group_of);

[[nodiscard]] Votes reordered(const Votes& votes, std::span<const std::uint32_t> order);

}  // namespace schakel::opinion
