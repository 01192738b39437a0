#include "opinion/factors.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

#include "opinion/start.hpp"

namespace schakel::opinion {
namespace {

constexpr double var_at_start = 1.0;
constexpr std::uint32_t frozen_sweeps = 10;  // before the variances are learnt: a variance that starts small stays small

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// λ(ξ) = tanh(ξ/2) / 4ξ, the curvature of Jaakkola's bound at ξ, from ξ².
double curvature(double square) {
  const double xi = std::sqrt(square);
  if (xi < 1e-3) return 0.125 - square / 96;
  const double e = std::exp(-xi);  // faster than std::tanh
  return (1 - e) / ((1 + e) * 4 * xi);
}

template <int K>
using Vector = std::array<double, K>;
template <int K>
using Matrix = std::array<double, K * K>;

// Mean and second moment E[x xᵀ]; element 0 is the bias.
template <int K>
struct Moments {
  Vector<K> mean = {};
  Matrix<K> second = {};
};

template <int K>
void set(Moments<K>& moments, const Vector<K>& mean, const Matrix<K>& covariance) {
  moments.mean = mean;
  for (int a = 0; a < K; ++a) {
    for (int b = 0; b < K; ++b) moments.second[a * K + b] = covariance[a * K + b] + mean[a] * mean[b];
  }
}

template <int K>
struct Prior {
  Vector<K> mean = {};
  Vector<K> variance = {};
};

// The inverse of a symmetric positive definite matrix, and the determinant's sign for free: it asserts.
template <int K>
Matrix<K> inverse(Matrix<K> m) {
  Matrix<K> result = {};
  for (int i = 0; i < K; ++i) result[i * K + i] = 1;
  for (int pivot = 0; pivot < K; ++pivot) {
    const double by = 1 / m[pivot * K + pivot];
    assert(by > 0);
    for (int c = 0; c < K; ++c) {
      m[pivot * K + c] *= by;
      result[pivot * K + c] *= by;
    }
    for (int r = 0; r < K; ++r) {
      if (r == pivot) continue;
      const double times = m[r * K + pivot];
      for (int c = 0; c < K; ++c) {
        m[r * K + c] -= times * m[pivot * K + c];
        result[r * K + c] -= times * result[pivot * K + c];
      }
    }
  }
  return result;
}

// One side's answers, grouped by its members.
struct Lists {
  std::vector<std::size_t> first;
  std::vector<std::uint32_t> other;
  std::vector<bool> yes;
};

Lists lists_of(const YesNos& answers, bool by_ballot) {
  Lists lists;
  lists.first.assign((by_ballot ? answers.ballots : answers.statements) + 1, 0);
  for (const auto& one : answers.list) ++lists.first[(by_ballot ? one.ballot : one.statement) + 1];
  std::partial_sum(lists.first.begin(), lists.first.end(), lists.first.begin());
  auto next = lists.first;
  lists.other.resize(answers.list.size());
  lists.yes.resize(answers.list.size());
  for (const auto& one : answers.list) {
    const std::size_t place = next[by_ballot ? one.ballot : one.statement]++;
    lists.other[place] = by_ballot ? one.statement : one.ballot;
    lists.yes[place] = one.yes;
  }
  return lists;
}

// Both sides are the same problem with the roles swapped: given the others, each member is a Bayesian regression of its
// answers on z = (1, the other's places), with the other's bias as offset.
template <int K>
double update_member(std::size_t member, const Lists& lists, const std::vector<Moments<K>>& others, const Prior<K>& prior,
                     Moments<K>& mine) {
  Matrix<K> precision = {};
  Vector<K> pull = {};
  for (int a = 0; a < K; ++a) {
    precision[a * K + a] = 1 / prior.variance[a];
    pull[a] = prior.mean[a] / prior.variance[a];
  }
  for (std::size_t i = lists.first[member]; i < lists.first[member + 1]; ++i) {
    const Moments<K>& other = others[lists.other[i]];
    // E[z zᵀ] is other.second with row and column 0 replaced by those of a constant 1; E[z · bias] is its row 0.
    double square = other.second[0] + mine.second[0] + 2 * mine.mean[0] * other.mean[0];
    for (int a = 1; a < K; ++a) {
      square += 2 * (mine.second[a] * other.mean[a] + mine.mean[a] * other.second[a]);
      square += mine.second[a * K + a] * other.second[a * K + a];
      for (int b = 1; b < a; ++b) square += 2 * mine.second[a * K + b] * other.second[a * K + b];
    }
    const double twice = 2 * curvature(std::max(square, 0.0));
    const double half = lists.yes[i] ? 0.5 : -0.5;
    precision[0] += twice;
    pull[0] += half - twice * other.mean[0];
    for (int a = 1; a < K; ++a) {
      precision[a * K] += twice * other.mean[a];
      pull[a] += half * other.mean[a] - twice * other.second[a];
      for (int b = 1; b <= a; ++b) precision[a * K + b] += twice * other.second[a * K + b];
    }
  }
  for (int a = 0; a < K; ++a) {  // the upper half is the lower one
    for (int b = a + 1; b < K; ++b) precision[a * K + b] = precision[b * K + a];
  }
  const Matrix<K> covariance = inverse<K>(precision);
  Vector<K> mean = {};
  double moved = 0;
  for (int a = 0; a < K; ++a) {
    for (int b = 0; b < K; ++b) mean[a] += covariance[a * K + b] * pull[b];
    moved = std::max(moved, std::abs(mean[a] - mine.mean[a]));
  }
  set<K>(mine, mean, covariance);
  return moved;
}

template <int K>
double sweep(const Lists& lists, const std::vector<Moments<K>>& others, const Prior<K>& prior,
             std::vector<Moments<K>>& members) {
  double moved = 0;
  for (std::size_t m = 0; m < members.size(); ++m) {
    moved = std::max(moved, update_member<K>(m, lists, others, prior, members[m]));
  }
  return moved;
}

template <int K>
class Fit {
 public:
  Fit(const YesNos& answers, const FactorRules& rules)
      : of_ballots_(lists_of(answers, true)),
        of_statements_(lists_of(answers, false)),
        ballots_(answers.ballots),
        statements_(answers.statements) {
    ballot_prior_.variance.fill(1);
    ballot_prior_.variance[0] = 0.25;
    statement_prior_.variance.fill(var_at_start);
    if (rules.start != nullptr) {
      begin_at(*rules.start);
    } else {
      begin(starting_point(answers, K - 1));
    }
  }

  Result<Factors> run(std::uint32_t sweeps, bool warm, const std::stop_token& stop) {
    for (std::uint32_t n = 0; n < sweeps; ++n) {
      if (stop.stop_requested()) return fail(ErrorKind::cancelled, "the estimate was stopped", "error.cancelled");
      double moved = sweep<K>(of_ballots_, statements_, ballot_prior_, ballots_);
      if (warm || n >= frozen_sweeps) rescale();
      moved = std::max(moved, sweep<K>(of_statements_, ballots_, statement_prior_, statements_));
      if (warm || n >= frozen_sweeps) learn_variances();
      if (n > frozen_sweeps && moved < 1e-4) break;
    }
    return result();
  }

 private:
  void begin(const StartingPoint& start) {
    for (std::size_t i = 0; i < ballots_.size(); ++i) set_start(ballots_[i], 0, start.places.data() + i * (K - 1));
    for (std::size_t j = 0; j < statements_.size(); ++j) set_start(statements_[j], start.appeal[j], start.lines.data() + j * (K - 1));
    statement_prior_.mean[0] = start.mean_appeal;
  }
  static void set_start(Moments<K>& moments, double bias, const double* rest) {
    Vector<K> mean = {};
    Matrix<K> covariance = {};
    mean[0] = bias;
    for (int a = 1; a < K; ++a) mean[a] = rest[a - 1];
    for (int a = 0; a < K; ++a) covariance[a * K + a] = 0.1;
    set<K>(moments, mean, covariance);
  }

  void begin_at(const Factors& start) {
    assert(start.factors == K - 1 && start.ballots.size() == ballots_.size() && start.statements.size() == statements_.size());
    const auto take = [](const Belief& belief, Moments<K>& moments) {
      Vector<K> mean;
      Matrix<K> covariance;
      std::copy_n(belief.mean.begin(), K, mean.begin());
      std::copy_n(belief.covariance.begin(), K * K, covariance.begin());
      set<K>(moments, mean, covariance);
    };
    for (std::size_t i = 0; i < ballots_.size(); ++i) take(start.ballots[i], ballots_[i]);
    for (std::size_t j = 0; j < statements_.size(); ++j) take(start.statements[j], statements_[j]);
    for (int a = 0; a < K; ++a) {
      ballot_prior_.variance[a] = start.unknown_ballot.covariance[a * K + a];
      statement_prior_.mean[a] = start.unknown_statement.mean[a];
      statement_prior_.variance[a] = start.unknown_statement.covariance[a * K + a];
    }
  }

  // Places have mean 0 and variance 1 by definition. Putting them there after each sweep, and the lines with them, changes no
  // prediction and saves the many sweeps in which the two would pass their scale to each other.
  void rescale() {
    Vector<K> shift = {}, scale = {};
    scale[0] = 1;
    double known = 0;
    for (std::size_t i = 0; i < ballots_.size(); ++i) {
      if (of_ballots_.first[i] == of_ballots_.first[i + 1]) continue;
      known += 1;
      for (int a = 0; a < K; ++a) shift[a] += ballots_[i].mean[a];
    }
    if (known < 2) return;
    for (int a = 0; a < K; ++a) shift[a] /= known;
    for (int a = 1; a < K; ++a) {
      double sum = 0;
      for (std::size_t i = 0; i < ballots_.size(); ++i) {
        if (of_ballots_.first[i] == of_ballots_.first[i + 1]) continue;
        const auto& ballot = ballots_[i];
        sum += ballot.second[a * K + a] - 2 * shift[a] * ballot.mean[a] + shift[a] * shift[a];
      }
      scale[a] = std::sqrt(sum / known);
      if (!(scale[a] > 1e-6)) return;
    }
    for (auto& ballot : ballots_) move_ballot(ballot, shift, scale);
    for (auto& statement : statements_) move_statement(statement, shift, scale);
    statement_prior_.mean[0] += shift[0];
  }
  static void move_ballot(Moments<K>& moments, const Vector<K>& shift, const Vector<K>& scale) {
    Vector<K> mean;
    Matrix<K> covariance;
    for (int a = 0; a < K; ++a) {
      mean[a] = (moments.mean[a] - shift[a]) / scale[a];
      for (int b = 0; b < K; ++b) {
        covariance[a * K + b] = (moments.second[a * K + b] - moments.mean[a] * moments.mean[b]) / (scale[a] * scale[b]);
      }
    }
    set<K>(moments, mean, covariance);
  }
  static void move_statement(Moments<K>& moments, const Vector<K>& shift, const Vector<K>& scale) {
    // New bias = bias + shift · lines + shift of mildness; new lines = lines × scale: a linear map T.
    Matrix<K> t = {};
    t[0] = 1;
    for (int a = 1; a < K; ++a) {
      t[a] = shift[a];
      t[a * K + a] = scale[a];
    }
    Vector<K> mean = {};
    Matrix<K> half = {}, covariance = {};
    for (int a = 0; a < K; ++a) {
      for (int c = 0; c < K; ++c) {
        mean[a] += t[a * K + c] * moments.mean[c];
        for (int b = 0; b < K; ++b) {
          half[a * K + b] += t[a * K + c] * (moments.second[c * K + b] - moments.mean[c] * moments.mean[b]);
        }
      }
    }
    mean[0] += shift[0];
    for (int a = 0; a < K; ++a) {
      for (int b = 0; b < K; ++b) {
        for (int c = 0; c < K; ++c) covariance[a * K + b] += half[a * K + c] * t[b * K + c];
      }
    }
    set<K>(moments, mean, covariance);
  }

  // Variances as the data have them, with one imagined member at the start's variance so that none becomes 0.
  void learn_variances() {
    double known = 0, sum = 0, bias = 0;
    for (std::size_t i = 0; i < ballots_.size(); ++i) {
      if (of_ballots_.first[i] == of_ballots_.first[i + 1]) continue;
      known += 1;
      sum += ballots_[i].second[0];
    }
    ballot_prior_.variance[0] = (sum + 0.25) / (known + 1);
    known = 0;
    Vector<K> squares = {};
    for (std::size_t j = 0; j < statements_.size(); ++j) {
      if (of_statements_.first[j] == of_statements_.first[j + 1]) continue;
      known += 1;
      bias += statements_[j].mean[0];
      for (int a = 0; a < K; ++a) squares[a] += statements_[j].second[a * K + a];
    }
    const double middle = bias / (known + 1);
    statement_prior_.mean[0] = middle;
    statement_prior_.variance[0] = (squares[0] - 2 * middle * bias + known * middle * middle + 1) / (known + 1);
    // One variance for all lines: with one each, the bound prunes lines that held-out answers support.
    double of_lines = 0;
    for (int a = 1; a < K; ++a) of_lines += squares[a];
    for (int a = 1; a < K; ++a) statement_prior_.variance[a] = (of_lines / (K - 1) + 0.1) / (known + 1);
  }

  // Strong lines first; the largest loading of each is positive.
  Factors result() const {
    std::array<int, K> order = {};
    std::array<double, K> strength = {}, sign = {};
    for (int a = 0; a < K; ++a) order[a] = a;
    sign[0] = 1;
    for (int a = 1; a < K; ++a) {
      double largest = 0;
      for (const auto& statement : statements_) {
        strength[a] += statement.second[a * K + a];
        if (std::abs(statement.mean[a]) > std::abs(largest)) largest = statement.mean[a];
      }
      sign[a] = largest < 0 ? -1 : 1;
    }
    std::stable_sort(order.begin() + 1, order.end(), [&](int a, int b) { return strength[a] > strength[b]; });
    Factors factors{.factors = K - 1};
    const auto belief = [&](const Moments<K>& moments) {
      Belief result;
      for (int a = 0; a < K; ++a) {
        const int from = order[a];
        result.mean[a] = sign[from] * moments.mean[from];
        for (int b = 0; b < K; ++b) {
          const int to = order[b];
          result.covariance[a * K + b] =
              sign[from] * sign[to] * (moments.second[from * K + to] - moments.mean[from] * moments.mean[to]);
        }
      }
      return result;
    };
    for (const auto& ballot : ballots_) factors.ballots.push_back(belief(ballot));
    for (const auto& statement : statements_) factors.statements.push_back(belief(statement));
    factors.unknown_ballot = belief(moments_of(ballot_prior_));
    factors.unknown_statement = belief(moments_of(statement_prior_));
    return factors;
  }
  static Moments<K> moments_of(const Prior<K>& prior) {
    Moments<K> moments;
    Matrix<K> covariance = {};
    for (int a = 0; a < K; ++a) covariance[a * K + a] = prior.variance[a];
    set<K>(moments, prior.mean, covariance);
    return moments;
  }

  Lists of_ballots_, of_statements_;
  std::vector<Moments<K>> ballots_, statements_;
  Prior<K> ballot_prior_, statement_prior_;
};

template <int K>
Result<Factors> fit(const YesNos& answers, const FactorRules& rules, const std::stop_token& stop) {
  return Fit<K>(answers, rules).run(rules.sweeps, rules.start != nullptr, stop);
}

template <class Keep>
YesNos chosen(const Votes& votes, Keep keep) {
  YesNos result{.ballots = votes.ballots, .statements = votes.statements};
  result.list.reserve(votes.answer.size());
  for (std::uint32_t i = 0; i < votes.ballots; ++i) {
    for (std::size_t v = votes.first[i]; v < votes.first[i + 1]; ++v) keep(i, votes.statement[v], votes.answer[v], result.list);
  }
  return result;
}

}  // namespace

YesNos agree_or_not(const Votes& votes) {
  return chosen(votes, [](std::uint32_t i, std::uint32_t j, Answer answer, std::vector<YesNo>& list) {
    if (answer != Answer::pass) list.push_back({.ballot = i, .statement = j, .yes = answer == Answer::agree});
  });
}

YesNos pass_or_not(const Votes& votes) {
  return chosen(votes, [](std::uint32_t i, std::uint32_t j, Answer answer, std::vector<YesNo>& list) {
    list.push_back({.ballot = i, .statement = j, .yes = answer == Answer::pass});
  });
}

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
