#include "opinion/silos.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "opinion/model.hpp"
#include "opinion/round.hpp"

using namespace schakel;
using namespace schakel::opinion;

TEST_CASE("a silo's share is its own answers with the prediction counted as so many more") {
  const std::vector<Tally> cells = {{.agree = 3, .disagree = 1, .pass = 9}};
  const std::vector<double> predicted = {0.5};
  const auto share = silo_shares(cells, predicted, 4)[0];
  CHECK(share.yes == doctest::Approx(5));  // 3 + 4 × 0.5; the passes are no side
  CHECK(share.no == doctest::Approx(3));
  CHECK(share.mean() == doctest::Approx(0.625));
  CHECK(share.quantile(0.05) == doctest::Approx(0.34126143615533594).epsilon(1e-10));
  CHECK(share.quantile(0.95) == doctest::Approx(0.8712436071957571).epsilon(1e-10));
}

TEST_CASE("a share with a given mean and spread has them") {
  const auto share = belief_with(0.3, 0.01);
  CHECK(share.mean() == doctest::Approx(0.3));
  CHECK(share.variance() == doctest::Approx(0.01));
}

TEST_CASE("silos that differ by no more than chance are not divided") {
  CHECK(divisiveness(std::vector<ShareBelief>{{6, 4}, {5, 5}, {4, 6}}) == 0);
  // Means 0.9 and 0.1: variance 0.32; each Beta(90, 10) has 0.09/101.
  CHECK(divisiveness(std::vector<ShareBelief>{{90, 10}, {10, 90}}) == doctest::Approx(std::sqrt(0.32 - 0.09 / 101)));
  CHECK(divisiveness(std::vector<ShareBelief>{{6, 4}}) == 0);
}

TEST_CASE("intervals hold the truth about as often as they say, and estimates are nearer than the silo's own share") {
  constexpr std::uint32_t silos = 12, statements = 24, ballots = 240;
  int held = 0, cells = 0;
  double error = 0, error_of_share = 0, width = 0;
  for (const std::uint64_t seed : {31, 32, 33, 34}) {
    // A silo's people stand around the silo's own place.
    std::vector<double> middle;
    Random random(Seed{seed});
    for (std::uint32_t g = 0; g < silos; ++g) middle.push_back(0.7 * normal(random));
    const auto world = world_of(
        ballots, statements, 0.4, 1.2, [&](std::uint32_t i, Random& r) { return middle[i % silos] + 0.7 * normal(r); }, Seed{seed + 100});
    std::vector<std::int32_t> silo_of(ballots);
    for (std::uint32_t i = 0; i < ballots; ++i) silo_of[i] = static_cast<std::int32_t>(i % silos);
    const auto factors = fit_model(world.votes, {.seed = Seed{seed}}).value().opinion;
    const double strength = prior_strength(world.votes, factors, silo_of, silos, Seed{seed}).value();
    const auto counted = tallies(world.votes, silo_of, silos);
    const auto shares = silo_shares(counted, predicted_shares(factors, silo_of, silos), strength);
    for (std::uint32_t g = 0; g < silos; ++g) {
      for (std::uint32_t j = 0; j < statements; ++j) {
        double truth = 0;
        for (std::uint32_t i = g; i < ballots; i += silos) truth += world.chance[i * statements + j] * silos / ballots;
        const auto& share = shares[g * statements + j];
        const auto& tally = counted[g * statements + j];
        const double low = share.quantile(0.05), high = share.quantile(0.95);
        held += low <= truth && truth <= high;
        width += high - low;
        error += std::pow(share.mean() - truth, 2);
        error_of_share += std::pow((tally.agree + 1.0) / (tally.sided() + 2.0) - truth, 2);
        ++cells;
      }
    }
  }
  const double coverage = static_cast<double>(held) / cells;
  MESSAGE("coverage ", coverage, ", width ", width / cells, ", error ", std::sqrt(error / cells), " against ",
          std::sqrt(error_of_share / cells));
  CHECK(coverage > 0.86);
  CHECK(coverage < 0.995);
  CHECK(error < 0.55 * error_of_share);
}
