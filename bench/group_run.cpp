// group_run SECONDS [--fives] INSTANCE...: the value of diverse groups beside a random and a greedy dealing, a line per instance.
// Processor time, not wall time: the machine may be busy. --fives: the same distances in groups of five.
//
//   build/release/group_run 20 Geo_n240_ds_01.txt RanInt_n240_ds_01.txt

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "exchange/mdgplib.hpp"

using namespace schakel;

namespace {

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Each in turn, in random order, to the group with room that gains most (greedy), or to any (random).
double dealt(const analysis::GroupProblem& problem, bool greedy, Seed seed) {
  Random random(seed);
  std::vector<std::uint32_t> order(problem.size);
  for (std::uint32_t i = 0; i < problem.size; ++i) order[i] = i;
  random.shuffle(order);
  analysis::Groups groups(problem.groups.size());
  std::uint32_t needed = 0;
  for (const auto& group : problem.groups) needed += group.least;
  for (std::uint32_t i = 0; i < problem.size; ++i) {
    std::size_t best = groups.size();
    double most = -1e300;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (groups[g].size() >= (i < needed ? problem.groups[g].least : problem.groups[g].most)) continue;
      double gain = random.uniform();
      if (greedy && !groups[g].empty()) {
        gain = 0;
        for (const auto other : groups[g]) gain += problem.distance(order[i], other);
        gain /= static_cast<double>(groups[g].size());
      } else if (greedy) {
        gain = 1e300;
      }
      if (gain > most) {
        most = gain;
        best = g;
      }
    }
    groups[best].push_back(order[i]);
  }
  return analysis::value_of(problem, groups);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return std::fprintf(stderr, "group_run SECONDS [--fives] INSTANCE...\n"), 2;
  const double seconds = std::atof(words[1]);
  bool fives = false;
  std::printf("%-28s %12s %12s %12s %8s %8s\n", "instance", "random", "greedy", "here", "random %", "greedy %");
  for (int i = 2; i < count; ++i) {
    const std::string path = words[i];
    if (path == "--fives") {
      fives = true;
      continue;
    }
    auto instance = exchange::read_mdgplib(read(path), path, {.bytes = 1ULL << 30});
    if (!instance) return std::fprintf(stderr, "%s\n", instance.error().message.c_str()), 3;
    auto& problem = instance->problem;
    if (fives) problem.groups.assign(problem.size / 5, {5, 5});
    const double start = processor_seconds();
    const auto found = analysis::most_diverse_groups(
        problem, {.spent = [&] { return (processor_seconds() - start) / seconds; }});
    if (!found) return std::fprintf(stderr, "%s\n", found.error().message.c_str()), 3;
    const double random = dealt(problem, false, {1});
    const double greedy = dealt(problem, true, {1});
    const auto below = [&](double value) { return 100 * (1 - value / found->value); };
    std::printf("%-28s %12.3f %12.3f %12.3f %8.2f %8.2f\n", path.substr(path.rfind('/') + 1).c_str(), random, greedy, found->value,
                below(random), below(greedy));
    std::fflush(stdout);
  }
}
