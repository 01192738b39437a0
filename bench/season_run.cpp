// season_run [PEOPLE SIZE ROUNDS]...: people who are all alike, in circles of equal size: how often do people meet again?
// Beside it the least that can be, by counting: everybody meets size-1 others a round. Processor time.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "circles/season.hpp"
#include "circles/sizes.hpp"

using namespace schakel;
using namespace schakel::circles;

namespace {

People alike(std::uint32_t size) {
  People people;
  for (Person p = 0; p < size; ++p) {
    people.hours.emplace_back(1);
    people.silo.push_back(p);
    people.team.push_back(none);
    people.newcomer.push_back(0);
    people.facilitator.push_back(0);
    for (Lists* lists : {&people.above, &people.languages, &people.goals, &people.apart}) lists->append({});
  }
  return people;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void run(std::uint32_t n, std::uint32_t size, std::uint32_t rounds) {
  const double start = processor_seconds();
  const auto season = plan_season(alike(n), {.sizes = circle_sizes(n, size), .rounds = rounds}, {});
  const double seconds = processor_seconds() - start;
  std::vector<std::uint32_t> times(static_cast<std::size_t>(n) * n, 0);
  std::uint64_t repeats = 0;
  std::uint64_t pairs = 0;
  std::uint32_t first = 0;
  std::uint32_t most = 0;
  for (std::uint32_t round = 0; round < season->size(); ++round) {
    for (const auto& circle : (*season)[round]) {
      for (const auto a : circle) {
        for (const auto b : circle) {
          if (a >= b) continue;
          const std::uint32_t met = ++times[static_cast<std::size_t>(a) * n + b];
          most = std::max(most, met);
          ++pairs;
          repeats += met > 1 ? 1 : 0;
          if (met > 1 && first == 0) first = round + 1;
        }
      }
    }
  }
  const double all = static_cast<double>(n) * (n - 1) / 2;
  const double bound = std::max(0.0, 1 - all / static_cast<double>(pairs));
  std::printf("%6u %4u %6u %9.2f %9.2f %12u %12u %9u %8.1f\n", n, size, rounds, 100 * bound,
              100 * static_cast<double>(repeats) / static_cast<double>(pairs), first, rounds_before_repeats(n, size), most, seconds);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  std::printf("%6s %4s %6s %9s %9s %12s %12s %9s %8s\n", "people", "size", "rounds", "least %", "here %", "first repeat", "free rounds",
              "most met", "s");
  const auto number = [&](int i) { return static_cast<std::uint32_t>(std::atoi(words[i])); };
  for (int i = 1; i + 2 < count; i += 3) run(number(i), number(i + 1), number(i + 2));
  if (count > 3) return 0;
  for (const auto& [n, size] : {std::pair{20U, 4U}, {32U, 4U}, {50U, 5U}, {60U, 4U}, {75U, 5U}, {100U, 4U}, {100U, 5U}, {200U, 5U}, {500U, 5U}}) {
    run(n, size, 24);
  }
}
