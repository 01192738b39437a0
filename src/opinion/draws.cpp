#include "opinion/draws.hpp"

#include <algorithm>

#include "opinion/sampler.hpp"

namespace schakel::opinion {

namespace {

// Walks, and shows each picture that counts to `look`.
template <class Look>
Result<int> walk(const YesNos& answers, const DrawRules& rules, const std::stop_token& stop, Look look) {
  const double answered = static_cast<double>(std::max<std::size_t>(answers.list.size(), 1));
  const auto kept = static_cast<int>(std::clamp(rules.work / answered, 400.0, 2000.0));
  const int first = kept / 5;
  Sampler sampler(answers, rules.seed);
  for (int n = -first; n < kept; ++n) {
    if (stop.stop_requested()) return fail(ErrorKind::cancelled, "the prediction was stopped", "error.cancelled");
    sampler.step();
    if (n >= 0) look(n, sampler);
  }
  return kept;
}

}  // namespace

Result<std::vector<double>> drawn_shares(const YesNos& answers, std::span<const Asked> asked, const DrawRules& rules,
                                         std::stop_token stop) {
  std::vector<double> shares(asked.size(), 0.0);
  const int draws = TRY(walk(answers, rules, stop, [&](int, const Sampler& sampler) {
    for (std::size_t q = 0; q < asked.size(); ++q) shares[q] += sampler.share(asked[q].ballot, asked[q].statement);
  }));
  for (auto& share : shares) share /= draws;
  return shares;
}

Result<std::vector<double>> drawn_group_shares(const YesNos& answers, std::span<const std::int32_t> group_of, std::uint32_t groups,
                                               const DrawRules& rules, std::stop_token stop) {
  const std::size_t statements = answers.statements;
  std::vector<double> sums(groups * statements, 0.0), members(groups, 0.0);
  for (const auto group : group_of) {
    if (group >= 0) members[static_cast<std::size_t>(group)] += 1;
  }
  const double cells = static_cast<double>(std::max<std::size_t>(group_of.size() * statements, 1));
  const int every = 400 / static_cast<int>(std::clamp(rules.work / cells, 20.0, 400.0));
  double used = 0;
  TRY(walk(answers, rules, stop, [&](int n, const Sampler& sampler) {
    if (n % every != 0) return;
    used += 1;
    for (std::size_t i = 0; i < group_of.size(); ++i) {
      if (group_of[i] < 0) continue;
      double* sum = sums.data() + static_cast<std::size_t>(group_of[i]) * statements;
      for (std::size_t j = 0; j < statements; ++j) sum[j] += sampler.share(static_cast<std::int64_t>(i), static_cast<std::int64_t>(j));
    }
    for (std::size_t g = 0; g < groups; ++g) {
      for (std::size_t j = 0; j < statements && members[g] == 0; ++j) {
        sums[g * statements + j] += sampler.share(-1, static_cast<std::int64_t>(j));
      }
    }
  }));
  for (std::size_t cell = 0; cell < sums.size(); ++cell) sums[cell] /= used * std::max(members[cell / statements], 1.0);
  return sums;
}

}  // namespace schakel::opinion
