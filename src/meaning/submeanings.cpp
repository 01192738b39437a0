#include "meaning/submeanings.hpp"

#include <algorithm>
#include <cmath>

namespace schakel::meaning {
namespace {

constexpr double prior_strength = 2;
constexpr double least_chance = 0.02;  // that somebody says what their class does not, or the other way round

struct Given {
  std::uint32_t card = 0;
  bool yes = false;
};

// The marks that were given, per person.
struct Seen {
  std::vector<std::vector<Given>> of;
  std::uint32_t cards = 0;
  double yes_share = 0.5;
};

Seen seen_in(const Marks& marks) {
  Seen seen{.of = std::vector<std::vector<Given>>(marks.people), .cards = marks.cards};
  double yes = 0, all = 0;
  for (std::uint32_t p = 0; p < marks.people; ++p) {
    for (std::uint32_t c = 0; c < marks.cards; ++c) {
      if (marks.at(p, c) == Mark::none) continue;
      seen.of[p].push_back({c, marks.at(p, c) == Mark::yes});
      yes += marks.at(p, c) == Mark::yes;
      ++all;
    }
  }
  if (all > 0) seen.yes_share = yes / all;
  return seen;
}

// Each class starts as what one random person said.
SubMeanings started(const Seen& seen, std::uint32_t count, Random& random) {
  SubMeanings fit{.count = count, .share = std::vector<double>(count, 1.0 / count),
                  .means = std::vector<double>(seen.of.size() * count, 1.0 / count),
                  .endorses = std::vector<double>(std::size_t{count} * seen.cards)};
  for (std::uint32_t k = 0; k < count; ++k) {
    double* const endorses = &fit.endorses[std::size_t{k} * seen.cards];
    for (std::uint32_t c = 0; c < seen.cards; ++c) endorses[c] = 0.35 + 0.1 * random.uniform();
    for (const auto& given : seen.of[random.below(seen.of.size())]) endorses[given.card] = given.yes ? 0.75 : 0.2;
  }
  return fit;
}

// Who means what, given what each class endorses. Returns the log-likelihood.
double assign(const Seen& seen, SubMeanings& fit) {
  const std::size_t count = fit.count;
  std::vector<double> log_yes(fit.endorses.size()), log_no(fit.endorses.size());
  for (std::size_t i = 0; i < fit.endorses.size(); ++i) {
    log_yes[i] = std::log(fit.endorses[i]);
    log_no[i] = std::log1p(-fit.endorses[i]);
  }
  double sum = 0;
  for (std::size_t p = 0; p < seen.of.size(); ++p) {
    double* const means = &fit.means[p * count];
    double most = -1e300;
    for (std::size_t k = 0; k < count; ++k) {
      means[k] = std::log(fit.share[k]);
      for (const auto& given : seen.of[p]) means[k] += (given.yes ? log_yes : log_no)[k * seen.cards + given.card];
      most = std::max(most, means[k]);
    }
    double all = 0;
    for (std::size_t k = 0; k < count; ++k) all += means[k] = std::exp(means[k] - most);
    for (std::size_t k = 0; k < count; ++k) means[k] /= all;
    sum += most + std::log(all);
  }
  return sum;
}

void learn(const Seen& seen, SubMeanings& fit) {
  const std::size_t count = fit.count;
  std::vector<double> yes(fit.endorses.size(), prior_strength * seen.yes_share), all(fit.endorses.size(), prior_strength);
  std::vector<double> people(count, 1);
  for (std::size_t p = 0; p < seen.of.size(); ++p) {
    for (std::size_t k = 0; k < count; ++k) {
      const double means = fit.means[p * count + k];
      people[k] += means;
      for (const auto& given : seen.of[p]) {
        all[k * seen.cards + given.card] += means;
        if (given.yes) yes[k * seen.cards + given.card] += means;
      }
    }
  }
  for (std::size_t k = 0; k < count; ++k) fit.share[k] = people[k] / static_cast<double>(seen.of.size() + count);
  for (std::size_t i = 0; i < fit.endorses.size(); ++i) {
    fit.endorses[i] = std::clamp(yes[i] / all[i], least_chance, 1 - least_chance);
  }
}

SubMeanings best_of(const Seen& seen, std::uint32_t count, Seed seed, std::uint32_t starts, std::uint32_t steps) {
  SubMeanings best;
  if (count == 1) starts = 1;
  for (std::uint32_t start = 0; start < starts; ++start) {
    Random random = Random::for_block(seed, start);
    auto fit = started(seen, count, random);
    double before = -1e300;
    for (std::uint32_t step = 0; step < steps; ++step) {
      fit.log_likelihood = assign(seen, fit);
      learn(seen, fit);
      if (step > 5 && std::abs(fit.log_likelihood - before) < 1e-4) break;
      before = fit.log_likelihood;
    }
    if (start == 0 || fit.log_likelihood > best.log_likelihood) best = std::move(fit);
  }
  return best;
}

// What the marks that were held out are worth, in nats.
double held_out(const SubMeanings& fit, const std::vector<std::pair<std::size_t, Given>>& hidden, std::uint32_t cards) {
  double sum = 0;
  for (const auto& [person, given] : hidden) {
    double yes = 0;
    for (std::size_t k = 0; k < fit.count; ++k) yes += fit.means[person * fit.count + k] * fit.endorses[k * cards + given.card];
    sum += std::log(given.yes ? yes : 1 - yes);
  }
  return sum;
}

}  // namespace

SubMeanings fit_submeanings(const Marks& marks, std::uint32_t count, Seed seed, std::uint32_t starts, std::uint32_t steps) {
  if (marks.people == 0) return {.count = count, .share = std::vector<double>(count, 1.0 / count)};
  return best_of(seen_in(marks), count, seed, starts, steps);
}

Result<std::uint32_t> count_submeanings(const Marks& marks, std::uint32_t most, Seed seed, std::stop_token stop) {
  constexpr std::uint32_t folds = 3, starts = 6, steps = 80;
  constexpr double hidden_share = 0.15, clearly_better = 1.5;
  if (marks.people == 0) return 1U;
  std::vector<double> score(most + 1, 0.0);
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    Random random = Random::for_block(seed, 1000 + fold);
    Seen seen = seen_in(marks);
    std::vector<std::pair<std::size_t, Given>> hidden;
    for (std::size_t p = 0; p < seen.of.size(); ++p) {
      std::vector<Given> kept;
      for (const auto& given : seen.of[p]) {
        if (random.uniform() < hidden_share) hidden.emplace_back(p, given);
        else kept.push_back(given);
      }
      seen.of[p] = std::move(kept);
    }
    for (std::uint32_t count = 1; count <= most; ++count) {
      if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while looking for sub-meanings");
      score[count] += held_out(best_of(seen, count, Seed{seed.value + 17 * fold}, starts, steps), hidden, marks.cards);
    }
  }
  std::uint32_t best = 1;
  for (std::uint32_t count = 2; count <= most; ++count) {
    if (score[count] > score[best] + clearly_better) best = count;
  }
  return best;
}

}  // namespace schakel::meaning
