// How many links must be worth making before it can be seen whether suggesting them helps, with one in five held out by chance.
//
//   build/bench/effect_run
//
// Of links held out some come about by themselves, of those shown so many more; 4,000 times each. Power: how often the interval
// (90 %, analysis/link_effect.hpp) lies above 0. With nothing more: how often it leaves out 0, which is a false claim.

#include <cstdio>

#include "analysis/link_effect.hpp"
#include "base/seed.hpp"

using namespace schakel;

namespace {

std::uint32_t made_of(std::uint32_t links, double chance, Random& random) {
  std::uint32_t made = 0;
  for (std::uint32_t i = 0; i < links; ++i) made += random.uniform() < chance ? 1 : 0;
  return made;
}

}  // namespace

int main() {
  constexpr int runs = 4000;
  std::printf("links    by itself   ");
  for (const double more : {0.0, 0.05, 0.10, 0.20, 0.30}) std::printf("  %+3.0f points", 100 * more);
  std::printf("\n");
  for (const double by_itself : {0.02, 0.10}) {
    for (const std::uint32_t links : {100U, 200U, 400U, 800U, 1600U}) {
      std::printf("%5u %9.0f %%       ", links, 100 * by_itself);
      for (const double more : {0.0, 0.05, 0.10, 0.20, 0.30}) {
        Random random(Seed{links});
        int seen = 0;
        for (int run = 0; run < runs; ++run) {
          std::uint32_t held_out = 0;
          for (std::uint32_t i = 0; i < links; ++i) held_out += random.below(5) == 0 ? 1 : 0;
          const auto effect = analysis::link_effect(links - held_out, made_of(links - held_out, by_itself + more, random), held_out, made_of(held_out, by_itself, random));
          if (!effect.low) continue;
          seen += effect.low.value() > 0 || (more == 0 && effect.high.value() < 0) ? 1 : 0;
        }
        std::printf("  %9.1f %%", 100.0 * seen / runs);
      }
      std::printf("\n");
    }
  }
  return 0;
}
