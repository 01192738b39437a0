#include "opinion/evened.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace schakel::opinion {
namespace {

using Row = std::array<double, coordinates>;
using Square = std::array<double, coordinates * coordinates>;

struct Weighed {
  std::uint32_t ballot = 0;
  bool yes = false;
  double weight = 1;
};

constexpr int turns_most = 8;
constexpr double still = 1e-5;
constexpr double longest_step = 2;  // in logits

// x of square · x = pull, for a symmetric positive square.
Row solved(Square square, Row pull, std::size_t k) {
  for (std::size_t pivot = 0; pivot < k; ++pivot) {
    for (std::size_t r = pivot + 1; r < k; ++r) {
      const double times = square[r * k + pivot] / square[pivot * k + pivot];
      for (std::size_t c = pivot; c < k; ++c) square[r * k + c] -= times * square[pivot * k + c];
      pull[r] -= times * pull[pivot];
    }
  }
  for (std::size_t r = k; r-- > 0;) {
    for (std::size_t c = r + 1; c < k; ++c) pull[r] -= square[r * k + c] * pull[c];
    pull[r] /= square[r * k + r];
  }
  return pull;
}

// The most likely appeal and lines of a statement, given where its ballots stand: Newton's steps on a weighed logistic regression.
Row most_likely(const Factors& factors, const std::vector<Weighed>& answers, Row at) {
  const std::size_t k = 1 + factors.factors;
  const Belief& prior = factors.unknown_statement;
  for (int turn = 0; turn < turns_most; ++turn) {
    Square curve = {};
    Row pull = {};
    for (std::size_t a = 0; a < k; ++a) {
      const double precision = 1 / prior.covariance[a * k + a];
      curve[a * k + a] = precision;
      pull[a] = precision * (prior.mean[a] - at[a]);
    }
    for (const Weighed& answer : answers) {
      Row x = factors.ballots[answer.ballot].mean;
      double logit = x[0];  // its mildness, which every statement meets alike
      x[0] = 1;
      for (std::size_t a = 0; a < k; ++a) logit += at[a] * x[a];
      const double yes = 1 / (1 + std::exp(-logit));
      const double left = answer.weight * ((answer.yes ? 1 : 0) - yes), bend = answer.weight * yes * (1 - yes);
      for (std::size_t a = 0; a < k; ++a) {
        pull[a] += left * x[a];
        for (std::size_t b = 0; b < k; ++b) curve[a * k + b] += bend * x[a] * x[b];
      }
    }
    const Row step = solved(curve, pull, k);
    double longest = 0;
    for (std::size_t a = 0; a < k; ++a) longest = std::max(longest, std::abs(step[a]));
    const double part = std::min(1.0, longest_step / std::max(longest, still));
    for (std::size_t a = 0; a < k; ++a) at[a] += part * step[a];
    if (longest < still) break;
  }
  return at;
}

// Gives each answer its group's weight. False: all count in full.
bool weigh(std::vector<Weighed>& answers, std::span<const std::int32_t> group_of, const std::vector<double>& members, double all) {
  std::vector<double> count(members.size(), 0.0);
  double grouped = 0;
  for (const Weighed& answer : answers) {
    if (group_of[answer.ballot] < 0) continue;
    count[static_cast<std::size_t>(group_of[answer.ballot])] += 1;
    grouped += 1;
  }
  bool capped = false;
  for (Weighed& answer : answers) {
    if (group_of[answer.ballot] < 0) continue;
    const auto g = static_cast<std::size_t>(group_of[answer.ballot]);
    const double others = all - members[g];
    if (others <= 0) continue;
    const double part = (grouped - count[g]) * members[g] / others + 1;
    answer.weight = std::min(1.0, part / count[g]);
    capped = capped || answer.weight < 1;
  }
  return capped;
}

}  // namespace

Factors evened(Factors factors, const YesNos& answers, std::span<const std::int32_t> group_of, std::uint32_t groups) {
  if (groups < 2) return factors;
  std::vector<double> members(groups, 0.0);
  double all = 0;
  for (const std::int32_t group : group_of) {
    if (group < 0) continue;
    members[static_cast<std::size_t>(group)] += 1;
    all += 1;
  }
  const Lists lists = lists_by_statement(answers);
  std::vector<Weighed> of_one;
  for (std::uint32_t j = 0; j < answers.statements; ++j) {
    of_one.clear();
    for (std::size_t at = lists.first[j]; at < lists.first[j + 1]; ++at) of_one.push_back({.ballot = lists.other[at] / 2, .yes = lists.other[at] % 2 == 1});
    std::vector<Weighed> weighed = of_one;
    if (!weigh(weighed, group_of, members, all)) continue;
    // By the same measure both times, so that only the weights make a difference.
    const Row plain = most_likely(factors, of_one, factors.statements[j].mean);
    const Row even = most_likely(factors, weighed, plain);
    for (std::size_t a = 0; a <= factors.factors; ++a) factors.statements[j].mean[a] += even[a] - plain[a];
  }
  return factors;
}

}  // namespace schakel::opinion
