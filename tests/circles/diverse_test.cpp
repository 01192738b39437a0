#include <doctest/doctest.h>

#include <functional>

#include "circles/diverse/dealing.hpp"
#include "circles/diverse/diverse.hpp"
#include "tries.hpp"

using namespace schakel;
using namespace schakel::circles;

namespace {

GroupProblem random_problem(std::uint32_t size, std::vector<SizeLimits> groups, Seed seed) {
  Random random(seed);
  GroupProblem problem{.size = size, .groups = std::move(groups)};
  for (std::uint32_t i = 0; i < size * (size - 1) / 2; ++i) problem.distances.push_back(static_cast<double>(random.below(100'000)) / 1000);
  return problem;
}

// Every way of dealing, one after the other.
double best_of_all(const GroupProblem& problem) {
  Groups groups(problem.groups.size());
  double best = -1e300;
  const std::function<void(std::uint32_t)> deal = [&](std::uint32_t element) {
    if (element == problem.size) {
      if (is_feasible(problem, groups)) best = std::max(best, value_of(problem, groups));
      return;
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (groups[g].size() == problem.groups[g].most) continue;
      groups[g].push_back(element);
      deal(element + 1);
      groups[g].pop_back();
    }
  };
  deal(0);
  return best;
}

DiverseGroups grouped(const GroupProblem& problem, std::uint64_t seed = 1, std::uint64_t steps = 2'000'000) {
  auto found = most_diverse_groups(problem, {.seed = {seed}, .steps = steps});
  REQUIRE(found.has_value());
  CHECK(is_feasible(problem, found->groups));
  return *found;
}

}  // namespace

TEST_CASE("up to nine elements get the most diverse groups there are, whatever the sizes allow") {
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(tries(12)); ++seed) {
    CAPTURE(seed);
    const auto even = random_problem(8, {{4, 4}, {4, 4}}, {seed});
    CHECK(grouped(even).value == doctest::Approx(best_of_all(even)));
    const auto uneven = random_problem(9, {{1, 4}, {2, 5}, {2, 6}}, {seed});
    CHECK(grouped(uneven).value == doctest::Approx(best_of_all(uneven)));
    auto below_zero = random_problem(7, {{0, 7}, {0, 7}}, {seed});
    for (double& distance : below_zero.distances) distance -= 50;
    CHECK(grouped(below_zero).value == doctest::Approx(best_of_all(below_zero)));
  }
}

TEST_CASE("the value that is kept up to date while people swap and move is the value counted afresh") {
  const auto problem = random_problem(37, {{3, 9}, {8, 8}, {5, 20}, {0, 9}}, {3});
  Random random({1});
  Dealing dealing(problem, random);
  dealing.set_temperature(dealing.spread_of_swaps(random));
  for (int i = 0; i < 2000; ++i) dealing.look(random);
  const auto kept = dealing.value();
  Groups groups(4);
  for (std::uint32_t x = 0; x < 37; ++x) groups[dealing.group_of()[x]].push_back(x);
  CHECK(is_feasible(problem, groups));
  CHECK(static_cast<double>(kept) / 1e4 == doctest::Approx(value_of(problem, groups)));  // ten thousand is the finest power of ten that fits
  dealing.take(std::vector<std::uint32_t>(dealing.group_of()));
  CHECK(dealing.value() == kept);
  dealing.descend();
  CHECK(dealing.value() >= kept);
}

TEST_CASE("the same seed and steps give the same groups, and everybody alike is no trouble") {
  const auto problem = random_problem(30, std::vector<SizeLimits>(6, {5, 5}), {4});
  CHECK(grouped(problem, 7).groups == grouped(problem, 7).groups);
  auto alike = problem;
  std::fill(alike.distances.begin(), alike.distances.end(), 0.0);
  CHECK(grouped(alike).value == 0);
  std::fill(alike.distances.begin(), alike.distances.end(), 1e12);
  CHECK(grouped(alike).value == doctest::Approx(6 * 10 * 1e12));
  CHECK(grouped(random_problem(2, {{2, 2}}, {1})).groups == Groups{{0, 1}});
}

TEST_CASE("sizes that cannot be, and a stop, are answered in a sentence") {
  const auto too_small = most_diverse_groups(random_problem(5, {{1, 2}, {1, 2}}, {1}), {});
  REQUIRE(!too_small.has_value());
  CHECK(too_small.error().message == "the groups hold at most 4, and there are 5");
  const auto too_large = most_diverse_groups(random_problem(5, {{3, 4}, {3, 4}}, {1}), {});
  REQUIRE(!too_large.has_value());
  CHECK(too_large.error().message == "the groups need at least 6, and there are 5");
  std::stop_source stop;
  stop.request_stop();
  const auto stopped = most_diverse_groups(random_problem(5, {{2, 3}, {2, 3}}, {1}), {}, stop.get_token());
  REQUIRE(!stopped.has_value());
  CHECK(stopped.error().kind == ErrorKind::cancelled);
}
