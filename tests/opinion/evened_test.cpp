#include "opinion/evened.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "base/seed.hpp"
#include "opinion/silos.hpp"

using namespace schakel;
using namespace schakel::opinion;

namespace {

// No dividing lines and a prior that says next to nothing: a statement is its weighed share of yes.
struct Simple {
  Factors factors;
  YesNos answers;
  std::vector<std::int32_t> group_of;
};

Simple simple(const std::vector<std::pair<int, int>>& yes_and_no_of_group, int members) {
  Simple made;
  made.factors.unknown_statement.covariance[0] = 1e6;
  made.factors.statements.resize(1);
  made.factors.statements[0].covariance[0] = 0.1;
  made.answers.statements = 1;
  double yes = 0, no = 0;
  for (std::size_t g = 0; g < yes_and_no_of_group.size(); ++g) {
    const auto [y, n] = yes_and_no_of_group[g];
    yes += y;
    no += n;
    for (int i = 0; i < members; ++i) {
      const auto ballot = static_cast<std::uint32_t>(made.group_of.size());
      if (i < y + n) made.answers.list.push_back({ballot, 0, i < y});
      made.group_of.push_back(static_cast<std::int32_t>(g));
    }
  }
  made.answers.ballots = static_cast<std::uint32_t>(made.group_of.size());
  made.factors.ballots.resize(made.group_of.size());
  made.factors.statements[0].mean[0] = std::log(yes / no);
  return made;
}
double share(const Factors& factors) { return 1 / (1 + std::exp(-factors.statements[0].mean[0])); }

}  // namespace

TEST_CASE("a group weighs as much as its part of the others' answers, and one answer more") {
  // Two groups of fifty: four say no, and thirty of the other group yes. These weigh four and one.
  const Simple made = simple({{0, 4}, {30, 0}}, 50);
  CHECK(share(made.factors) == doctest::Approx(30 / 34.0));
  CHECK(share(evened(made.factors, made.answers, made.group_of, 2)) == doctest::Approx(5 / 9.0).epsilon(1e-3));
}

TEST_CASE("by hand: three groups, of which one answers more than its part") {
  const Simple made = simple({{2, 2}, {1, 3}, {19, 1}}, 40);
  // Its part of the eight others is four, and one: five of its twenty count; the others have more than theirs to give.
  const double weight = 5 / 20.0, yes = 3 + 19 * weight, no = 5 + weight;
  CHECK(share(evened(made.factors, made.answers, made.group_of, 3)) == doctest::Approx(yes / (yes + no)).epsilon(1e-3));
}

TEST_CASE("where every group has its part, or there is one, nothing changes by a bit") {
  const Simple even = simple({{3, 2}, {1, 4}, {4, 1}}, 10);
  CHECK(evened(even.factors, even.answers, even.group_of, 3).statements[0].mean == even.factors.statements[0].mean);
  const Simple one = simple({{9, 1}}, 10);
  CHECK(evened(one.factors, one.answers, one.group_of, 1).statements[0].mean == one.factors.statements[0].mean);
  const Simple nobody = simple({{3, 1}, {3, 1}}, 4);
  const std::vector<std::int32_t> none(nobody.group_of.size(), -1);
  CHECK(evened(nobody.factors, nobody.answers, none, 2).statements[0].mean == nobody.factors.statements[0].mean);
}

TEST_CASE("twenty who push one statement move what is expected of the other silos by less than half of what they did") {
  // Four silos of thirty, who answer a third of twelve statements; the last silo's pushers all agree with the first one.
  Random random(Seed{5});
  YesNos answers{.ballots = 140, .statements = 12, .list = {}};
  std::vector<std::int32_t> group_of;
  for (std::uint32_t i = 0; i < 140; ++i) {
    const bool pushes = i >= 120;
    group_of.push_back(pushes ? 3 : static_cast<std::int32_t>(i / 30));
    for (std::uint32_t j = 0; j < 12; ++j) {
      if (pushes ? j > 0 && random.below(4) > 0 : random.below(j == 0 ? 6 : 3) > 0) continue;
      answers.list.push_back({i, j, pushes && j == 0 ? true : random.uniform() < (j == 0 ? 0.2 : 0.5)});
    }
  }
  YesNos without = answers;
  std::erase_if(without.list, [](const YesNo& one) { return one.ballot >= 120; });
  const auto expected = [&](const YesNos& of, bool even) {
    const Factors factors = fit_factors(of, {.factors = 1, .tree = {.silo_of = group_of, .silos = 4}}).value();
    const auto shares = predicted_shares(even ? evened(factors, of, group_of, 4) : factors, group_of, 4);
    return (shares[0] + shares[12] + shares[24]) / 3;  // the first statement in the three others
  };
  const double before = expected(without, false);
  const double pushed = expected(answers, false) - before, held = expected(answers, true) - before;
  CAPTURE(before);
  CAPTURE(pushed);
  CAPTURE(held);
  CHECK(pushed > 0.1);
  CHECK(held < pushed / 2);
}
