#include "opinion/scores.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "opinion/round.hpp"

using namespace schakel;
using namespace schakel::opinion;

TEST_CASE("every silo agrees only when none is in doubt") {
  const std::vector<ShareBelief> sure = {{90, 10}, {80, 20}}, one_half = {{90, 10}, {10, 10}};
  CHECK(every_silo_agrees(sure) > 0.999);
  CHECK(every_silo_agrees(one_half) == doctest::Approx(0.5).epsilon(1e-6));  // Beta(10, 10) lies around one half
  CHECK(silos_that_agree(one_half) == doctest::Approx(1.5).epsilon(1e-6));
  CHECK(every_silo_agrees({}) == 1);
}

TEST_CASE("what blocks a statement is shared out over silos, most to who agrees least") {
  // Deficits 0.1 and 0.5: 0.1 / 2 each, and 0.4 more for the second.
  const auto parts = who_blocks(std::vector<double>{0.9, 0.5});
  CHECK(parts[0] == doctest::Approx(0.1));
  CHECK(parts[1] == doctest::Approx(0.9));
  const auto three = who_blocks(std::vector<double>{0.4, 1.0, 0.4});
  CHECK(three[1] == doctest::Approx(0));
  CHECK(three[0] == doctest::Approx(0.5));
  CHECK(who_blocks(std::vector<double>{1, 1})[0] == doctest::Approx(0.5));
  CHECK(who_blocks({}).empty());
}

TEST_CASE("silos differ for certain only where it is more than chance and more than a fifth") {
  // Two statements, three silos; the second statement splits the third silo off, the first nobody.
  const std::vector<ShareBelief> shares = {{6, 4}, {90, 10}, {5, 5}, {85, 15}, {4, 6}, {10, 90}};
  const auto clear = clear_differences(shares, std::vector<bool>(6, true), 3, 2);
  REQUIRE(clear.size() == 2);
  CHECK(clear[0].statement == 1);
  CHECK(clear[0].a == 0);
  CHECK(clear[0].b == 2);
  CHECK(clear[0].by == doctest::Approx(0.8));
  CHECK(clear[0].q < 1e-6);
  CHECK(clear[1].a == 1);
  std::vector<bool> hidden(6, true);
  hidden[5] = false;
  CHECK(clear_differences(shares, hidden, 3, 2).empty());
}

TEST_CASE("a split inside silos is something else than a difference between them") {
  CHECK(split_within(std::vector<ShareBelief>{{5, 5}, {5, 5}}) == doctest::Approx(1));
  CHECK(split_within(std::vector<ShareBelief>{{999, 1}, {1, 999}}) < 0.01);
}

TEST_CASE("of a slate of three, a third of the people gets one") {
  // Two thirds agree with 0, 1 and 2; one third with 3 only.
  std::vector<std::string_view> ballots;
  for (int i = 0; i < 30; ++i) ballots.push_back(i % 3 == 0 ? "ddda" : "aaad");
  const auto factors = fit_factors(agree_or_not(round_of(ballots)), {.factors = 1}).value();
  const auto chosen = slate(factors, std::vector<double>(30, 1.0), std::vector<bool>(4, true), 3);
  REQUIRE(chosen.size() == 3);
  CHECK(chosen[0] < 3);
  CHECK((chosen[1] == 3) + (chosen[2] == 3) == 1);
  CHECK(slate(factors, std::vector<double>(30, 1.0), {true, false, false, false}, 3).size() == 1);
}
