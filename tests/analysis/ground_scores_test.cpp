#include <algorithm>

#include <doctest/doctest.h>

#include "analysis/common_ground.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

// Three silos of 20; statement 1 is for everybody, 2 is rejected by C alone, 3 splits every silo in halves; D has 4 people.
Sheets three_silos_and_a_small_one() {
  Sheets sheets{.statements = {"1", "2", "3"}};
  for (const char* silo : {"A", "B", "C"}) sheets.silos.push_back({.silo = silo, .people = 20});
  sheets.silos.push_back({.silo = "D", .people = 4});
  for (int i = 0; i < 64; ++i) {
    const int silo = i / 20;
    sheets.silo_of.push_back(silo);
    sheets.votes.push_back(i % 10 == 0 ? Cast::disagree : Cast::agree);
    sheets.votes.push_back(silo == 2 ? Cast::disagree : Cast::agree);
    sheets.votes.push_back(i % 2 == 0 ? Cast::agree : Cast::disagree);
  }
  return sheets;
}

const GroundStatement& statement(const CommonGround& ground, const std::string& id) {
  return *std::find_if(ground.list.begin(), ground.list.end(), [&](const auto& row) { return row.id == id; });
}

}  // namespace

TEST_CASE("a statement says in how many silos it has a majority, who stands in its way, and which silos differ") {
  const auto sheets = three_silos_and_a_small_one();
  const auto ground = find_common_ground(sheets, {.limit = {.people = 10, .answers = 5, .response = 40}}).value();
  CHECK(statement(ground, "1").all_agree.value() > 0.9);
  CHECK(statement(ground, "2").all_agree.value() < 0.01);
  // D is too small to be shown, and A is hidden so that D cannot be found by subtracting: B and C are left.
  CHECK(statement(ground, "2").silos_agreeing.value() == doctest::Approx(1).epsilon(0.05));
  CHECK(statement(ground, "3").split.value() > 0.9);
  CHECK(statement(ground, "2").split.value() < 0.5);
  for (const auto& cell : ground.silos) {
    if (cell.statement == "2" && cell.name == "C") CHECK(cell.blocks.value() > 0.8);
    if (cell.name == "A" || cell.name == "D") CHECK(cell.blocks.is_hidden());
  }
  REQUIRE(ground.differences.size() == 1);
  CHECK(ground.differences[0].statement == "2");
  CHECK(ground.differences[0].a == "B");
  CHECK(ground.differences[0].b == "C");
  CHECK(ground.differences[0].by > 0.5);
  CHECK(ground.differences[0].q < 0.01);
  CHECK(ground.slate.size() == 3);
  CHECK(ground.slate[0] == "1");
}

TEST_CASE("without silos the majority is that of all together, and nothing differs") {
  auto sheets = three_silos_and_a_small_one();
  sheets.silos.clear();
  std::fill(sheets.silo_of.begin(), sheets.silo_of.end(), -1);
  const auto ground = find_common_ground(sheets, {.limit = {.people = 0, .answers = 0, .response = 0}}).value();
  CHECK(statement(ground, "1").all_agree.value() > 0.95);
  CHECK(!statement(ground, "1").silos_agreeing);
  CHECK(ground.differences.empty());
}
