#include "opinion/draws.hpp"

#include <algorithm>

#include "opinion/sampler.hpp"

namespace schakel::opinion {

Result<std::vector<double>> drawn_shares(const YesNos& answers, std::span<const Asked> asked, const DrawRules& rules,
                                         std::stop_token stop) {
  const double answered = static_cast<double>(std::max<std::size_t>(answers.list.size(), 1));
  const auto kept = static_cast<int>(std::clamp(rules.work / answered, 250.0, 2000.0));
  const int first = kept / 5;
  Sampler sampler(answers, rules.seed);
  std::vector<double> shares(asked.size(), 0.0);
  for (int n = -first; n < kept; ++n) {
    if (stop.stop_requested()) return fail(ErrorKind::cancelled, "the prediction was stopped", "error.cancelled");
    sampler.step();
    if (n < 0) continue;
    for (std::size_t q = 0; q < asked.size(); ++q) shares[q] += sampler.share(asked[q].ballot, asked[q].statement);
  }
  for (auto& share : shares) share /= kept;
  return shares;
}

}  // namespace schakel::opinion
