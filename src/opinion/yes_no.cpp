#include "opinion/yes_no.hpp"

#include <numeric>

namespace schakel::opinion {
namespace {

template <class Keep>
YesNos chosen(const Votes& votes, Keep keep) {
  YesNos result{.ballots = votes.ballots, .statements = votes.statements};
  result.list.reserve(votes.answer.size());
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) keep(i, votes.statement[v], votes.answer[v], result.list);
  }
  return result;
}

template <class Mine, class Other>
Lists lists_of(const YesNos& answers, std::size_t members, Mine mine, Other other) {
  Lists lists;
  lists.first.assign(members + 1, 0);
  for (const auto& one : answers.list) ++lists.first[mine(one) + 1];
  std::partial_sum(lists.first.begin(), lists.first.end(), lists.first.begin());
  auto next = lists.first;
  lists.other.resize(answers.list.size());
  for (const auto& one : answers.list) lists.other[next[mine(one)]++] = 2 * other(one) + (one.yes ? 1U : 0U);
  return lists;
}

}  // namespace

YesNos agree_or_not(const Votes& votes) {
  return chosen(votes, [](std::uint32_t i, std::uint32_t j, Answer answer, std::vector<YesNo>& list) {
    if (answer != Answer::pass) list.push_back({.ballot = i, .statement = j, .yes = answer == Answer::agree});
  });
}

YesNos pass_or_not(const Votes& votes) {
  return chosen(votes, [](std::uint32_t i, std::uint32_t j, Answer answer, std::vector<YesNo>& list) {
    list.push_back({.ballot = i, .statement = j, .yes = answer == Answer::pass});
  });
}

Lists lists_by_ballot(const YesNos& answers) {
  return lists_of(
      answers, answers.ballots, [](const YesNo& one) { return one.ballot; }, [](const YesNo& one) { return one.statement; });
}

Lists lists_by_statement(const YesNos& answers) {
  return lists_of(
      answers, answers.statements, [](const YesNo& one) { return one.statement; }, [](const YesNo& one) { return one.ballot; });
}

}  // namespace schakel::opinion
