#include "opinion/silos.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "numbers/beta.hpp"

namespace schakel::opinion {
namespace {

double inside(double share) { return std::clamp(share, 1e-6, 1 - 1e-6); }

// ln P(agree of sided | Beta(κQ, κ(1 - Q))), without the number of orders, which does not depend on κ.
double log_likelihood(const Tally& tally, double predicted, double strength) {
  const double a = strength * inside(predicted), b = strength * (1 - inside(predicted));
  return numbers::log_beta(a + tally.agree, b + tally.disagree) - numbers::log_beta(a, b);
}

// Half of the answers, as votes.
Votes half_of(const Votes& votes, const std::vector<bool>& in_second, bool second) {
  Votes half{.ballots = votes.ballots, .statements = votes.statements};
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) {
      if (in_second[v] != second) continue;
      half.statement.push_back(votes.statement[v]);
      half.answer.push_back(votes.answer[v]);
    }
    half.first.push_back(half.statement.size());
  }
  return half;
}

}  // namespace

double ShareBelief::variance() const { return yes * no / ((yes + no) * (yes + no) * (yes + no + 1)); }
double ShareBelief::quantile(double chance) const { return numbers::beta_quantile(chance, yes, no); }

ShareBelief belief_with(double mean, double variance) {
  const double m = inside(mean);
  const double most = m * (1 - m);
  const double count = std::clamp(most / std::max(variance, 1e-12) - 1, 1e-3, 1e9);
  return {.yes = m * count, .no = (1 - m) * count};
}

std::vector<double> predicted_shares(const Factors& factors, std::span<const std::int32_t> group_of, std::uint32_t groups) {
  assert(group_of.size() == factors.ballots.size());
  const std::size_t statements = factors.statements.size();
  std::vector<double> sums(std::size_t{groups} * statements, 0.0);
  std::vector<double> members(groups, 0.0);
  for (std::size_t i = 0; i < group_of.size(); ++i) {
    if (group_of[i] < 0) continue;
    const auto group = static_cast<std::size_t>(group_of[i]);
    members[group] += 1;
    for (std::size_t j = 0; j < statements; ++j) {
      sums[group * statements + j] += factors.share(factors.ballots[i], factors.statements[j]);
    }
  }
  for (std::size_t group = 0; group < groups; ++group) {
    const Belief& unknown = group < factors.unknown_of_silo.size() ? factors.unknown_of_silo[group] : factors.unknown_ballot;
    for (std::size_t j = 0; j < statements; ++j) {
      auto& sum = sums[group * statements + j];
      sum = members[group] > 0 ? sum / members[group] : factors.share(unknown, factors.statements[j]);
    }
  }
  return sums;
}

Result<double> prior_strength(const Votes& votes, const Predict& predict, std::span<const std::int32_t> group_of,
                              std::uint32_t groups, Seed seed) {
  constexpr std::array<double, 17> strengths = {1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256};
  Random random = Random::for_block(seed, 1);
  std::vector<bool> in_second(votes.answer.size());
  for (std::size_t v = 0; v < in_second.size(); ++v) in_second[v] = random.uniform() < 0.5;
  std::array<double, strengths.size()> likelihood = {};
  for (const bool second : {false, true}) {
    const auto predicted = TRY(predict(agree_or_not(half_of(votes, in_second, !second))));
    const auto held_out = tallies(half_of(votes, in_second, second), group_of, groups);
    for (std::size_t cell = 0; cell < held_out.size(); ++cell) {
      if (held_out[cell].sided() == 0) continue;
      for (std::size_t k = 0; k < strengths.size(); ++k) {
        likelihood[k] += log_likelihood(held_out[cell], predicted[cell], strengths[k]);
      }
    }
  }
  const auto best = std::max_element(likelihood.begin(), likelihood.end());
  return strengths[static_cast<std::size_t>(best - likelihood.begin())];
}

Result<double> prior_strength(const Votes& votes, const Factors& fitted, std::span<const std::int32_t> group_of,
                              std::uint32_t groups, Seed seed, std::stop_token stop) {
  const auto predict = [&](const YesNos& answers) -> Result<std::vector<double>> {
    const Tree tree = fitted.unknown_of_silo.empty() ? Tree{} : Tree{.silo_of = group_of, .silos = groups};
    Factors factors = TRY(fit_factors(answers, {.factors = fitted.factors, .sweeps = 20, .tree = tree}, stop));
    factors.sharpness = fitted.sharpness;
    return predicted_shares(factors, group_of, groups);
  };
  return prior_strength(votes, predict, group_of, groups, seed);
}

std::vector<ShareBelief> silo_shares(std::span<const Tally> of_groups, std::span<const double> predicted, double strength) {
  assert(of_groups.size() == predicted.size());
  std::vector<ShareBelief> result;
  result.reserve(of_groups.size());
  for (std::size_t cell = 0; cell < of_groups.size(); ++cell) {
    const double q = inside(predicted[cell]);
    result.push_back({.yes = of_groups[cell].agree + strength * q, .no = of_groups[cell].disagree + strength * (1 - q)});
  }
  return result;
}

double divisiveness(std::span<const ShareBelief> silos) {
  if (silos.size() < 2) return 0;
  const auto n = static_cast<double>(silos.size());
  double mean = 0, chance = 0, squares = 0;
  for (const auto& silo : silos) {
    mean += silo.mean() / n;
    chance += silo.variance() / n;
  }
  for (const auto& silo : silos) squares += (silo.mean() - mean) * (silo.mean() - mean);
  return std::sqrt(std::max(squares / (n - 1) - chance, 0.0));
}

}  // namespace schakel::opinion
