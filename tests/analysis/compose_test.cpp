#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "analysis/compose.hpp"
#include "analysis/hour_spans.hpp"

using namespace schakel;
using namespace schakel::analysis;
using domain::Roster;
using domain::RosterPerson;

namespace {

// The worked example of docs/methods/circles.md.
Roster example() {
  const auto person = [](std::string id, std::string silo, std::string hours, std::string goal) {
    return RosterPerson{.id = std::move(id), .languages = {"nl"}, .hours = std::move(hours), .goals = {std::move(goal)}, .silos = {std::move(silo)}};
  };
  return {.borders = {"department"},
          .people = {person("ann", "Ruimte / Vergunningen", "mon09-12 tue13-17", "minder wachten"),
                     person("bob", "Ruimte / Toezicht", "tue13-15", "minder wachten"),
                     person("cas", "Zorg", "tue09-15", "minder wachten"),
                     person("dia", "Zorg", "mon09-12 tue14-17", "een loket"),
                     person("eva", "Klantcontact", "mon09-17", "een loket"),
                     person("fem", "ICT", "mon09-11", "een loket")}};
}

Roster plain(std::uint32_t people, std::uint32_t silos) {
  Roster roster{.borders = {"department"}};
  for (std::uint32_t i = 0; i < people; ++i) {
    roster.people.push_back({.id = "p" + std::to_string(i), .silos = {"silo " + std::to_string(i % silos)}});
  }
  return roster;
}

const CircleReason* reason(const ComposedCircle& circle, ReasonKind kind) {
  const auto found = std::find_if(circle.reasons.begin(), circle.reasons.end(), [&](const auto& each) { return each.kind == kind; });
  return found == circle.reasons.end() ? nullptr : &*found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the worked example: two circles of three, and why") {
  const auto composed = compose_circles(example(), {.size = 3, .walls = {{"Zorg", "Ruimte / Toezicht"}}});
  REQUIRE(composed);
  REQUIRE(composed->circles.size() == 2);
  CHECK(composed->violations == 0);
  CHECK(composed->obstacles.empty());
  const auto& first = composed->circles[0];
  CHECK(first.people == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(first.goal == "minder wachten");
  CHECK(first.silos == Names{"Ruimte", "Zorg"});
  REQUIRE(reason(first, ReasonKind::shared_goal));
  CHECK(reason(first, ReasonKind::shared_goal)->count == 3);
  CHECK(reason(first, ReasonKind::silos_bridged)->count == 2);
  CHECK(reason(first, ReasonKind::walls_covered)->names == Names{"Ruimte – Zorg"});
  CHECK(reason(first, ReasonKind::common_hours)->names == Names{"tue 13-15"});
  CHECK(reason(first, ReasonKind::common_hours)->count == 2);
  CHECK(reason(first, ReasonKind::common_language)->names == Names{"nl"});
  CHECK(reason(first, ReasonKind::new_pairs) == nullptr);  // nobody knows who met before
  CHECK(reason(first, ReasonKind::repeats) == nullptr);
  // Weights .40 goal, .35 silos, .10 walls: sum .85. All share the goal, 2 of 3 pairs are mixed, a wall is covered.
  CHECK(first.score == doctest::Approx((.40 * 1 + .35 * 2 / 3 + .10) / .85));
  const auto& second = composed->circles[1];
  CHECK(second.silos == Names{"ICT", "Klantcontact", "Zorg"});
  CHECK(reason(second, ReasonKind::common_hours)->names == Names{"mon 09-11"});
  CHECK(second.score == doctest::Approx((.40 * 1 + .35 * 1) / .85));  // no wall
  CHECK(composed->mean == doctest::Approx((first.score + second.score) / 2));
  CHECK(composed->mean == doctest::Approx(.873).epsilon(.001));
  // Silos could all differ, every goal be shared, and two of Ruimte with two of Zorg could cover a wall in both.
  CHECK(composed->bound == doctest::Approx(1));
}

TEST_CASE("everybody is placed once, and in circles of four everybody is from another silo when that can be") {
  const auto composed = compose_circles(plain(40, 5), {});
  REQUIRE(composed);
  CHECK(composed->circles.size() == 10);
  CHECK(composed->mean == doctest::Approx(1));
  CHECK(composed->bound == doctest::Approx(1));
  std::set<std::uint32_t> people;
  std::uint32_t first = 0;
  for (const auto& circle : composed->circles) {
    people.insert(circle.people.begin(), circle.people.end());
    CHECK(circle.people.front() >= first);  // in order of their first person
    first = circle.people.front();
  }
  CHECK(people.size() == 40);
}

TEST_CASE("with one silo only, nothing claims to bridge") {
  const auto composed = compose_circles(plain(20, 1), {.walls = {{"silo 0", "silo 0"}, {"silo 0", "nowhere"}}});
  REQUIRE(composed);
  CHECK(composed->mean == doctest::Approx(0));
  CHECK(composed->bound == doctest::Approx(0));
  for (const auto& circle : composed->circles) CHECK(circle.reasons.empty());
}

TEST_CASE("people without a silo bridge nothing") {
  auto roster = plain(8, 1);
  for (std::size_t i = 0; i < 4; ++i) roster.people[i].silos = {""};
  const auto composed = compose_circles(roster, {});
  REQUIRE(composed);
  for (const auto& circle : composed->circles) CHECK(reason(circle, ReasonKind::silos_bridged) == nullptr);
}

TEST_CASE("nobody sits with their manager, the manager above, or their own team") {
  auto roster = plain(24, 6);
  roster.borders.emplace_back("Team");
  for (std::uint32_t i = 0; i < 24; ++i) {
    roster.people[i].silos.push_back("team " + std::to_string(i / 4));
    if (i > 0) roster.people[i].manager = "p" + std::to_string((i - 1) / 3);
  }
  const auto composed = compose_circles(roster, {});
  REQUIRE(composed);
  CHECK(composed->violations == 0);
  const auto boss = [](std::uint32_t i) { return i == 0 ? 1000U : (i - 1) / 3; };
  for (const auto& circle : composed->circles) {
    for (const auto a : circle.people) {
      for (const auto b : circle.people) {
        if (a == b) continue;
        CHECK(a / 4 != b / 4);
        CHECK(boss(a) != b);
        if (a != 0) CHECK((boss(a) == 0 ? 1000U : boss(boss(a))) != b);
      }
    }
  }
}

TEST_CASE("a manager counts for those two levels down also when the one between has a fixed circle") {
  auto roster = plain(6, 6);
  roster.people[1].manager = "p0";
  roster.people[2].manager = "p1";
  const auto composed = compose_circles(roster, {.size = 3, .fixed = {{1, 4, 5}}});
  REQUIRE(composed);
  REQUIRE(composed->circles.size() == 1);
  CHECK(composed->circles[0].people == std::vector<std::uint32_t>{0, 2, 3});
  CHECK(composed->by_rule.at("reporting_line") == 1);
}

TEST_CASE("fixed circles stay: their people are not placed again") {
  const auto composed = compose_circles(plain(16, 4), {.fixed = {{0, 1, 2, 3}, {4, 8, 12}}});
  REQUIRE(composed);
  std::set<std::uint32_t> people;
  for (const auto& circle : composed->circles) people.insert(circle.people.begin(), circle.people.end());
  CHECK(people == std::set<std::uint32_t>{5, 6, 7, 9, 10, 11, 13, 14, 15});
  const auto nobody = compose_circles(plain(4, 4), {.fixed = {{0, 1, 2, 3}}});
  REQUIRE(nobody);
  CHECK(nobody->circles.empty());
}

TEST_CASE("those who asked to be apart are apart, whoever of the two asked, and no result says who") {
  auto roster = plain(12, 4);
  roster.people[0].apart = {"p1", "p2", "p3", "nobody", "p0"};
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto composed = compose_circles(roster, {.size = 3, .seed = {seed}});
    REQUIRE(composed);
    CHECK(composed->violations == 0);
    for (const auto& circle : composed->circles) {
      const auto has = [&](std::uint32_t p) { return std::count(circle.people.begin(), circle.people.end(), p) > 0; };
      CHECK_FALSE((has(0) && (has(1) || has(2) || has(3))));
    }
  }
  const auto reviewed = review_circles(roster, {{0, 1, 5}}, {});
  const auto turned = [&] {
    auto other = roster;
    other.people[0].apart.clear();
    other.people[1].apart = {"p0"};
    return review_circles(other, {{0, 1, 5}}, {});
  }();
  REQUIRE((reviewed && turned));
  CHECK(reviewed->by_rule == std::map<std::string, std::uint32_t>{{"apart", 1}});
  CHECK(reviewed->circles[0].violations == Names{"apart"});
  CHECK(turned->circles[0].violations == Names{"apart"});
  CHECK(turned->circles[0].reasons.size() == reviewed->circles[0].reasons.size());
}

TEST_CASE("what is composed reviews as the same") {
  const auto roster = example();
  const ComposeRules rules{.size = 3, .walls = {{"Zorg", "Ruimte"}}, .history = {{0, 3, 5}}};
  const auto composed = compose_circles(roster, rules);
  REQUIRE(composed);
  std::vector<std::vector<std::uint32_t>> circles;
  for (const auto& circle : composed->circles) circles.push_back(circle.people);
  const auto reviewed = review_circles(roster, circles, rules);
  REQUIRE(reviewed);
  CHECK(reviewed->mean == composed->mean);
  CHECK(reviewed->bound == composed->bound);
  CHECK(reviewed->by_rule == composed->by_rule);
}

TEST_CASE("circles made by hand may have any size, and say what they break") {
  const auto reviewed = review_circles(example(), {{5}, {}, {0, 1, 2, 3}}, {.history = {{0, 1}, {1, 2}, {0, 1}}});
  REQUIRE(reviewed);
  REQUIRE(reviewed->circles.size() == 3);
  CHECK(reviewed->circles[0].violations == Names{"size"});
  CHECK(reviewed->circles[0].score == 0);
  CHECK(reviewed->circles[1].violations == Names{"size"});
  CHECK(reviewed->circles[2].violations == Names{"repeat"});
  CHECK(reviewed->repeats == 2);  // ann and bob, bob and cas
  CHECK(reason(reviewed->circles[2], ReasonKind::repeats)->count == 2);
  CHECK(reason(reviewed->circles[2], ReasonKind::new_pairs)->count == 4);
  CHECK(reviewed->violations == 4);
}

TEST_CASE("common hours are told by the circle's own clock, or by UTC when they have several") {
  auto roster = plain(3, 3);
  for (auto& person : roster.people) person.timezone = "UTC+2", person.hours = "tue13-15";
  const auto here = review_circles(roster, {{0, 1, 2}}, {});
  REQUIRE(here);
  CHECK(reason(here->circles[0], ReasonKind::common_hours)->names == Names{"tue 13-15"});
  roster.people[2].timezone = "UTC+1";
  const auto both = review_circles(roster, {{0, 1, 2}}, {});
  REQUIRE(both);
  CHECK(reason(both->circles[0], ReasonKind::common_hours)->names == Names{"tue 12-13 UTC"});
}

TEST_CASE("the three longest spans of common hours are told, the longest first") {
  const auto week = domain::hours_from("mon09-10 tue09-12 wed13-15 thu10-13 sun23-24");
  REQUIRE(week);
  CHECK(longest_spans(*week, 3) == Names{"tue 09-12", "thu 10-13", "wed 13-15"});
}

TEST_CASE("what cannot be kept is said beforehand, without names") {
  auto roster = plain(12, 4);
  for (auto& person : roster.people) person.languages = {"nl"};
  roster.people[4].languages = {"en"};
  roster.people[1].facilitator = true;
  const auto composed = compose_circles(roster, {});
  REQUIRE(composed);
  REQUIRE(composed->obstacles.size() == 2);
  const Obstacle alone = composed->obstacles[0];
  CHECK((alone.kind == ObstacleKind::few_partners && alone.count == 1 && alone.of == 3));
  const Obstacle short_of = composed->obstacles[1];
  CHECK((short_of.kind == ObstacleKind::few_facilitators && short_of.count == 1 && short_of.of == 3));
  CHECK(composed->by_rule == std::map<std::string, std::uint32_t>{{"language", 1}});
}

TEST_CASE("a wrong order is refused in one sentence") {
  CHECK(compose_circles(plain(2, 2), {}).error().message == "a circle needs three people, and there are 2");
  CHECK(compose_circles(plain(9, 2), {.size = 8}).error().message == "a circle of 8 is outside 3 to 7");
  CHECK(compose_circles(plain(9, 2), {.border = 3}).error().message == "there is no border number 3; the people have 1");
  CHECK(compose_circles(plain(9, 2), {.fixed = {{0, 1, 99}}}).error().message == "there is no person number 99");
  CHECK(review_circles(plain(9, 2), {{0, 1, 2}, {2, 3, 4}}, {}).error().message == "p2 is in two circles");
}

TEST_CASE("the same seed gives the same composition") {
  const auto roster = plain(60, 7);
  const auto once = compose_circles(roster, {.seed = {3}});
  const auto again = compose_circles(roster, {.seed = {3}});
  REQUIRE((once && again));
  REQUIRE(once->circles.size() == again->circles.size());
  for (std::size_t i = 0; i < once->circles.size(); ++i) CHECK(once->circles[i].people == again->circles[i].people);
}
