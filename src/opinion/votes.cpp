#include "opinion/votes.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace schakel::opinion {

std::vector<std::uint32_t> canonical_order(const Votes& votes, std::span<const std::int64_t> group_of) {
  assert(group_of.size() == votes.ballots);
  std::vector<std::uint32_t> order(votes.ballots);
  std::iota(order.begin(), order.end(), 0U);
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (group_of[a] != group_of[b]) return group_of[a] < group_of[b];
    std::size_t i = votes.first[a], j = votes.first[b];
    for (; i < votes.first[a + 1] && j < votes.first[b + 1]; ++i, ++j) {
      const auto left = std::pair{votes.statement[i], votes.answer[i]};
      const auto right = std::pair{votes.statement[j], votes.answer[j]};
      if (left != right) return left < right;
    }
    return i == votes.first[a + 1] && j < votes.first[b + 1];
  };
  std::stable_sort(order.begin(), order.end(), before);
  return order;
}

Votes reordered(const Votes& votes, std::span<const std::uint32_t> order) {
  assert(order.size() == votes.ballots);
  Votes result{.ballots = votes.ballots, .statements = votes.statements};
  result.first.reserve(votes.first.size());
  result.statement.reserve(votes.statement.size());
  result.answer.reserve(votes.answer.size());
  for (const auto ballot : order) {
    for (std::size_t i = votes.first[ballot]; i < votes.first[ballot + 1]; ++i) {
      result.statement.push_back(votes.statement[i]);
      result.answer.push_back(votes.answer[i]);
    }
    result.first.push_back(result.statement.size());
  }
  return result;
}

}  // namespace schakel::opinion
