#include "analysis/ask_order.hpp"

#include <algorithm>
#include <cmath>

namespace schakel::analysis {

std::vector<std::uint32_t> ask_order(std::span<const Answered> statements, std::uint32_t own_ballots, const domain::Limit& limit) {
  const std::uint32_t step = std::max(limit.answers, 5U);
  std::vector<std::uint32_t> thirds(statements.size(), 3);
  if (own_ballots < 2 * step) return thirds;
  std::vector<double> need;
  for (const auto& one : statements) {
    const double own = one.own / step * step, all = one.all / step * step;
    need.push_back(1 / std::sqrt(own + 1) + 0.5 * std::exp2(-all / 5));
  }
  auto sorted = need;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  for (std::size_t j = 0; j < need.size(); ++j) {
    const auto before = static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), need[j], std::greater<>()) - sorted.begin());
    thirds[j] = 3 - static_cast<std::uint32_t>(3 * before / need.size());
  }
  return thirds;
}

}  // namespace schakel::analysis
