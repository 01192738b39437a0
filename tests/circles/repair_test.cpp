#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "circles/organisation.hpp"
#include "circles/repair.hpp"

using namespace schakel;
using namespace schakel::circles;
using namespace schakel::circles::tests;

namespace {

Organisation plain(std::uint32_t size) {
  Organisation organisation;
  for (Person p = 0; p < size; ++p) {
    Somebody somebody{.silo = p % 4};
    somebody.hours.set(10);
    organisation.people.push_back(somebody);
  }
  return organisation;
}

Repaired repaired(const Organisation& organisation, const std::vector<Circle>& announced, const std::set<std::size_t>& lost) {
  const auto people = people_of(organisation);
  const Judge judge(people, static_cast<std::uint32_t>(announced.size()));
  std::vector<bool> has_lost(announced.size(), false);
  for (const auto i : lost) has_lost[i] = true;
  const auto result = repair(judge, announced, has_lost, 4);
  std::vector<std::uint32_t> seated(people.size(), 0);
  for (const auto& circle : result.circles) {
    for (const auto person : circle) ++seated[person];
  }
  CHECK(std::count(seated.begin(), seated.end(), 1U) == static_cast<std::ptrdiff_t>(people.size()));
  return result;
}

}  // namespace

TEST_CASE("somebody who joins late takes the seat of who dropped out, and no other circle changes") {
  // Circle 1 was {4 5 6 x}; 11 joins.
  const auto result = repaired(plain(12), {{0, 1, 2, 3}, {4, 5, 6}, {7, 8, 9, 10}}, {1});
  CHECK(result.circles == std::vector<Circle>{{0, 1, 2, 3}, {4, 5, 6, 11}, {7, 8, 9, 10}});
  CHECK(result.touched == 1);
}

TEST_CASE("where nothing is wrong nothing changes, and three who join sit together") {
  CHECK(repaired(plain(8), {{0, 1, 2, 3}, {4, 5, 6, 7}}, {}).touched == 0);
  const auto joined = repaired(plain(11), {{0, 1, 2, 3}, {4, 5, 6, 7}}, {});
  CHECK(joined.touched == 0);
  CHECK(joined.circles.back() == Circle{8, 9, 10});
}

TEST_CASE("a circle of two gets one more from another, or its two go to another, with one other circle changed") {
  const auto result = repaired(plain(10), {{0, 1, 2, 3}, {4, 5}, {6, 7, 8, 9}}, {1});
  CHECK(result.touched == 2);
  for (const auto& circle : result.circles) CHECK(circle.size() >= 3);
}

TEST_CASE("rules are kept before circles are: who must be apart is not put together to spare a circle") {
  auto organisation = plain(12);
  organisation.people[11].apart = {4};  // circle 1 has a free seat, and 4 in it
  const auto result = repaired(organisation, {{0, 1, 2, 3}, {4, 5, 6}, {7, 8, 9, 10}}, {1});
  const auto& circle = *std::find_if(result.circles.begin(), result.circles.end(),
                                     [](const Circle& c) { return std::find(c.begin(), c.end(), 11U) != c.end(); });
  CHECK(std::find(circle.begin(), circle.end(), 4U) == circle.end());
  CHECK(result.touched == 2);
}

TEST_CASE("in random organisations everybody has a seat afterwards and untouched circles are as they were") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    CAPTURE(seed);
    const auto organisation = random_organisation(17, {seed});
    const std::vector<Circle> announced = {{0, 1, 2, 3}, {4, 5}, {6, 7, 8}, {9}, {11, 12, 13, 14}};
    const auto result = repaired(organisation, announced, {1, 2, 3});  // 10, 15 and 16 join
    std::uint32_t as_they_were = 0;
    for (const auto& circle : announced) as_they_were += std::count(result.circles.begin(), result.circles.end(), circle) > 0 ? 1 : 0;
    CHECK(as_they_were + result.touched >= announced.size());
    for (const auto& circle : result.circles) CHECK(circle.size() >= 3);
  }
}
