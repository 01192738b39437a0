#include <doctest/doctest.h>

#include "exchange/circles_csv.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {

const domain::Roster roster = {.borders = {"department"}, .people = {{.id = "ann"}, {.id = "bob"}, {.id = "cas"}, {.id = "dia"}}};

std::string refusal(const std::string& row) {
  const auto reading = read_circles("round,circle,person\n" + row + "\n", "h.csv", roster);
  return reading.refused.empty() ? "taken" : reading.refused[0].sentence;
}

}  // namespace

TEST_CASE("earlier circles are read in any order of rows and columns, the oldest round first") {
  const auto reading = read_circles("person;circle;round;note\ncas;A;2;x\nann;B;1;\nbob;B;1;\ndia;A;2;\nann;C;2;\n", "h.csv", roster);
  CHECK(reading.refused.empty());
  REQUIRE(reading.circles.size() == 3);
  CHECK(reading.circles[0].round == 1);
  CHECK(reading.circles[0].name == "B");
  CHECK(reading.circles[0].people == std::vector<std::uint32_t>{0, 1});
  CHECK(reading.circles[1].people == std::vector<std::uint32_t>{2, 3});
  CHECK(reading.circles[2].people == std::vector<std::uint32_t>{0});
}

TEST_CASE("a row of earlier circles that cannot be is refused by name, line and value") {
  CHECK(refusal("1,a,ann") == "taken");
  CHECK(refusal("0,a,ann") == "h.csv, line 2: the round \"0\" is not a whole number from 1");
  CHECK(refusal("1.5,a,ann") == "h.csv, line 2: the round \"1.5\" is not a whole number from 1");
  CHECK(refusal("99999999999999,a,ann") == "h.csv, line 2: the round \"99999999999999\" is not a whole number from 1");
  CHECK(refusal("1,,ann") == "h.csv, line 2: the circle has no name");
  CHECK(refusal("1,a,") == "h.csv, line 2: there is nobody in the circle");
  CHECK(refusal("1,a,ann\n1,b,ann") == "h.csv, line 3: ann is in round 1 already");
  CHECK(read_circles("round,person\n1,ann\n", "h.csv", roster).refused.at(0).sentence == "h.csv, line 1: there is no column circle");
  CHECK(read_circles("", "h.csv", roster).stopped);
}

TEST_CASE("who left since an earlier round is noticed, and the others of the circle are kept") {
  const auto reading = read_circles("round,circle,person\n1,1,ann\n1,1,zoe\n1,1,bob\n", "h.csv", roster);
  CHECK(reading.refused.empty());
  REQUIRE(reading.noticed.size() == 1);
  CHECK(reading.noticed[0].sentence == "h.csv, line 3: \"zoe\" is not among the people any more");
  CHECK(reading.circles.at(0).people == std::vector<std::uint32_t>{0, 1});
}
