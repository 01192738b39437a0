// How often the meaning test cries wolf, and how often it sees what is there: simulated departments, as in the study
// (4 departments, 3 meanings, 24 descriptions, own endorsed .75, others' .20). Everybody marks one of sixty hands, drawn by
// themselves, as in the product. Each row also says in how many runs the 90 % interval held the mean of all runs.
//
//   build/bench/meaning_run [REPETITIONS [CONDITIONS [FIRST_SEED [CARDS [PEOPLE]]]]]     CONDITIONS: of s(ame) m(oderate) t (strong)

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "meaning/divergence.hpp"

using namespace schakel;
using namespace schakel::meaning;

namespace {

struct Condition {
  char letter;
  const char* name;
  double mix[4][3];
};
constexpr Condition conditions[] = {{'s', "same", {{.5, .3, .2}, {.5, .3, .2}, {.5, .3, .2}, {.5, .3, .2}}},
                                    {'m', "moderate", {{.6, .25, .15}, {.25, .6, .15}, {.4, .3, .3}, {.5, .3, .2}}},
                                    {'t', "strong", {{.8, .1, .1}, {.1, .8, .1}, {.1, .1, .8}, {.4, .4, .2}}}};
constexpr std::uint32_t departments = 4, meanings = 3, hands = 60;
std::uint32_t cards = 24;

void simulate(const Condition& condition, std::uint32_t people, std::uint32_t marked, std::uint32_t repetitions, std::uint64_t seed) {
  double by_d = 0, by_check = 0, claimed = 0, not_enough = 0, raw = 0, corrected = 0, three = 0, width = 0;
  std::vector<std::pair<double, double>> intervals;
  for (std::uint32_t turn = 0; turn < repetitions; ++turn) {
    Random random = Random::for_block(Seed{seed}, turn * 1000ULL + people * 10 + marked);
    Marks marks = Marks::empty(departments * people, cards);
    std::vector<std::uint32_t> group_of;
    Deal deal{.own_card = std::vector<std::uint32_t>(hands, cards), .cards = cards, .each = marked, .seed = Seed{random.next()}};
    for (std::uint32_t card = 0; card < cards; ++card) deal.silo_of.push_back(card % departments);
    const auto dealt = deal_cards(deal);
    for (std::uint32_t p = 0; p < marks.people; ++p) {
      group_of.push_back(p / people);
      const double* mix = condition.mix[p / people];
      const double drawn = random.uniform();
      const std::uint32_t means = drawn < mix[0] ? 0 : drawn < mix[0] + mix[1] ? 1 : 2;
      for (const std::uint32_t card : dealt[random.below(hands)]) {
        marks.at(p, card) = random.uniform() < (card % meanings == means ? .75 : .20) ? Mark::yes : Mark::no;
      }
    }
    const auto result = compare_meanings(marks, group_of, departments, {.permutations = 199, .seed = Seed{random.next()}});
    if (!result) std::exit(1);
    by_d += result->p <= .05;
    by_check += result->alike_p <= .05;
    claimed += result->verdict == Verdict::differ;
    not_enough += result->verdict == Verdict::not_enough;
    raw += result->raw;
    corrected += result->corrected;
    three += result->found == meanings;
    width += result->high - result->low;
    intervals.emplace_back(result->low, result->high);
  }
  double held = 0;
  for (const auto& [low, high] : intervals) held += low <= corrected / repetitions && corrected / repetitions <= high;
  std::printf("%-9s %3u people, %2u marks: D %.3f, check %.3f, claimed %.3f, not enough %.3f; D raw %.3f, corrected %.3f; 3 found %.2f; interval %.3f wide, holds %.2f\n",
              condition.name, people, marked, by_d / repetitions, by_check / repetitions, claimed / repetitions, not_enough / repetitions,
              raw / repetitions, corrected / repetitions, three / repetitions, width / repetitions, held / repetitions);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  const auto repetitions = static_cast<std::uint32_t>(count > 1 ? std::atoi(words[1]) : 100);
  const std::string which = count > 2 ? words[2] : "smt";
  const auto seed = static_cast<std::uint64_t>(count > 3 ? std::atoi(words[3]) : 1);
  if (count > 4) cards = static_cast<std::uint32_t>(std::atoi(words[4]));
  const auto only = static_cast<std::uint32_t>(count > 5 ? std::atoi(words[5]) : 0);
  for (const std::uint32_t marked : {14U, 8U}) {
    for (const auto& condition : conditions) {
      if (which.find(condition.letter) == std::string::npos) continue;
      for (const std::uint32_t people : {12U, 8U, 20U, 5U, 30U}) {
        if (only == 0 || only == people) simulate(condition, people, marked, repetitions, seed);
      }
    }
  }
  return 0;
}
