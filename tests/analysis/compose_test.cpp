#include <doctest/doctest.h>

#include "analysis/compose.hpp"

using namespace schakel;
using namespace schakel::analysis;

TEST_CASE("everybody is placed once") {
  domain::Roster roster{.borders = {"department"}};
  for (int i = 0; i < 40; ++i) roster.people.push_back({.id = std::to_string(i), .silos = {std::to_string(i % 5)}});
  const auto composed = compose_circles(roster, {});
  REQUIRE(composed);
  CHECK(composed->circles.size() == 10);
  CHECK(composed->mean == doctest::Approx(1));
}
