#include <algorithm>
#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "analysis/common_ground.hpp"
#include "base/seed.hpp"
#include "bytes.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

// Four silos of 30 and one of 6. Two camps through all of them disagree on statements 1 to 6; the rest is shared by all.
Sheets two_camps(std::uint32_t small = 6) {
  Sheets sheets{.statements = {"1", "2", "3", "4", "5", "6", "7", "8"}};
  for (const char* silo : {"A", "B", "C", "D"}) sheets.silos.push_back({.silo = silo, .people = 30});
  sheets.silos.push_back({.silo = "E", .people = small});
  Random random(Seed{5});
  for (std::uint32_t i = 0; i < 120 + small; ++i) {
    sheets.silo_of.push_back(static_cast<std::int32_t>(i / 30));
    const bool one = random.below(2) == 0;
    for (int j = 0; j < 8; ++j) {
      const bool side = j < 6 ? one == (j % 2 == 0) : true;
      const bool agrees = random.below(100) < 85 ? side : !side;
      sheets.votes.push_back(agrees ? Cast::agree : Cast::disagree);
    }
  }
  return sheets;
}

CommonGround ground_of(const Sheets& sheets, domain::Limit limit = {.people = 10, .answers = 5, .response = 40}) {
  return find_common_ground(sheets, {.limit = limit}).value();
}

}  // namespace

TEST_CASE("a camp says which statements set it apart, and what part of each silo is in it") {
  const auto ground = ground_of(two_camps());
  REQUIRE(ground.camps.count == 2);
  REQUIRE(ground.camps.list.size() == 2);
  for (const auto& camp : ground.camps.list) {
    REQUIRE(camp.apart.size() == 5);
    for (const auto& one : camp.apart) {
      CHECK(std::abs(one.agree - one.others) > 0.5);
      CHECK(one.statement != "7");
      CHECK(one.statement != "8");
    }
    REQUIRE(camp.at);
  }
  const double apart = std::abs(ground.camps.list[0].at->x - ground.camps.list[1].at->x);
  CHECK(apart > ground.camps.list[0].at->wide + ground.camps.list[1].at->wide);
  for (const auto& row : ground.camps.silos) {
    if (row.name == "E") CHECK(row.parts[0].is_hidden());
    if (row.parts[0]) CHECK(row.parts[0].value() + row.parts[1].value() == doctest::Approx(1).epsilon(0.011));
  }
}

TEST_CASE("difference that runs through the silos is not between them, and difference between them is") {
  CHECK(ground_of(two_camps()).map.between.value() < 0.1);
  auto sheets = two_camps();
  for (std::size_t i = 0; i < sheets.silo_of.size(); ++i) {
    for (std::size_t j = 0; j < 6; ++j) sheets.votes[i * 8 + j] = (sheets.silo_of[i] % 2 == 0) == (j % 2 == 0) ? Cast::agree : Cast::disagree;
  }
  CHECK(ground_of(sheets).map.between.value() > 0.8);
}

TEST_CASE("the map has no cell of fewer than five ballots, whatever the limit, and tells no counts") {
  for (const auto limit : {domain::Limit{.people = 10, .answers = 5, .response = 40}, domain::Limit{.people = 0, .answers = 0, .response = 0}}) {
    const auto sheets = two_camps();
    const auto ground = ground_of(sheets, limit);
    REQUIRE(ground.map.lines >= 1);
    REQUIRE(!ground.map.cells.empty());
    CHECK(5 * ground.map.cells.size() <= sheets.silo_of.size());
    for (const auto& cell : ground.map.cells) CHECK(cell.many <= 3);
  }
  // Three people: none of them stands anywhere.
  Sheets few = two_camps();
  few.silos.clear();
  few.silo_of.assign(3, -1);
  few.votes.resize(3 * 8);
  CHECK(ground_of(few, {.people = 0, .answers = 0, .response = 0}).map.cells.empty());
}

TEST_CASE("a silo that is hidden stands nowhere on the map, nor does the one that would give it away") {
  const auto ground = ground_of(two_camps());
  std::uint32_t hidden = 0;
  for (const auto& place : ground.map.silos) {
    CHECK((place.basis == PlaceShown::shown) == place.at.has_value());
    hidden += place.basis == PlaceShown::hidden;
    if (place.name == "E") CHECK(place.basis == PlaceShown::hidden);
  }
  CHECK(hidden >= 2);
}

TEST_CASE("both ends of a line are named by statements, and the map is the same bytes in any order of ballots") {
  const auto sheets = two_camps();
  const auto ground = ground_of(sheets);
  REQUIRE(ground.map.axes.size() == ground.map.lines);
  const std::set<std::string> odd = {"1", "3", "5"}, even = {"2", "4", "6"};
  REQUIRE(ground.map.axes[0].high);
  REQUIRE(ground.map.axes[0].low);
  CHECK(odd.count(*ground.map.axes[0].high) + odd.count(*ground.map.axes[0].low) == 1);
  CHECK(even.count(*ground.map.axes[0].high) + even.count(*ground.map.axes[0].low) == 1);

  Sheets turned = sheets;
  const std::size_t n = sheets.silo_of.size();
  for (std::size_t i = 0; i < n; ++i) {
    turned.silo_of[n - 1 - i] = sheets.silo_of[i];
    std::copy_n(sheets.votes.begin() + static_cast<std::ptrdiff_t>(i * 8), 8, turned.votes.begin() + static_cast<std::ptrdiff_t>((n - 1 - i) * 8));
  }
  CHECK(bytes_of(ground_of(turned).map) == bytes_of(ground.map));
  CHECK(bytes_of(ground_of(turned).camps) == bytes_of(ground.camps));
}
