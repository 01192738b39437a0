#include "analysis/hiding.hpp"

#include <doctest/doctest.h>

#include "base/seed.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {
constexpr domain::Limit limit = {.people = 10, .answers = 5, .response = 40};

Table one_statement(std::vector<std::uint32_t> people, std::vector<std::uint32_t> answers, std::uint32_t outside = 0) {
  return {.people = std::move(people), .ballots = answers, .ballots_outside = outside, .answers = answers, .answers_outside = {outside}};
}
Showing alone(std::uint32_t people, std::uint32_t answers) { return part_of(people, answers, limit).showing; }
}  // namespace

TEST_CASE("a silo is hidden for too few people, too few answers or too low a response, and each alone is enough") {
  CHECK(alone(10, 5) == Showing::shown);
  CHECK(alone(9, 9) == Showing::small_group);
  CHECK(alone(10, 4) == Showing::small_group);
  CHECK(alone(20, 7) == Showing::small_group);  // 35 %
  CHECK(alone(20, 8) == Showing::shown);        // 40 %
  CHECK(alone(20, 0) == Showing::unanswered);
  CHECK(alone(3, 0) == Showing::small_group);  // that nobody of three answered is about three people
}

TEST_CASE("when one silo would be hidden, the one with the fewest people is hidden too, for subtraction would tell") {
  const auto hiding = hide_small_groups(one_statement({30, 8, 20}, {12, 3, 9}), limit);
  CHECK(hiding.silos == std::vector{Showing::shown, Showing::small_group, Showing::complement});
  CHECK(hiding.totals == std::vector{Showing::shown});
}

TEST_CASE("two hidden silos with too few answers together draw in a third") {
  const auto hiding = hide_small_groups(one_statement({30, 8, 8, 20}, {12, 1, 2, 9}), limit);
  CHECK(hiding.silos == std::vector{Showing::shown, Showing::small_group, Showing::small_group, Showing::complement});
}

TEST_CASE("an only silo that is hidden takes the total with it") {
  const auto hiding = hide_small_groups(one_statement({8}, {6}), limit);
  CHECK(hiding.cells == std::vector{Showing::small_group});
  CHECK(hiding.totals == std::vector{Showing::small_group});
}

TEST_CASE("one ballot of no silo is not found either") {
  const auto hiding = hide_small_groups(one_statement({30, 20}, {12, 9}, 1), limit);
  CHECK(hiding.cells == std::vector{Showing::complement, Showing::complement});
  const auto many = hide_small_groups(one_statement({20, 20}, {12, 9}, 7), limit);
  CHECK(many.cells == std::vector{Showing::shown, Showing::shown});
}

TEST_CASE("without limits nothing is hidden") {
  const auto hiding = hide_small_groups(one_statement({1, 2}, {1, 0}, 1), {.people = 0, .answers = 0, .response = 0});
  CHECK(hiding.cells == std::vector{Showing::shown, Showing::unanswered});
  CHECK(hiding.totals == std::vector{Showing::shown});
}

TEST_CASE("nobody finds a hidden cell by subtracting, on thousands of tables") {
  Random random(Seed{3});
  for (int n = 0; n < 20'000; ++n) {
    const std::size_t silos = 1 + random.below(6), statements = 1 + random.below(3);
    Table table;
    table.ballots_outside = random.below(2) == 0 ? 0 : static_cast<std::uint32_t>(random.below(4));
    for (std::size_t g = 0; g < silos; ++g) {
      table.people.push_back(static_cast<std::uint32_t>(random.below(30)));
      table.ballots.push_back(static_cast<std::uint32_t>(random.below(table.people[g] + 1)));
      for (std::size_t j = 0; j < statements; ++j) {
        table.answers.push_back(static_cast<std::uint32_t>(random.below(table.ballots[g] + 1)));
      }
    }
    for (std::size_t j = 0; j < statements; ++j) {
      table.answers_outside.push_back(static_cast<std::uint32_t>(random.below(table.ballots_outside + 1)));
    }
    const auto hiding = hide_small_groups(table, limit);
    for (std::size_t j = 0; j < statements; ++j) {
      // What the attacker has: the total less everything that is shown or said to be empty.
      std::uint32_t rest = table.answers_outside[j], unknown = rest > 0 ? 1 : 0, hidden = 0;
      for (std::size_t g = 0; g < silos; ++g) {
        const auto showing = hiding.cells[g * statements + j];
        const auto answers = table.answers[g * statements + j];
        if (showing == Showing::unanswered) CHECK(answers == 0);
        if (showing == Showing::shown) CHECK(answers >= limit.answers);
        if (!is_hidden(showing)) continue;
        ++hidden;
        rest += answers;
        ++unknown;
      }
      if (is_hidden(hiding.totals[j]) || (hidden == 0 && rest == 0)) continue;
      if (hiding.totals[j] == Showing::unanswered) continue;  // that nobody at all answered may be said
      CHECK(rest >= limit.answers);
      if (hidden > 0) CHECK(unknown >= 2);
    }
  }
}
