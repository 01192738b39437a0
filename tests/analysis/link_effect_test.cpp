#include "analysis/link_effect.hpp"

#include <doctest/doctest.h>

#include "base/seed.hpp"

using namespace schakel;
using namespace schakel::analysis;

TEST_CASE("fewer than twenty links of either say nothing") {
  for (const auto& [shown, held_out] : {std::pair(19U, 100U), std::pair(100U, 19U), std::pair(0U, 0U)}) {
    const LinkEffect effect = link_effect(shown, 0, held_out, 0);
    CHECK(effect.shown.is_hidden());
    CHECK(effect.difference.is_hidden());
    CHECK(effect.low.why() == "few");
  }
}

TEST_CASE("the interval of a difference is Newcombe's, from two Wilson intervals") {
  // Newcombe (1998), table II (a): 56 of 70 against 48 of 80. There at 95 %: .0524 to .3339; here at 90 %, worked out by the same formula.
  const LinkEffect effect = link_effect(70, 56, 80, 48);
  CHECK(effect.difference.value() == doctest::Approx(.2));
  // Wilson at 90 %: 56/70 → .7109 to .8668; 48/80 → .5081 to .6854. .2 − hypot(.0891, .0854), .2 + hypot(.0668, .0919)
  CHECK(effect.low.value() == doctest::Approx(.0766).epsilon(.01));
  CHECK(effect.high.value() == doctest::Approx(.3136).epsilon(.01));
}

TEST_CASE("nothing made of either is no difference, with an interval around 0") {
  const LinkEffect effect = link_effect(80, 0, 20, 0);
  CHECK(effect.difference.value() == 0);
  CHECK(effect.low.value() < 0);
  CHECK(effect.high.value() > 0);
}

TEST_CASE("where suggesting does nothing the interval leaves out 0 in about one case in ten, or fewer") {
  Random random(Seed{5});
  int claims = 0;
  for (int run = 0; run < 2000; ++run) {
    std::uint32_t made = 0, held_made = 0;
    for (int i = 0; i < 160; ++i) made += random.uniform() < .1 ? 1 : 0;
    for (int i = 0; i < 40; ++i) held_made += random.uniform() < .1 ? 1 : 0;
    const LinkEffect effect = link_effect(160, made, 40, held_made);
    claims += effect.low.value() > 0 || effect.high.value() < 0 ? 1 : 0;
  }
  CHECK(claims < 240);  // 200 by design; three standard deviations above it
}
