#include "opinion/model.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "opinion/camps.hpp"
#include "opinion/round.hpp"
#include "opinion/silos.hpp"

using namespace schakel;
using namespace schakel::opinion;

namespace {

double on_a_line(std::uint32_t, Random& random) { return normal(random); }
double in_two_camps(std::uint32_t i, Random& random) { return (i % 3 == 0 ? -1.2 : 0.8) + 0.25 * normal(random); }

// Log-loss of each statement's own share, one answer of each kind added, trained and judged as score() is told.
double loss_of_means(const YesNos& train, const std::vector<YesNo>& test) {
  std::vector<double> yes(train.statements, 1), all(train.statements, 2), predicted;
  for (const auto& one : train.list) {
    all[one.statement] += 1;
    yes[one.statement] += one.yes;
  }
  for (const auto& one : test) predicted.push_back(yes[one.statement] / all[one.statement]);
  return score(predicted, test).log_loss;
}

struct Parts {
  YesNos train;
  std::vector<YesNo> test;
};
Parts parts_of(const YesNos& answers) {
  Parts parts{.train = {.ballots = answers.ballots, .statements = answers.statements}};
  Random random(Seed{9});
  for (const auto& one : answers.list) {
    if (random.uniform() < 0.2) parts.test.push_back(one);
    else parts.train.list.push_back(one);
  }
  return parts;
}

}  // namespace

TEST_CASE("held-out answers are predicted better than by each statement's own share") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto world = world_of(200, 40, 0.8, 1.5, on_a_line, Seed{seed});
    const auto parts = parts_of(agree_or_not(world.votes));
    const auto factors = fit_factors(parts.train, {.factors = 1}).value();
    std::vector<double> predicted, best;
    for (const auto& one : parts.test) {
      predicted.push_back(factors.share(one.ballot, one.statement));
      best.push_back(world.chance[one.ballot * 40 + one.statement]);
    }
    const double model = score(predicted, parts.test).log_loss, means = loss_of_means(parts.train, parts.test);
    const double truth = score(best, parts.test).log_loss;  // who knew the parameters could do no better
    CHECK(model < means);
    CHECK(means - model > 0.6 * (means - truth));
  }
}

TEST_CASE("the number of dividing lines is found, and noise has none") {
  const auto divided = world_of(200, 40, 0.5, 1.5, on_a_line, Seed{4});
  const auto one = fit_model(divided.votes, {}).value();
  CHECK(one.opinion.factors == 1);
  CHECK(one.log_loss.value() < 0.6);
  CHECK(one.auc.value() > 0.7);
  for (const std::uint64_t seed : {5, 6, 7}) {
    const auto noise = world_of(150, 30, 0.5, 0, on_a_line, Seed{seed});
    CHECK(fit_model(noise.votes, {.seed = Seed{seed}}).value().opinion.factors == 0);
  }
}

TEST_CASE("signs are fixed: the largest loading of a line is positive") {
  const auto world = world_of(150, 30, 0.6, 1.5, on_a_line, Seed{8});
  const auto factors = fit_factors(agree_or_not(world.votes), {.factors = 2}).value();
  for (std::size_t line = 1; line <= 2; ++line) {
    double largest = 0;
    for (const auto& statement : factors.statements) {
      if (std::abs(statement.mean[line]) > std::abs(largest)) largest = statement.mean[line];
    }
    CHECK(largest > 0);
  }
}

TEST_CASE("who answered little is not sure, and who answered nothing has the prior") {
  const auto votes = round_of({"aaaaaaaaaa", "aa........", "..........", "dddddddddd", "adadadadad", "aaaaaddddd"});
  const auto factors = fit_factors(agree_or_not(votes), {.factors = 1}).value();
  CHECK(factors.ballots[1].covariance[0] > factors.ballots[0].covariance[0]);
  CHECK(factors.ballots[2].covariance[3] > factors.ballots[1].covariance[3]);
  CHECK(factors.ballots[2].mean[0] == doctest::Approx(0).epsilon(0.5));
}

TEST_CASE("a warm start ends where a cold one does") {
  const auto world = world_of(120, 25, 0.5, 1.5, on_a_line, Seed{11});
  const auto answers = agree_or_not(world.votes);
  const auto cold = fit_factors(answers, {.factors = 1, .sweeps = 400}).value();
  const auto warm = fit_factors(answers, {.factors = 1, .sweeps = 20, .start = &cold}).value();
  for (std::uint32_t i = 0; i < 120; i += 7) {
    for (std::uint32_t j = 0; j < 25; j += 3) CHECK(warm.share(i, j) == doctest::Approx(cold.share(i, j)).epsilon(1e-3));
  }
}

TEST_CASE("an empty round, one ballot and one statement are no trouble") {
  CHECK(fit_model(Votes{}, {}).value().opinion.factors == 0);
  const auto single = fit_model(round_of({"a"}), {}).value();
  CHECK(single.opinion.share(0, 0) > 0.5);
  CHECK(!single.log_loss);
  CHECK(fit_model(round_of({"pp", "pp"}), {}).value().passing.share(0, 0) > 0.5);
}

TEST_CASE("a request to stop is heard") {
  std::stop_source source;
  source.request_stop();
  CHECK(fit_model(round_of({"ad", "da"}), {}, source.get_token()).error().kind == ErrorKind::cancelled);
}

TEST_CASE("two camps that lie apart are found; one cloud, however wide, is one camp") {
  const auto two = world_of(150, 40, 0.6, 2.0, in_two_camps, Seed{21});
  const auto answers = agree_or_not(two.votes);
  const auto camps = find_camps(answers, fit_factors(answers, {.factors = 1}).value(), {}).value();
  CHECK(camps.count == 2);
  CHECK(camps.stability.value() >= 0.9);
  CHECK(camps.sizes == std::vector<std::uint32_t>{100, 50});
  for (const std::uint64_t seed : {22, 23, 24}) {
    const auto one = world_of(150, 40, 0.6, 2.0, on_a_line, Seed{seed});
    const auto all = agree_or_not(one.votes);
    CHECK(find_camps(all, fit_factors(all, {.factors = 1}).value(), {}).value().count == 1);
  }
}

TEST_CASE("who answered too little is in no camp") {
  auto world = world_of(60, 20, 0.9, 2.0, in_two_camps, Seed{25});
  world.votes.ballots += 1;
  world.votes.statement.push_back(3);
  world.votes.answer.push_back(Answer::agree);
  world.votes.first.push_back(world.votes.statement.size());
  const auto answers = agree_or_not(world.votes);
  CHECK(find_camps(answers, fit_factors(answers, {.factors = 1}).value(), {}).value().of.back() == -1);
}

TEST_CASE("the adjusted Rand index is 1 for the same division under other names, and near 0 for one by chance") {
  const std::vector<std::int32_t> a = {0, 0, 1, 1, 2, 2}, renamed = {2, 2, 0, 0, 1, 1}, whole = {0, 0, 0, 0, 0, 0};
  CHECK(adjusted_rand_index(a, renamed) == 1);
  CHECK(adjusted_rand_index(whole, whole) == 1);
  CHECK(adjusted_rand_index(a, whole) == doctest::Approx(0));
  // Pairs together in both: 1. In a 3, in b 3 + 3 = 6, of 15: (1 - 18/15) / (4.5 - 18/15).
  CHECK(adjusted_rand_index(a, std::vector<std::int32_t>{0, 1, 0, 0, 1, 1}) == doctest::Approx((2 - 1.2) / (4.5 - 1.2)));
}
