#include "opinion/routing.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace schakel::opinion {
namespace {

double part(const Factors& factors, const Belief& ballot, std::uint32_t statement) {
  const double p = factors.share(ballot, factors.statements[statement]);
  return std::max(p * (1 - p), 1e-6);
}

// x = (1, line): what a ballot's mildness and places are multiplied by.
double at(const Belief& statement, std::size_t a) { return a == 0 ? 1 : statement.mean[a]; }

}  // namespace

std::vector<double> gains(const Factors& factors, const Belief& ballot, std::span<const Candidate> candidates) {
  const std::size_t k = factors.factors + 1;
  std::array<double, coordinates * coordinates> m = {};
  for (std::uint32_t j = 0; j < factors.statements.size(); ++j) {
    const double by = part(factors, ballot, j);
    for (std::size_t a = 0; a < k; ++a) {
      for (std::size_t b = 0; b < k; ++b) m[a * k + b] += by * at(factors.statements[j], a) * at(factors.statements[j], b);
    }
  }
  std::vector<double> result;
  result.reserve(candidates.size());
  for (const auto& candidate : candidates) {
    const Belief& statement = factors.statements[candidate.statement];
    std::array<double, coordinates> s = {};  // Σ x
    double own = 0, teaches = 0;
    for (std::size_t a = 0; a < k; ++a) {
      for (std::size_t b = 0; b < k; ++b) s[a] += ballot.covariance[a * k + b] * at(statement, b);
      own += s[a] * at(statement, a);
    }
    for (std::size_t a = 0; a < k; ++a) {
      for (std::size_t b = 0; b < k; ++b) teaches += s[a] * m[a * k + b] * s[b];
    }
    result.push_back(teaches / (1 / part(factors, ballot, candidate.statement) + own));
  }
  return result;
}

std::optional<Route> next_statement(const Factors& factors, const Belief& ballot, std::span<const Candidate> all, const RouteRules& rules,
                                    Random& random) {
  std::vector<Candidate> candidates;
  const bool pinned = std::any_of(all.begin(), all.end(), [](const Candidate& c) { return c.pinned; });
  std::copy_if(all.begin(), all.end(), std::back_inserter(candidates), [&](const Candidate& c) { return c.pinned == pinned; });
  if (candidates.empty()) return std::nullopt;
  const auto teaches = gains(factors, ballot, candidates);
  const double top = std::max(*std::max_element(teaches.begin(), teaches.end()), 1e-12);
  std::size_t best = 0;
  double most_of_all = -1;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const double score = teaches[c] / top + rules.need * candidates[c].need + rules.novelty * std::exp2(-static_cast<double>(candidates[c].answers) / 5);
    if (score <= most_of_all) continue;
    most_of_all = score;
    best = c;
  }
  const double each = rules.evenly / static_cast<double>(candidates.size());
  const std::size_t chosen = random.uniform() < rules.evenly ? static_cast<std::size_t>(random.below(candidates.size())) : best;
  return Route{.statement = candidates[chosen].statement, .chance = each + (chosen == best ? 1 - rules.evenly : 0)};
}

}  // namespace schakel::opinion
