#include "opinion/model.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace schakel::opinion {
namespace {

constexpr std::uint32_t most_lines_of_passing = 3;

double loss_of(double predicted, bool yes) { return -std::log(std::max(yes ? predicted : 1 - predicted, 1e-12)); }

// The chance that an answer of yes got a higher prediction than an answer of no (Mann-Whitney; ties count half).
std::optional<double> area_under_curve(std::span<const double> predicted, std::span<const YesNo> answers) {
  std::vector<std::size_t> order(predicted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return predicted[a] < predicted[b]; });
  double ranks = 0, yes = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && predicted[order[end]] == predicted[order[begin]]) ++end;
    const double rank = static_cast<double>(begin + 1 + end) / 2;
    for (std::size_t i = begin; i < end; ++i) {
      if (!answers[order[i]].yes) continue;
      ranks += rank;
      yes += 1;
    }
    begin = end;
  }
  const double no = static_cast<double>(order.size()) - yes;
  if (yes == 0 || no == 0) return std::nullopt;
  return (ranks - yes * (yes + 1) / 2) / (yes * no);
}

struct Split {
  YesNos fit;
  std::vector<YesNo> choose;
  std::vector<YesNo> judge;
};

Split split(const YesNos& answers, Seed seed, bool judge) {
  Split parts;
  parts.fit = {.ballots = answers.ballots, .statements = answers.statements};
  Random random(seed);
  for (const auto& one : answers.list) {
    const double where = random.uniform();
    if (judge && where < 0.1) parts.judge.push_back(one);
    else if (where >= 0.1 && where < 0.3) parts.choose.push_back(one);
    else parts.fit.list.push_back(one);
  }
  return parts;
}

std::vector<double> predictions(const Factors& factors, std::span<const YesNo> answers) {
  std::vector<double> result;
  result.reserve(answers.size());
  for (const auto& one : answers) result.push_back(factors.share(one.ballot, one.statement));
  return result;
}

// Whether the second list of losses is lower by more than so many standard errors of the difference.
bool clearly_better(const std::vector<double>& now, const std::vector<double>& then, double standard_errors) {
  const auto n = static_cast<double>(now.size());
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    const double gain = now[i] - then[i];
    sum += gain;
    squares += gain * gain;
  }
  const double mean = sum / n;
  const double variance = std::max(squares / n - mean * mean, 0.0);
  return mean > standard_errors * std::sqrt(variance / n);
}

// The sharpness with the lowest log-loss, held near 1 by ln s ~ N(0, 0.15²) so that few answers change little.
double best_sharpness(const Factors& factors, std::span<const YesNo> answers) {
  const auto predicted = predictions(factors, answers);
  double best = 1, least = std::numeric_limits<double>::infinity();
  for (int step = -8; step <= 20; ++step) {
    const double sharpness = std::exp(0.02 * step);
    double loss = 0.5 * std::pow(0.02 * step / 0.15, 2);
    for (std::size_t i = 0; i < predicted.size(); ++i) {
      const double share = std::clamp(predicted[i], 1e-9, 1 - 1e-9);
      const double odds = std::pow(share / (1 - share), sharpness);
      loss += loss_of(odds / (1 + odds), answers[i].yes);
    }
    if (loss >= least) continue;
    least = loss;
    best = sharpness;
  }
  return best;
}

struct Choice {
  std::uint32_t lines = 0;
  double sharpness = 1;
  std::optional<Score> judged;
};

// How many lines, by the answers held out. The first must be sure, by so many standard errors; after that whichever predicts best.
Result<Choice> choose_lines(const YesNos& answers, std::uint32_t most, Seed seed, bool judge, const std::stop_token& stop) {
  constexpr std::size_t fewest_held_out = 20;
  constexpr double sure = 2, better = 0.0;
  const Split parts = split(answers, seed, judge);
  Choice choice;
  if (parts.choose.size() < fewest_held_out || (judge && parts.judge.size() < fewest_held_out)) return choice;
  std::vector<double> best;
  for (std::uint32_t lines = 0; lines <= most; ++lines) {
    Factors factors = TRY(fit_factors(parts.fit, {.factors = lines, .sweeps = 18, .still = 1e-2}, stop));
    const auto predicted = predictions(factors, parts.choose);
    std::vector<double> losses;
    for (std::size_t i = 0; i < predicted.size(); ++i) losses.push_back(loss_of(predicted[i], parts.choose[i].yes));
    if (lines > 0 && !clearly_better(best, losses, choice.lines == 0 ? sure : better)) continue;
    best = std::move(losses);
    choice.lines = lines;
    choice.sharpness = factors.sharpness = best_sharpness(factors, parts.choose);
    if (judge) choice.judged = score(predictions(factors, parts.judge), parts.judge);
  }
  return choice;
}

}  // namespace

Score score(std::span<const double> predicted, std::span<const YesNo> answers) {
  assert(predicted.size() == answers.size() && !answers.empty());
  double sum = 0;
  for (std::size_t i = 0; i < predicted.size(); ++i) sum += loss_of(predicted[i], answers[i].yes);
  return {.log_loss = sum / static_cast<double>(predicted.size()), .auc = area_under_curve(predicted, answers)};
}

Result<Model> fit_model(const Votes& votes, const ModelRules& rules, std::stop_token stop) {
  Model model;
  Choice choice;
  {
    const YesNos sided = agree_or_not(votes);
    choice = TRY(choose_lines(sided, rules.most_lines, rules.seed, rules.judge, stop));
    model.opinion = TRY(fit_factors(sided, {.factors = choice.lines, .tree = rules.tree}, stop));
    model.opinion.sharpness = choice.sharpness;
  }
  const YesNos passed = pass_or_not(votes);
  const Choice of_passing = TRY(choose_lines(passed, most_lines_of_passing, rules.seed, false, stop));
  model.passing = TRY(fit_factors(passed, {.factors = of_passing.lines}, stop));
  model.passing.sharpness = of_passing.sharpness;
  if (choice.judged) {
    model.log_loss = choice.judged->log_loss;
    model.auc = choice.judged->auc;
  }
  return model;
}

}  // namespace schakel::opinion
