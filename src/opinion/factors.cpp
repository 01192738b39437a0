#include "opinion/factors.hpp"

#include <cassert>
#include <cmath>
#include <numbers>

#include "opinion/fit.hpp"

namespace schakel::opinion {
namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

template <int K>
Result<Factors> fit(const YesNos& answers, const FactorRules& rules, const std::stop_token& stop) {
  return Fit<K>(answers, rules).run(rules, stop);
}

}  // namespace

double Factors::share(const Belief& ballot, const Belief& statement) const {
  const std::size_t k = factors + 1;
  double mean = ballot.mean[0] + statement.mean[0];
  double variance = ballot.covariance[0] + statement.covariance[0];
  // Var(line · place) with both uncertain and independent, and what each side's bias has to do with its own factors.
  for (std::size_t a = 1; a < k; ++a) {
    mean += ballot.mean[a] * statement.mean[a];
    variance += 2 * (ballot.covariance[a] * statement.mean[a] + statement.covariance[a] * ballot.mean[a]);
    for (std::size_t b = 1; b < k; ++b) {
      const double of_ballot = ballot.covariance[a * k + b];
      const double of_statement = statement.covariance[a * k + b];
      variance += of_ballot * of_statement + of_ballot * statement.mean[a] * statement.mean[b] +
                  of_statement * ballot.mean[a] * ballot.mean[b];
    }
  }
  return logistic(sharpness * mean / std::sqrt(1 + std::numbers::pi * std::max(variance, 0.0) / 8));
}

double Factors::share_at_middle(std::uint32_t statement) const {
  const Belief& belief = statements[statement];
  const double variance = belief.covariance[0] + unknown_ballot.covariance[0];
  return logistic(sharpness * belief.mean[0] / std::sqrt(1 + std::numbers::pi * variance / 8));
}

Result<Factors> fit_factors(const YesNos& answers, const FactorRules& rules, std::stop_token stop) {
  assert(rules.factors <= most_factors);
  assert(rules.tree.silos == 0 || rules.tree.silo_of.size() == answers.ballots);
  switch (rules.factors) {
    case 0: return fit<1>(answers, rules, stop);
    case 1: return fit<2>(answers, rules, stop);
    case 2: return fit<3>(answers, rules, stop);
    case 3: return fit<4>(answers, rules, stop);
    case 4: return fit<5>(answers, rules, stop);
    default: return fit<6>(answers, rules, stop);
  }
}

}  // namespace schakel::opinion
