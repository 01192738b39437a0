#include "opinion/tally.hpp"

#include <cassert>

namespace schakel::opinion {

std::vector<Tally> tallies(const Votes& votes, std::span<const std::int32_t> group_of, std::uint32_t groups) {
  assert(group_of.size() == votes.ballots);
  std::vector<Tally> result(std::size_t{groups} * votes.statements);
  for (std::uint32_t ballot = 0; ballot < votes.ballots; ++ballot) {
    if (group_of[ballot] < 0) continue;
    const auto group = static_cast<std::size_t>(group_of[ballot]);
    assert(group < groups);
    for (std::size_t i = votes.first[ballot]; i < votes.first[ballot + 1]; ++i) {
      auto& tally = result[group * votes.statements + votes.statement[i]];
      switch (votes.answer[i]) {
        case Answer::agree: ++tally.agree; break;
        case Answer::disagree: ++tally.disagree; break;
        case Answer::pass: ++tally.pass; break;
      }
    }
  }
  return result;
}

std::vector<double> group_informed_consensus(std::span<const Tally> of_groups, std::uint32_t groups,
                                             std::uint32_t statements) {
  assert(of_groups.size() == std::size_t{groups} * statements);
  std::vector<double> result(statements, 1.0);
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t j = 0; j < statements; ++j) {
      const auto& tally = of_groups[group * statements + j];
      result[j] *= (tally.agree + 1.0) / (tally.answered() + 2.0);
    }
  }
  return result;
}

}  // namespace schakel::opinion
