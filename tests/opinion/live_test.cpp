#include "opinion/live.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "opinion/round.hpp"
#include "opinion/routing.hpp"

using namespace schakel;
using namespace schakel::opinion;

namespace {

World one_line(std::uint32_t ballots, Seed seed) {
  return world_of(ballots, 25, 0.6, 1.5, [](std::uint32_t, Random& random) { return normal(random); }, seed);
}

double furthest(const Factors& a, const Factors& b) {
  double most = 0;
  for (std::uint32_t i = 0; i < a.ballots.size(); ++i) {
    for (std::uint32_t j = 0; j < a.statements.size(); ++j) most = std::max(most, std::abs(a.share(i, j) - b.share(i, j)));
  }
  return most;
}

}  // namespace

TEST_CASE("a ballot refreshed alone stands where a whole sweep puts it") {
  const auto answers = agree_or_not(one_line(120, Seed{51}).votes);
  const auto factors = fit_factors(answers, {.factors = 1, .sweeps = 400}).value();
  for (std::uint32_t i = 0; i < 120; i += 11) {
    std::vector<OwnAnswer> own;
    for (const auto& one : answers.list) {
      if (one.ballot == i) own.push_back({.statement = one.statement, .yes = one.yes});
    }
    const auto alone = refreshed(factors, own);
    CHECK(alone.mean[1] == doctest::Approx(factors.ballots[i].mean[1]).epsilon(0.01));
    CHECK(alone.covariance[3] == doctest::Approx(factors.ballots[i].covariance[3]).epsilon(0.02));
  }
}

TEST_CASE("votes one by one, and then settled, come to what all at once say") {
  const auto all = agree_or_not(one_line(100, Seed{52}).votes);
  YesNos early{.ballots = 100, .statements = 25};
  std::vector<YesNo> late;
  for (std::size_t n = 0; n < all.list.size(); ++n) (n % 5 == 0 ? late : early.list).push_back(all.list[n]);
  const FactorRules rules{.factors = 1, .sweeps = 600, .still = 1e-5};
  Live live(fit_factors(early, rules).value(), early);
  for (const auto& one : late) live.vote(one.ballot, one.statement, one.yes);
  const auto batch = fit_factors(all, rules).value();
  CHECK(furthest(live.now(), batch) < 0.2);  // at once: near
  REQUIRE(live.settle(600));
  CHECK(furthest(live.now(), batch) < 1e-3);
  CHECK(live.answers().list.size() == all.list.size());
}

TEST_CASE("a vote taken back is forgotten, one that changed counts once, and a new ballot starts from nothing") {
  const auto votes = round_of({"aadda", "adada", "ddaad", "aaadd"});
  const auto answers = agree_or_not(votes);
  Live live(fit_factors(answers, {.factors = 1}).value(), answers);
  const auto before = live.now().ballots[0];
  live.vote(0, 0, false);
  live.vote(0, 0, true);
  CHECK(live.answers().list.size() == answers.list.size());
  live.vote(0, 0, std::nullopt);
  CHECK(live.answers().list.size() == answers.list.size() - 1);
  CHECK(live.now().ballots[0].covariance[0] > before.covariance[0] * 0.99);
  const auto fresh = live.add_ballot();
  CHECK(fresh == 4);
  CHECK(live.now().ballots[fresh].mean == live.now().unknown_ballot.mean);
  live.vote(fresh, 2, std::nullopt);  // a pass is no side
  CHECK(live.now().ballots[fresh].mean[1] == doctest::Approx(live.now().unknown_ballot.mean[1]));
}

TEST_CASE("the next statement is the one that teaches most, pinned ones go first, and one in ten is chosen evenly") {
  const auto world = one_line(150, Seed{53});
  const auto factors = fit_factors(agree_or_not(world.votes), {.factors = 1}).value();
  std::vector<Candidate> all;
  for (std::uint32_t j = 0; j < 25; ++j) all.push_back({.statement = j, .answers = 90});
  const auto teaches = gains(factors, factors.unknown_ballot, all);
  const auto best = static_cast<std::uint32_t>(std::max_element(teaches.begin(), teaches.end()) - teaches.begin());
  // What divides teaches more than what does not.
  double strongest = 0, weakest = 9;
  for (const auto& statement : factors.statements) {
    strongest = std::max(strongest, std::abs(statement.mean[1]));
    weakest = std::min(weakest, std::abs(statement.mean[1]));
  }
  CHECK(std::abs(factors.statements[best].mean[1]) > (strongest + weakest) / 2);
  Random random(Seed{1});
  int chosen_best = 0;
  for (int n = 0; n < 1000; ++n) {
    const auto route = next_statement(factors, factors.unknown_ballot, all, {}, random).value();
    chosen_best += route.statement == best;
    CHECK(route.chance == doctest::Approx(route.statement == best ? 0.904 : 0.004));
  }
  CHECK(chosen_best > 870);
  all[7].pinned = true;
  CHECK(next_statement(factors, factors.unknown_ballot, all, {}, random)->statement == 7);
  CHECK(next_statement(factors, factors.unknown_ballot, all, {}, random)->chance == doctest::Approx(1));
  CHECK(!next_statement(factors, factors.unknown_ballot, {}, {}, random));
}

TEST_CASE("a silo that needs answers to a statement gets it sooner") {
  const auto factors = fit_factors(agree_or_not(one_line(80, Seed{54}).votes), {.factors = 1}).value();
  std::vector<Candidate> all;
  for (std::uint32_t j = 0; j < 25; ++j) all.push_back({.statement = j, .answers = 90});
  all[3].need = 1;
  Random random(Seed{2});
  CHECK(next_statement(factors, factors.unknown_ballot, all, {.evenly = 0}, random)->statement == 3);
}
