// Who is asked: a simulated organisation that asks for half a year, with the rule of analysis/who_knows.hpp beside plain ranking.
//
//   build/bench/who_run tests/data/asked_and_offered.tsv
//
// 400 people in 9 silos. Each offers one to four of the things in the file; a few things are offered by many, and a tenth of the people
// offer ten. Six questions a day, of the file, by anybody. Plain: always the three that answer best, however often they were asked.
// Gini: of how often those who were in reach of a question were asked; 0 = all alike, 1 = one for all.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analysis/who_knows.hpp"
#include "base/seed.hpp"
#include "base/text.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

constexpr std::uint32_t people = 400, silos = 9, days = 180, a_day = 6;

struct Town {
  std::vector<std::string> asked, offered;  // by thing
  std::vector<KnownText> texts;
  std::vector<std::uint32_t> thing_of;      // of each text
  std::vector<std::string> silo_of;
};

Town town_of(const std::string& path, Random& random) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "%s cannot be read\n", path.c_str());
    std::exit(3);
  }
  Town town;
  for (const auto& line : split(std::string{std::istreambuf_iterator<char>(in), {}}, "\n")) {
    const auto parts = split(line, "\t");
    if (parts.size() != 4 || parts[0] == "kind" || parts[0] == "other words") continue;
    town.asked.emplace_back(parts[2]);
    town.offered.emplace_back(parts[3]);
  }
  for (std::uint32_t person = 0; person < people; ++person) {
    town.silo_of.push_back("silo " + std::to_string(random.below(silos)));
    const std::uint64_t offers = random.below(10) == 0 ? 10 : 1 + random.below(4);
    for (std::uint64_t i = 0; i < offers; ++i) {
      // The first things are offered by many, the last by few.
      const double at = random.uniform();
      const auto thing = static_cast<std::uint32_t>(at * at * static_cast<double>(town.offered.size()));
      town.thing_of.push_back(thing);
      town.texts.push_back({town.offered[thing], person});
    }
  }
  return town;
}

double gini(std::vector<std::uint32_t> times) {
  std::sort(times.begin(), times.end());
  double sum = 0, weighed = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    sum += times[i];
    weighed += static_cast<double>(i + 1) * times[i];
  }
  const auto n = static_cast<double>(times.size());
  return sum == 0 ? 0 : (2 * weighed / (n * sum)) - (n + 1) / n;
}

struct Told {
  double gini = 0;
  std::uint32_t most_a_month = 0;
  double right = 0;     // of those asked, who offer the very thing
  double nobody = 0;    // of the questions
};

Told told(const Town& town, const WhoKnows& knows, bool spread, std::uint32_t a_month) {
  Random random(Seed{7});
  std::vector<std::vector<std::uint32_t>> when(people);  // days
  std::vector<char> reached(people, 0);
  std::uint32_t asked = 0, right = 0, nobody = 0, most = 0;
  for (std::uint32_t day = 0; day < days; ++day) {
    for (std::uint32_t i = 0; i < a_day; ++i) {
      const auto who = static_cast<std::uint32_t>(random.below(people));
      const auto thing = static_cast<std::uint32_t>(random.below(town.asked.size()));
      std::vector<Knower> knowers;
      for (std::uint32_t p = 0; p < people; ++p) {
        const auto lately = static_cast<std::uint32_t>(std::count_if(when[p].begin(), when[p].end(), [&](std::uint32_t on) { return on + 30 > day; }));
        knowers.push_back({.silo = town.silo_of[p], .asked = spread ? lately : 0, .a_month = a_month});
      }
      for (const auto p : knows.to_ask(town.asked[thing], town.silo_of[who], std::vector<Knower>(knowers), people)) reached[p] = 1;
      const auto chosen = knows.to_ask(town.asked[thing], town.silo_of[who], knowers, 3);
      nobody += chosen.empty() ? 1 : 0;
      for (const auto p : chosen) {
        when[p].push_back(day);
        most = std::max(most, static_cast<std::uint32_t>(std::count_if(when[p].begin(), when[p].end(), [&](std::uint32_t on) { return on + 30 > day; })));
        ++asked;
        for (std::size_t text = 0; text < town.texts.size(); ++text) {
          if (town.texts[text].knower == p && town.thing_of[text] == thing) {
            ++right;
            break;
          }
        }
      }
    }
  }
  std::vector<std::uint32_t> times;
  for (std::uint32_t p = 0; p < people; ++p) {
    if (reached[p] != 0) times.push_back(static_cast<std::uint32_t>(when[p].size()));
  }
  return {gini(times), most, static_cast<double>(right) / asked, static_cast<double>(nobody) / (days * a_day)};
}

void say(const char* name, const Told& one) {
  std::printf("%-34s Gini %.2f  most asked in a month %3u  of those asked offer the very thing %4.1f %%  put to nobody %4.1f %%\n", name, one.gini,
              one.most_a_month, 100 * one.right, 100 * one.nobody);
}

}  // namespace

int main(int count, char** words) {
  Random random(Seed{1});
  const Town town = town_of(count > 1 ? words[1] : "tests/data/asked_and_offered.tsv", random);
  const WhoKnows knows = std::move(*WhoKnows::of(town.texts, Limits{.bytes = 1ULL << 30}));
  std::printf("%u people, %zu offers, %u questions\n", people, town.texts.size(), days * a_day);
  say("plain ranking", told(town, knows, false, 1'000'000));
  say("spread, nobody chose a limit", told(town, knows, true, 1'000'000));
  say("spread, four a month", told(town, knows, true, 4));
  say("spread, two a month", told(town, knows, true, 2));
  return 0;
}
