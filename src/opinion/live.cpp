#include "opinion/live.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace schakel::opinion {
namespace {

using Square = std::array<double, coordinates * coordinates>;  // rows of 1 + factors

double curvature_twice(double square) {
  const double xi = std::sqrt(std::max(square, 1e-8));
  return std::tanh(xi / 2) / (2 * xi);
}

// The inverse of a symmetric positive definite k × k matrix, in place of itself.
Square inverse(Square m, std::size_t k) {
  Square result = {};
  for (std::size_t i = 0; i < k; ++i) result[i * k + i] = 1;
  for (std::size_t pivot = 0; pivot < k; ++pivot) {
    const double by = 1 / m[pivot * k + pivot];
    for (std::size_t c = 0; c < k; ++c) {
      m[pivot * k + c] *= by;
      result[pivot * k + c] *= by;
    }
    for (std::size_t r = 0; r < k; ++r) {
      if (r == pivot) continue;
      const double times = m[r * k + pivot];
      for (std::size_t c = 0; c < k; ++c) {
        m[r * k + c] -= times * m[pivot * k + c];
        result[r * k + c] -= times * result[pivot * k + c];
      }
    }
  }
  return result;
}

// A normal distribution as precision and pull, to which answers can be added.
struct Natural {
  Square precision = {};
  std::array<double, coordinates> pull = {};
};

Natural natural(const Belief& belief, std::size_t k) {
  Natural n;
  Square covariance = {};
  std::copy_n(belief.covariance.begin(), k * k, covariance.begin());
  n.precision = inverse(covariance, k);
  for (std::size_t a = 0; a < k; ++a) {
    for (std::size_t b = 0; b < k; ++b) n.pull[a] += n.precision[a * k + b] * belief.mean[b];
  }
  return n;
}

Belief belief(const Natural& n, std::size_t k) {
  Belief result;
  const Square covariance = inverse(n.precision, k);
  std::copy_n(covariance.begin(), k * k, result.covariance.begin());
  for (std::size_t a = 0; a < k; ++a) {
    for (std::size_t b = 0; b < k; ++b) result.mean[a] += covariance[a * k + b] * n.pull[b];
  }
  return result;
}

double second(const Belief& one, std::size_t a, std::size_t b, std::size_t k) {
  return one.covariance[a * k + b] + one.mean[a] * one.mean[b];
}

// E[logit²] of who meets what.
double square_of(const Belief& x, const Belief& y, std::size_t k) {
  double sum = second(x, 0, 0, k) + second(y, 0, 0, k) + 2 * x.mean[0] * y.mean[0];
  for (std::size_t a = 1; a < k; ++a) {
    sum += 2 * (second(x, 0, a, k) * y.mean[a] + x.mean[a] * second(y, 0, a, k));
    for (std::size_t b = 1; b < k; ++b) sum += second(x, a, b, k) * second(y, a, b, k);
  }
  return sum;
}

// One answer as evidence on `mine`, which met `other`.
void add(Natural& n, const Belief& mine, const Belief& other, bool yes, std::size_t k) {
  const double weight = curvature_twice(square_of(mine, other, k)), half = yes ? 0.5 : -0.5;
  n.precision[0] += weight;
  n.pull[0] += half - weight * other.mean[0];
  for (std::size_t a = 1; a < k; ++a) {
    n.precision[a] += weight * other.mean[a];
    n.precision[a * k] += weight * other.mean[a];
    n.pull[a] += half * other.mean[a] - weight * second(other, 0, a, k);
    for (std::size_t b = 1; b < k; ++b) n.precision[a * k + b] += weight * second(other, a, b, k);
  }
}

}  // namespace

Belief refreshed(const Factors& factors, std::span<const OwnAnswer> answers) {
  constexpr int turns = 8;
  const std::size_t k = factors.factors + 1;
  const Natural prior = natural(factors.unknown_ballot, k);
  Belief now = factors.unknown_ballot;
  for (int turn = 0; turn < turns && !answers.empty(); ++turn) {
    Natural n = prior;
    for (const auto& answer : answers) add(n, now, factors.statements[answer.statement], answer.yes, k);
    now = belief(n, k);
  }
  return now;
}

Live::Live(Factors factors, const YesNos& answers) : factors_(std::move(factors)), held_(answers.ballots) {
  assert(factors_.ballots.size() == answers.ballots && factors_.statements.size() == answers.statements);
  for (const auto& one : answers.list) held_[one.ballot].push_back({.statement = one.statement, .yes = one.yes});
}

std::uint32_t Live::add_ballot() {
  held_.emplace_back();
  factors_.ballots.push_back(factors_.unknown_ballot);
  return static_cast<std::uint32_t>(held_.size() - 1);
}

void Live::vote(std::uint32_t ballot, std::uint32_t statement, std::optional<bool> yes) {
  assert(ballot < held_.size() && statement < factors_.statements.size());
  auto& held = held_[ballot];
  const auto at = std::lower_bound(held.begin(), held.end(), statement, [](const Held& h, std::uint32_t j) { return h.statement < j; });
  const bool known = at != held.end() && at->statement == statement;
  if (known && yes == at->yes) return;
  const bool is_new = yes && !known;
  if (known && yes) at->yes = *yes;
  else if (known) held.erase(at);
  else if (yes) held.insert(at, {.statement = statement, .yes = *yes});
  std::vector<OwnAnswer> own;
  for (const auto& h : held) own.push_back({.statement = h.statement, .yes = h.yes});
  factors_.ballots[ballot] = refreshed(factors_, own);
  // A new answer is evidence on the statement too; one that changed or went waits until everything settles.
  if (!is_new) return;
  const std::size_t k = factors_.factors + 1;
  Belief& of_statement = factors_.statements[statement];
  Natural n = natural(of_statement, k);
  add(n, of_statement, factors_.ballots[ballot], *yes, k);
  of_statement = belief(n, k);
}

Result<void> Live::settle(std::uint32_t sweeps, std::stop_token stop) {
  const double sharpness = factors_.sharpness;
  factors_ = TRY(fit_factors(answers(), {.factors = factors_.factors, .sweeps = sweeps, .start = &factors_}, stop));
  factors_.sharpness = sharpness;
  return {};
}

YesNos Live::answers() const {
  YesNos result{.ballots = static_cast<std::uint32_t>(held_.size()), .statements = static_cast<std::uint32_t>(factors_.statements.size())};
  for (std::uint32_t i = 0; i < held_.size(); ++i) {
    for (const auto& h : held_[i]) result.list.push_back({.ballot = i, .statement = h.statement, .yes = h.yes});
  }
  return result;
}

}  // namespace schakel::opinion
