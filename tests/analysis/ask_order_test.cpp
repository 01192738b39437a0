#include <doctest/doctest.h>

#include "analysis/ask_order.hpp"

using namespace schakel;
using namespace schakel::analysis;

TEST_CASE("statements with the fewest answers in the voter's silo are asked first, those with most last") {
  const std::vector<Answered> answered = {{40, 90}, {10, 80}, {20, 20}, {0, 90}, {40, 40}, {25, 90}};
  CHECK(ask_order(answered, 40, {.people = 10, .answers = 5, .response = 40}) == std::vector<std::uint32_t>{1, 3, 2, 3, 1, 2});
}

TEST_CASE("equal need stands in the same third, and few ballots give no order at all") {
  const domain::Limit limit{.people = 10, .answers = 5, .response = 40};
  CHECK(ask_order(std::vector<Answered>(4, {20, 50}), 20, limit) == std::vector<std::uint32_t>(4, 3));
  CHECK(ask_order(std::vector<Answered>{{9, 9}, {0, 0}}, 9, limit) == std::vector<std::uint32_t>{3, 3});
  CHECK(ask_order({}, 50, limit).empty());
}

TEST_CASE("one ballot more changes nothing within a step") {
  const domain::Limit limit{.people = 10, .answers = 5, .response = 40};
  CHECK(ask_order(std::vector<Answered>{{20, 50}, {10, 50}, {15, 50}}, 22, limit) ==
        ask_order(std::vector<Answered>{{21, 51}, {11, 51}, {16, 51}}, 23, limit));
}
