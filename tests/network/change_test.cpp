#include <cmath>

#include <doctest/doctest.h>

#include "network/change.hpp"
#include "network/drawn.hpp"
#include "network/openness.hpp"

using namespace drawn;

TEST_CASE("a window compared with itself has not changed, and its ties are kept") {
  Random random(Seed{1});
  const auto drawing = at_random(random, 60, 3, 0.05, 0.3);
  const auto change = change_between(drawing.network, drawing.network, drawing.unit_of, 3, {.draws = 100}).value();
  CHECK(change.ei.low == 0);
  CHECK(change.ei.high == 0);
  CHECK_FALSE(change.ei.detectable());
  const auto openness = openness_of(drawing.mixing());
  CHECK(change.ei.before == doctest::Approx(openness.ei));
  CHECK(change.assortativity.after == doctest::Approx(openness.assortativity));
  CHECK(change.added + change.deleted == 0);
  CHECK(static_cast<double>(change.kept) == doctest::Approx((1 + openness.ei) / 2 * static_cast<double>(drawing.network.pairs())));
}

TEST_CASE("two windows drawn alike are told apart about as seldom as promised, and two that differ are") {
  Random random(Seed{2});
  int told = 0;
  for (int turn = 0; turn < 40; ++turn) {
    auto one = at_random(random, 80, 4, 0.05, 0.2);
    auto other = at_random(random, 80, 4, 0.05, 0.2);
    // The same people: the second window's ties over the first one's units.
    std::vector<Arc> arcs;
    for (Node v = 0; v < 80; ++v) {
      for (Node w = v + 1; w < 80; ++w) {
        if (random.uniform() < (one.unit_of[v] == one.unit_of[w] ? 0.2 : 0.05)) arcs.push_back({v, w, 1});
      }
    }
    other.network = Network::from_arcs(80, arcs, Direction::none);
    told += change_between(one.network, other.network, one.unit_of, 4, {.draws = 200, .seed = Seed{random.next()}}).value().ei.detectable() ? 1 : 0;
  }
  CHECK(told <= 6);  // two of forty are expected
  auto open = at_random(random, 80, 4, 0.15, 0.15);
  std::vector<Arc> within;
  for (Node v = 0; v < 80; ++v) {
    for (Node w = v + 1; w < 80; ++w) {
      if (open.unit_of[v] == open.unit_of[w] && random.below(3) == 0) within.push_back({v, w, 1});
    }
  }
  const auto closed = Network::from_arcs(80, within, Direction::none);
  const auto change = change_between(open.network, closed, open.unit_of, 4, {.draws = 200}).value();
  CHECK(change.ei.detectable());
  CHECK(change.ei.high < 0);
  CHECK(change.added == 0);
}

TEST_CASE("a window without ties says nothing") {
  const auto none = Network::from_arcs(4, std::vector<Arc>{}, Direction::none);
  const auto some = Network::from_arcs(4, std::vector<Arc>{{0, 1}, {1, 2}}, Direction::none);
  const std::vector<Unit> units = {0, 0, 1, 1};
  const auto change = change_between(none, some, units, 2, {.draws = 50}).value();
  CHECK(std::isnan(change.ei.before));
  CHECK_FALSE(change.ei.detectable());
  CHECK(change.added == 1);
}
