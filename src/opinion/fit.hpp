#pragma once
// The fit of one head: sweeps over ballots and statements in turn, with the scale of places fixed and the variances learnt
// as it goes. Inside of factors.cpp only.

#include <algorithm>
#include <cmath>
#include <stop_token>
#include <vector>

#include "opinion/factors.hpp"
#include "opinion/side.hpp"
#include "opinion/silo_means.hpp"
#include "opinion/start.hpp"

namespace schakel::opinion {

template <int K>
class Fit {
 public:
  Fit(const YesNos& answers, const FactorRules& rules)
      : of_ballots_(lists_by_ballot(answers)), of_statements_(lists_by_statement(answers)), silos_(rules.tree) {
    ballots_.resize(answers.ballots);
    statements_.resize(answers.statements);
    for (std::size_t i = 0; i < ballots_.size(); ++i) known_.push_back(!of_ballots_.empty(i));
    ballot_prior_.variance.fill(1);
    ballot_prior_.variance[0] = mildness_at_start;
    statement_prior_.variance.fill(1);
    if (rules.start != nullptr) begin_at(*rules.start);
    else begin(starting_point(answers, K - 1));
  }

  Result<Factors> run(const FactorRules& rules, const std::stop_token& stop) {
    // A variance that starts small stays small: they are learnt once there is something to learn them from.
    const std::uint32_t frozen = rules.start != nullptr ? 0 : frozen_sweeps;
    for (std::uint32_t n = 0; n < rules.sweeps; ++n) {
      if (stop.stop_requested()) return fail(ErrorKind::cancelled, "the estimate was stopped", "error.cancelled");
      double moved = sweep_ballots();
      if (n >= frozen) rescale();
      moved = std::max(moved, sweep_statements());
      if (n >= frozen) learn_variances();
      if (n > frozen && moved < rules.still) break;
    }
    return result();
  }

 private:
  static constexpr double mildness_at_start = 0.25;
  static constexpr std::uint32_t frozen_sweeps = 10;

  void begin(const StartingPoint& start) {
    Matrix<K> covariance = {};
    for (int a = 0; a < K; ++a) covariance[a * K + a] = 0.1;
    const auto set = [&](Side<K>& side, std::size_t member, double bias, const double* rest) {
      Vector<K> mean = {};
      mean[0] = bias;
      for (int a = 1; a < K; ++a) mean[a] = rest[a - 1];
      side.set(member, mean, covariance);
    };
    for (std::size_t i = 0; i < ballots_.size(); ++i) set(ballots_, i, 0, start.places.data() + i * (K - 1));
    for (std::size_t j = 0; j < statements_.size(); ++j) set(statements_, j, start.appeal[j], start.lines.data() + j * (K - 1));
    statement_prior_.mean[0] = start.mean_appeal;
  }

  void begin_at(const Factors& start) {
    assert(start.factors == K - 1 && start.ballots.size() == ballots_.size() && start.statements.size() == statements_.size());
    const auto take = [](const Belief& belief, Side<K>& side, std::size_t member) {
      Vector<K> mean;
      Matrix<K> covariance;
      std::copy_n(belief.mean.begin(), K, mean.begin());
      std::copy_n(belief.covariance.begin(), K * K, covariance.begin());
      side.set(member, mean, covariance);
    };
    for (std::size_t i = 0; i < ballots_.size(); ++i) take(start.ballots[i], ballots_, i);
    for (std::size_t j = 0; j < statements_.size(); ++j) take(start.statements[j], statements_, j);
    for (int a = 0; a < K; ++a) {
      ballot_prior_.variance[a] = start.unknown_ballot.covariance[a * K + a];
      statement_prior_.mean[a] = start.unknown_statement.mean[a];
      statement_prior_.variance[a] = start.unknown_statement.covariance[a * K + a];
    }
  }

  double sweep_ballots() {
    double moved = 0;
    Prior<K> prior = ballot_prior_;
    for (std::size_t i = 0; i < ballots_.size(); ++i) {
      const auto silo = silos_.silo_of(i);
      prior.mean = silo < 0 ? ballot_prior_.mean : silos_.mean(static_cast<std::size_t>(silo));
      const auto first = of_ballots_.first[i];
      moved = std::fmax(moved, update_member<K>(i, of_ballots_.other.data() + first, of_ballots_.first[i + 1] - first, statements_, prior, ballots_));
    }
    return moved;
  }
  double sweep_statements() {
    double moved = 0;
    for (std::size_t j = 0; j < statements_.size(); ++j) {
      const auto first = of_statements_.first[j];
      moved = std::fmax(moved, update_member<K>(j, of_statements_.other.data() + first, of_statements_.first[j + 1] - first, ballots_,
                                                statement_prior_, statements_));
    }
    return moved;
  }

  // Places have mean 0 and mean square 1 by definition. Putting them there after each sweep, and the lines with them, changes no
  // prediction and saves the many sweeps in which the two would pass their scale to each other.
  void rescale() {
    Vector<K> shift = {}, scale = {}, squares = {};
    scale[0] = 1;
    double known = 0;
    for (std::size_t i = 0; i < ballots_.size(); ++i) {
      if (!known_[i]) continue;
      known += 1;
      for (int a = 0; a < K; ++a) shift[a] += ballots_.mean[i][a];
      for (int a = 1; a < K; ++a) squares[a] += ballots_.second(i, a, a);
    }
    if (known < 2) return;
    for (int a = 0; a < K; ++a) shift[a] /= known;
    for (int a = 1; a < K; ++a) {
      scale[a] = std::sqrt(squares[a] / known - shift[a] * shift[a]);
      if (!(scale[a] > 1e-6)) return;
    }
    for (std::size_t i = 0; i < ballots_.size(); ++i) move_ballot(i, shift, scale);
    for (std::size_t j = 0; j < statements_.size(); ++j) move_statement(j, shift, scale);
    statement_prior_.mean[0] += shift[0];
    silos_.move(shift, scale);
  }
  void move_ballot(std::size_t i, const Vector<K>& shift, const Vector<K>& scale) {
    for (int a = 0; a < K; ++a) {
      ballots_.mean[i][a] = (ballots_.mean[i][a] - shift[a]) / scale[a];
      for (int b = 0; b < K; ++b) ballots_.covariance[i][a * K + b] /= scale[a] * scale[b];
    }
    ballots_.pack(i);
  }
  // New bias = bias + shift · lines + shift of mildness; new lines = lines × scale: a linear map T.
  void move_statement(std::size_t j, const Vector<K>& shift, const Vector<K>& scale) {
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
        mean[a] += t[a * K + c] * statements_.mean[j][c];
        for (int b = 0; b < K; ++b) half[a * K + b] += t[a * K + c] * statements_.covariance[j][c * K + b];
      }
    }
    mean[0] += shift[0];
    for (int a = 0; a < K; ++a) {
      for (int b = 0; b < K; ++b) {
        for (int c = 0; c < K; ++c) covariance[a * K + b] += half[a * K + c] * t[b * K + c];
      }
    }
    statements_.set(j, mean, covariance);
  }

  // Variances as the data have them, with one imagined member at the start's variance so that none becomes 0.
  void learn_variances() {
    silos_.learn(ballots_, known_, ballot_prior_.variance);
    learn_of_ballots();
    learn_of_statements();
  }
  void learn_of_ballots() {
    double known = 0;
    Vector<K> sum = {};
    for (std::size_t i = 0; i < ballots_.size(); ++i) {
      if (!known_[i]) continue;
      known += 1;
      const auto silo = silos_.silo_of(i);
      for (int a = 0; a < K; ++a) {
        const double at = silo < 0 ? 0 : silos_.mean(static_cast<std::size_t>(silo))[a];
        const double of_silo = silo < 0 ? 0 : silos_.variance(static_cast<std::size_t>(silo))[a];
        const double off = ballots_.mean[i][a] - at;
        sum[a] += ballots_.covariance[i][a * K + a] + off * off + of_silo;
      }
    }
    ballot_prior_.variance[0] = (sum[0] + mildness_at_start) / (known + 1);
    // Without silos places have variance 1 by definition.
    for (int a = 1; a < K && silos_.any(); ++a) ballot_prior_.variance[a] = (sum[a] + 1) / (known + 1);
  }
  void learn_of_statements() {
    double known = 0, bias = 0;
    Vector<K> squares = {};
    for (std::size_t j = 0; j < statements_.size(); ++j) {
      if (of_statements_.empty(j)) continue;
      known += 1;
      bias += statements_.mean[j][0];
      for (int a = 0; a < K; ++a) squares[a] += statements_.second(j, a, a);
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
    Vector<K> strength = {}, sign = {};
    for (int a = 0; a < K; ++a) order[a] = a;
    sign[0] = 1;
    for (int a = 1; a < K; ++a) {
      double largest = 0;
      for (std::size_t j = 0; j < statements_.size(); ++j) {
        strength[a] += statements_.second(j, a, a);
        if (std::abs(statements_.mean[j][a]) > std::abs(largest)) largest = statements_.mean[j][a];
      }
      sign[a] = largest < 0 ? -1 : 1;
    }
    std::stable_sort(order.begin() + 1, order.end(), [&](int a, int b) { return strength[a] > strength[b]; });
    const auto belief = [&](const Vector<K>& mean, const Matrix<K>& covariance) {
      Belief one;
      for (int a = 0; a < K; ++a) {
        const int from = order[a];
        one.mean[a] = sign[from] * mean[from];
        for (int b = 0; b < K; ++b) one.covariance[a * K + b] = sign[from] * sign[order[b]] * covariance[from * K + order[b]];
      }
      return one;
    };
    Factors factors{.factors = K - 1};
    factors.ballots.reserve(ballots_.size());
    for (std::size_t i = 0; i < ballots_.size(); ++i) factors.ballots.push_back(belief(ballots_.mean[i], ballots_.covariance[i]));
    for (std::size_t j = 0; j < statements_.size(); ++j) factors.statements.push_back(belief(statements_.mean[j], statements_.covariance[j]));
    factors.unknown_ballot = belief(ballot_prior_.mean, diagonal([&](int a) { return ballot_prior_.variance[a] + outside(a); }));
    factors.unknown_statement = belief(statement_prior_.mean, diagonal([&](int a) { return statement_prior_.variance[a]; }));
    for (std::size_t g = 0; g < silos_.count(); ++g) {
      factors.unknown_of_silo.push_back(
          belief(silos_.mean(g), diagonal([&](int a) { return ballot_prior_.variance[a] + silos_.variance(g)[a]; })));
    }
    return factors;
  }
  [[nodiscard]] double outside(int a) const { return silos_.any() ? silos_.between(a) : 0; }
  template <class Of>
  static Matrix<K> diagonal(Of of) {
    Matrix<K> m = {};
    for (int a = 0; a < K; ++a) m[a * K + a] = of(a);
    return m;
  }

  Lists of_ballots_, of_statements_;
  Side<K> ballots_, statements_;
  Prior<K> ballot_prior_, statement_prior_;
  std::vector<bool> known_;  // ballots with an answer
  SiloMeans<K> silos_;
};

}  // namespace schakel::opinion
