#include <doctest/doctest.h>

#include <set>

#include "circles/design.hpp"
#include "circles/organisation.hpp"
#include "circles/season.hpp"
#include "circles/sizes.hpp"

using namespace schakel;
using namespace schakel::circles;
using namespace schakel::circles::tests;

namespace {

Organisation alike(std::uint32_t size) {
  Organisation organisation;
  for (Person p = 0; p < size; ++p) {
    Somebody somebody{.silo = p};
    somebody.hours.set(10);
    organisation.people.push_back(somebody);
  }
  return organisation;
}

std::uint32_t repeats(const Rounds& rounds) {
  std::set<std::pair<Person, Person>> met;
  std::uint32_t again = 0;
  for (const auto& circles : rounds) {
    for (const auto& circle : circles) {
      for (const auto a : circle) {
        for (const auto b : circle) again += a < b && !met.insert({a, b}).second ? 1 : 0;
      }
    }
  }
  return again;
}

void check_everybody_sits_once(const Rounds& rounds, std::vector<std::uint32_t> sizes, std::uint32_t people) {
  std::sort(sizes.begin(), sizes.end());
  for (const auto& circles : rounds) {
    std::set<Person> seated;
    std::vector<std::uint32_t> found;
    for (const auto& circle : circles) {
      seated.insert(circle.begin(), circle.end());
      found.push_back(static_cast<std::uint32_t>(circle.size()));
    }
    std::sort(found.begin(), found.end());
    CHECK(found == sizes);
    CHECK(seated.size() == people);
  }
}

Rounds season(const Organisation& organisation, std::uint32_t size, std::uint32_t rounds) {
  const auto people = people_of(organisation);
  const auto planned = plan_season(people, {.sizes = circle_sizes(people.size(), size), .rounds = rounds, .earlier = organisation.earlier}, {});
  REQUIRE(planned.has_value());
  CHECK(planned->size() == rounds);
  return *planned;
}

}  // namespace

TEST_CASE("a design has rounds in which everybody sits once and no pair meets twice, whatever the sizes") {
  const auto designed = [](std::uint32_t people, std::uint32_t size, std::uint32_t wanted) {
    const auto sizes = circle_sizes(people, size);
    const auto rounds = rounds_without_repeats(sizes, wanted, {1});
    CAPTURE(people);
    check_everybody_sits_once(rounds, sizes, people);
    CHECK(repeats(rounds) == 0);
    CHECK(rounds.size() <= wanted);
    return rounds.size();
  };
  CHECK(designed(16, 4, 24) == 5);   // all 120 pairs: the affine plane
  CHECK(designed(25, 5, 24) == 6);   // all 300 pairs
  CHECK(designed(100, 4, 24) == 24); // of 25
  CHECK(designed(20, 4, 24) >= 5);
  CHECK(designed(14, 4, 24) >= 1);   // 5 5 4
  CHECK(designed(23, 4, 24) >= 4);   // 4 4 4 4 4 3
  CHECK(designed(28, 4, 3) == 3);
  CHECK(designed(3, 3, 5) <= 5);
}

TEST_CASE("twenty-five people in fives meet everybody once in six rounds, planned together") {
  const auto rounds = season(alike(25), 5, 6);
  CHECK(repeats(rounds) == 0);
  CHECK(rounds_before_repeats(25, 5) == 6);
  CHECK(rounds == season(alike(25), 5, 6));
}

TEST_CASE("a season planned together breaks no more rules than one round after another") {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto organisation = random_organisation(16, {seed});
    const auto together = season(organisation, 4, 4);
    check_everybody_sits_once(together, circle_sizes(16, 4), 16);
    auto people = people_of(organisation);
    auto earlier = organisation.earlier;
    auto earlier_together = earlier;
    std::uint64_t apart = 0, broken = 0, apart_together = 0, broken_together = 0;
    for (std::uint32_t round = 0; round < 4; ++round) {
      people.met = Met(16, earlier);
      const Judge judge(people, 4);
      const auto alone = form_circles(judge, {.sizes = {4, 4, 4, 4}, .seed = {1U + round}}, {});
      for (const auto& circle : *alone) {
        apart += judge.judge(circle).of(Rule::apart);
        broken += judge.judge(circle).all();
        earlier.push_back(circle);
      }
      people.met = Met(16, earlier_together);
      const Judge judge_together(people, 4);
      for (const auto& circle : together[round]) {
        apart_together += judge_together.judge(circle).of(Rule::apart);
        broken_together += judge_together.judge(circle).all();
        earlier_together.push_back(circle);
      }
    }
    CHECK(std::pair(apart_together, broken_together) <= std::pair(apart, broken));
  }
}
