#include "meaning/divergence.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "slow_judge.hpp"

using namespace schakel;
using namespace schakel::meaning;

namespace {

// A line per person, a letter per card: y yes, n no, . not given.
Marks marks_of(const std::vector<std::string>& lines) {
  Marks marks = Marks::empty(static_cast<std::uint32_t>(lines.size()), static_cast<std::uint32_t>(lines.front().size()));
  for (std::uint32_t p = 0; p < marks.people; ++p) {
    for (std::uint32_t c = 0; c < marks.cards; ++c) {
      if (lines[p][c] != '.') marks.at(p, c) = lines[p][c] == 'y' ? Mark::yes : Mark::no;
    }
  }
  return marks;
}

struct Town {
  Marks marks;
  std::vector<std::uint32_t> group_of;
};
// Two meanings; cards 0, 2, 4… say the first, 1, 3, 5… the second. `first` of each group's people mean the first.
Town town(const std::vector<std::uint32_t>& first, std::uint32_t people, std::uint64_t seed = 3) {
  Random random(Seed{seed});
  constexpr std::uint32_t cards = 20;
  Town made{.marks = Marks::empty(static_cast<std::uint32_t>(first.size()) * people, cards), .group_of = {}};
  for (std::uint32_t p = 0; p < made.marks.people; ++p) {
    made.group_of.push_back(p / people);
    const std::uint32_t means = p % people < first[p / people] ? 0 : 1;
    for (std::uint32_t c = 0; c < cards; ++c) {
      if (random.uniform() < 0.3) continue;
      made.marks.at(p, c) = random.uniform() < (c % 2 == means ? 0.8 : 0.15) ? Mark::yes : Mark::no;
    }
  }
  return made;
}

Divergence compared(const Town& made, std::uint32_t groups, DivergenceRules rules = {.permutations = 499}) {
  auto result = compare_meanings(made.marks, made.group_of, groups, rules);
  REQUIRE(result);
  return std::move(*result);
}

}  // namespace

TEST_CASE("two groups that mean different things are found to differ, by classes and without them") {
  const auto result = compared(town({14, 1}, 15, 4), 2);
  CHECK(result.verdict == Verdict::differ);
  CHECK(result.found == 2);
  CHECK(result.p <= 0.01);
  CHECK(result.alike_p <= 0.01);
  CHECK(result.corrected > 0.3);
  CHECK(result.corrected < result.raw);
  REQUIRE(result.pairs.size() == 1);
  CHECK(result.pairs[0].p <= 0.01);
  const auto& a = result.groups[0].means;
  const auto& b = result.groups[1].means;
  CHECK(std::abs(a[0] - b[0]) > 0.7);
  CHECK(a[0] + a[1] == doctest::Approx(1));
}

TEST_CASE("groups with the same mix are not said to differ; with people enough, that none is seen is said") {
  const auto result = compared(town({8, 8, 8}, 16), 3);
  CHECK(result.verdict == Verdict::no_difference);
  CHECK(result.p > 0.05);
  CHECK(result.corrected < 0.1);
}

TEST_CASE("few people without a difference are not enough to say that there is none") {
  CHECK(compared(town({3, 3}, 6), 2).verdict == Verdict::not_enough);
}

TEST_CASE("a group below five people takes no part; fewer than two groups are not enough") {
  auto made = town({14, 1, 2}, 15);
  for (std::uint32_t p = 0; p < made.marks.people; ++p) {
    if (made.group_of[p] == 2 && p > 33) made.group_of[p] = 3;  // four stay; the others are in no group
  }
  const auto result = compared(made, 3);
  CHECK(result.left_out == std::vector<std::uint32_t>{2});
  CHECK(result.groups.size() == 2);
  CHECK(result.verdict == Verdict::differ);
  for (auto& group : made.group_of) group = group == 0 ? 0 : 3;
  const auto alone = compared(made, 3);
  CHECK(alone.verdict == Verdict::not_enough);
  CHECK(alone.found == 0);
}

TEST_CASE("of three groups the pair that differs is pointed out, after Holm's correction") {
  const auto result = compared(town({15, 15, 1}, 16), 3);
  REQUIRE(result.pairs.size() == 3);
  CHECK(result.pairs[0].p > 0.05);   // 0 and 1
  CHECK(result.pairs[1].p <= 0.05);  // 0 and 2
  CHECK(result.pairs[2].p <= 0.05);  // 1 and 2
}

TEST_CASE("people who all mean one thing are one sub-meaning") {
  CHECK(compared(town({15, 15}, 15), 2).found == 1);
}

TEST_CASE("the same marks and seed give the same result, and nobody's marks are no result") {
  const auto made = town({10, 4}, 14);
  const auto one = compared(made, 2), two = compared(made, 2);
  CHECK(one.raw == two.raw);
  CHECK(one.p == two.p);
  CHECK(one.submeanings.means == two.submeanings.means);
  const Town nobody{.marks = Marks::empty(3, 4), .group_of = {0, 0, 1}};
  CHECK(compared(nobody, 2).verdict == Verdict::not_enough);
  const Town none{.marks = Marks::empty(0, 0), .group_of = {}};
  CHECK(compared(none, 2).verdict == Verdict::not_enough);
}

TEST_CASE("more people than the budget allows are refused in one sentence") {
  const auto made = town({10, 4}, 14);
  const auto result = compare_meanings(made.marks, made.group_of, 2, {.limits = {.steps = 1000}});
  REQUIRE_FALSE(result);
  CHECK(result.error().message.starts_with("28 people are more than can be compared 1999 times"));
}

TEST_CASE("two classes by hand: people who say the opposite are told apart with certainty") {
  const auto fit = fit_submeanings(marks_of({"yyynnn", "yyynnn", "yyynnn", "nnnyyy", "nnnyyy", "nnnyyy"}), 2, Seed{1});
  for (std::size_t p = 1; p < 3; ++p) CHECK(fit.means[p * 2] == doctest::Approx(fit.means[0]));
  CHECK(std::abs(fit.means[0] - fit.means[3 * 2]) > 0.95);
  CHECK(fit.share[0] == doctest::Approx(0.5));  // (3 + 1) / (6 + 2)
}

TEST_CASE("a candidate for a shared definition is the card whose worst group says yes most") {
  // Card 0: group 0 says yes 2 of 2, group 1 none of 2: (0+1)/(2+2). Card 1: 1 of 2 and 2 of 2: (1+1)/(2+2).
  const auto marks = marks_of({"yy", "yn", "ny", "ny"});
  const auto candidates = shared_candidates(marks, std::vector<std::uint32_t>{0, 0, 1, 1}, 2);
  CHECK(candidates[0].card == 1);
  CHECK(candidates[0].floor == doctest::Approx(0.5));
  CHECK(candidates[1].floor == doctest::Approx(0.25));
}

TEST_CASE("cards are dealt evenly, never their writer's own, and in no order that tells which were dealt before") {
  std::vector<std::uint32_t> own;
  for (std::uint32_t p = 0; p < 40; ++p) own.push_back(p < 24 ? p : 24);  // 24 wrote one
  const auto hands = deal_cards({.own_card = own, .cards = 24, .each = 14, .seed = Seed{9}});
  std::vector<std::uint32_t> given(24, 0);
  for (std::size_t p = 0; p < hands.size(); ++p) {
    CHECK(hands[p].size() == 14);
    CHECK(std::set<std::uint32_t>(hands[p].begin(), hands[p].end()).size() == 14);
    CHECK(std::count(hands[p].begin(), hands[p].end(), own[p]) == 0);
    for (const auto card : hands[p]) ++given[card];
  }
  const auto [least, most] = std::minmax_element(given.begin(), given.end());
  CHECK(*most - *least <= 2);
  CHECK(deal_cards({.own_card = {0, 1}, .cards = 2, .each = 14, .seed = Seed{1}}) == std::vector<std::vector<std::uint32_t>>{{1}, {0}});
}

TEST_CASE("the comparison is what its definition says, judged by trying every way to group ten people") {
  Random random(Seed{11});
  for (int turn = 0; turn < 40; ++turn) {
    Town made{.marks = Marks::empty(10, 6), .group_of = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1}};
    for (auto& mark : made.marks.cells) {
      const double drawn = random.uniform();
      mark = drawn < 0.25 ? Mark::none : drawn < 0.65 ? Mark::yes : Mark::no;
    }
    const auto result = compared(made, 2, {.seed = Seed{random.next()}});
    const auto d = test::over_all_ways(made.group_of, [&](const auto& groups) { return test::slow_d(result.submeanings, groups, 2); });
    const auto alike = test::over_all_ways(made.group_of, [&](const auto& groups) { return test::slow_alike(made.marks, groups); });
    CHECK(result.raw == doctest::Approx(d.value));
    CHECK(result.alike == doctest::Approx(alike.value));
    // The engine draws 1,999 of the 252 ways: within four standard errors.
    CHECK(std::abs(result.p - d.p) < 0.045);
    CHECK(std::abs(result.alike_p - alike.p) < 0.045);
    CHECK(result.corrected == doctest::Approx(std::max(0.0, (d.value - d.by_chance) / (1 - d.by_chance))).epsilon(0.03).scale(1));
    CHECK(result.low <= result.corrected);
    CHECK(result.corrected <= result.high);
  }
}

TEST_CASE("what a sub-meaning endorses is what its people marked, with a prior of two around the share of yes") {
  const auto made = town({9, 4}, 12);
  const auto fit = fit_submeanings(made.marks, 2, Seed{5});
  double yes = 0, all = 0;
  for (const Mark mark : made.marks.cells) {
    yes += mark == Mark::yes;
    all += mark != Mark::none;
  }
  for (std::uint32_t k = 0; k < 2; ++k) {
    for (std::uint32_t c = 0; c < made.marks.cards; ++c) {
      double said = 2 * yes / all, marked = 2;
      for (std::uint32_t p = 0; p < made.marks.people; ++p) {
        if (made.marks.at(p, c) == Mark::none) continue;
        marked += fit.means[p * 2 + k];
        if (made.marks.at(p, c) == Mark::yes) said += fit.means[p * 2 + k];
      }
      CHECK(fit.endorses[k * made.marks.cards + c] == doctest::Approx(std::clamp(said / marked, 0.02, 0.98)));
    }
  }
}

TEST_CASE("a silo that means one thing leaves less room to doubt than one that is divided") {
  const auto sure = compared(town({15, 0}, 15, 4), 2), divided = compared(town({10, 5}, 15, 4), 2);
  CHECK(sure.high - sure.low < divided.high - divided.low);
  CHECK(sure.low > 0.5);
}

TEST_CASE("every hand holds of each silo's cards as large a part as any other, and all cards go round equally often") {
  // Twelve cards of one silo, six of another, two of a third: of fourteen a hand has 8 or 9, 4 or 5, and 1 or 2.
  Deal deal{.own_card = std::vector<std::uint32_t>(60, 20), .cards = 20, .seed = Seed{3}};
  for (std::uint32_t card = 0; card < 20; ++card) deal.silo_of.push_back(card < 12 ? 0 : card < 18 ? 1 : 2);
  const auto hands = deal_cards(deal);
  std::vector<std::uint32_t> given(20, 0);
  for (const auto& hand : hands) {
    std::vector<std::uint32_t> of_silo(3, 0);
    for (const auto card : hand) {
      ++given[card];
      ++of_silo[deal.silo_of[card]];
    }
    CHECK(hand.size() == 14);
    CHECK(std::set<std::uint32_t>(hand.begin(), hand.end()).size() == 14);
    CHECK(of_silo[0] >= 7);
    CHECK(of_silo[0] <= 10);
    CHECK(of_silo[1] >= 3);
    CHECK(of_silo[1] <= 6);
    CHECK(of_silo[2] >= 1);
  }
  const auto [least, most] = std::minmax_element(given.begin(), given.end());
  CHECK(*most - *least <= 1);
  CHECK(deal_cards(deal) == hands);
}
