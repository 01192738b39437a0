#pragma once
// Divergence: how far groups mean different things by one word, beyond what chance gives groups of their size.
//
//   P_g  the mean of what its people mean            (submeanings.hpp)
//   M    the mean of the P_g, each group alike
//   D    (H(M) − mean of H(P_g)) / log2(min(groups, sub-meanings))                       0 the same .. 1 nothing in common
//
// D is never 0 in small groups, so it is shown corrected: (D − mean D*) / (1 − mean D*), at least 0, with D* of the same people
// in groups drawn at random. p = (1 + those with D* ≥ D) / (1 + permutations).
// A check that needs no sub-meanings: how much more often two people of one group gave the same mark to a card than two people
// of different groups, against the same random groups. A difference is claimed when p is at most 0.05 and the check points the
// same way; corrected D is a lower bound, as people are placed in sub-meanings with error. Its interval is what leaving out one
// person after another, in their own group, moves D (the jackknife), with the sub-meanings and the chance as they are.
//
// Source  Lin (1991), IEEE Trans. Information Theory 37(1), 145–151; Phipson & Smyth (2010), SAGMB 9(1), 39 (p above 0);
//         Holm (1979), Scandinavian Journal of Statistics 6(2), 65–70; docs/methods/meaning.md

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "meaning/marks.hpp"
#include "meaning/submeanings.hpp"

namespace schakel::meaning {

enum class Verdict {
  differ,         // claimed
  no_difference,  // none seen, with people and marks enough to have seen a strong one
  not_enough,     // too few groups, people or marks to say
};

struct DivergenceRules {
  std::uint32_t least_people = 5;    // with a mark, for a group to take part
  std::uint32_t enough_people = 12;  // in every group, and
  double enough_marks = 10;          // a person on average, for "no difference" to mean anything
  std::uint32_t most_submeanings = 5;
  std::uint32_t permutations = 1999;
  double alpha = 0.05;
  Seed seed;
  Limits limits = {.steps = 10'000'000'000};
};

struct GroupMeaning {
  std::uint32_t group = 0;
  std::uint32_t people = 0;   // with a mark
  std::vector<double> means;  // per sub-meaning; adds up to 1
};
struct PairDivergence {
  std::uint32_t a = 0, b = 0;
  double divergence = 0;  // corrected
  double p = 1;           // after Holm
};

struct Divergence {
  Verdict verdict = Verdict::not_enough;
  std::uint32_t found = 0;             // sub-meanings that predict held-out marks; 0 = not looked for
  SubMeanings submeanings;             // as many, but two at least, which the test needs; people group after group
  std::vector<GroupMeaning> groups;    // those that take part, ascending
  std::vector<std::uint32_t> left_out; // groups with fewer people than least_people
  double raw = 0, corrected = 0, p = 1;
  double low = 0, high = 0;            // of corrected, 90 %
  double alike = 0, alike_p = 1;       // the check: within minus between, and its p
  std::vector<PairDivergence> pairs;   // of groups that take part
};

// Shape   group_of[people], below `groups`; people without a mark, or with group = `groups`, are left out
// Fails   too_large beyond limits.steps (people² × permutations); cancelled
// Seed    same input and seed: the same bytes
[[nodiscard]] Result<Divergence> compare_meanings(const Marks& marks, std::span<const std::uint32_t> group_of, std::uint32_t groups,
                                                  const DivergenceRules& rules, std::stop_token stop = {});

// A card as a candidate for a shared definition: how many of each group said yes, at worst.
struct Candidate {
  std::uint32_t card = 0;
  double floor = 0;  // the lowest (yes + 1) / (marked + 2) of any group
};
// All cards, the highest floor first, of equals the first. A group nobody of which marked the card counts as 1/2.
[[nodiscard]] std::vector<Candidate> shared_candidates(const Marks& marks, std::span<const std::uint32_t> group_of, std::uint32_t groups);

}  // namespace schakel::meaning
