#pragma once
// The comparison of meanings as its definition says it, without any cleverness: every way to put these people in groups of these
// sizes is tried, where the engine draws some. For a dozen people at most.

#include <algorithm>
#include <cmath>
#include <vector>

#include "meaning/divergence.hpp"

namespace schakel::meaning::test {

// H of a spread, in bits.
inline double bits(const std::vector<double>& shares) {
  double sum = 0;
  for (const double share : shares) {
    if (share > 0) sum += share * std::log2(1 / share);
  }
  return sum;
}

// D as the header writes it: P_g, M, and the two entropies.
inline double slow_d(const SubMeanings& meanings, const std::vector<std::uint32_t>& group_of, std::uint32_t groups) {
  const std::uint32_t k = meanings.count;
  std::vector<double> middle(k, 0);
  double own = 0;
  for (std::uint32_t g = 0; g < groups; ++g) {
    std::vector<double> mean(k, 0);
    double people = 0;
    for (std::size_t p = 0; p < group_of.size(); ++p) {
      if (group_of[p] != g) continue;
      ++people;
      for (std::uint32_t c = 0; c < k; ++c) mean[c] += meanings.means[p * k + c];
    }
    for (auto& share : mean) share /= people;
    for (std::uint32_t c = 0; c < k; ++c) middle[c] += mean[c] / groups;
    own += bits(mean) / groups;
  }
  return (bits(middle) - own) / std::log2(std::min(groups, k));
}

// Of every two people who both marked two cards or more, the share of those on which they said the same: inside less between.
inline double slow_alike(const Marks& marks, const std::vector<std::uint32_t>& group_of) {
  double inside = 0, insides = 0, between = 0, betweens = 0;
  for (std::uint32_t a = 0; a < marks.people; ++a) {
    for (std::uint32_t b = 0; b < a; ++b) {
      double both = 0, same = 0;
      for (std::uint32_t card = 0; card < marks.cards; ++card) {
        if (marks.at(a, card) == Mark::none || marks.at(b, card) == Mark::none) continue;
        both += 1;
        if (marks.at(a, card) == marks.at(b, card)) same += 1;
      }
      if (both < 2) continue;
      (group_of[a] == group_of[b] ? inside : between) += same / both;
      (group_of[a] == group_of[b] ? insides : betweens) += 1;
    }
  }
  return insides == 0 || betweens == 0 ? 0 : inside / insides - between / betweens;
}

// Over all ways: the mean, and the share that is at least as far.
struct Exact {
  double value = 0, by_chance = 0, p = 0;
};
template <class Statistic>
Exact over_all_ways(std::vector<std::uint32_t> group_of, const Statistic& statistic) {
  Exact exact{.value = statistic(group_of)};
  std::sort(group_of.begin(), group_of.end());
  double ways = 0;
  do {
    const double drawn = statistic(group_of);
    exact.by_chance += drawn;
    exact.p += drawn >= exact.value - 1e-12;
    ++ways;
  } while (std::next_permutation(group_of.begin(), group_of.end()));
  exact.by_chance /= ways;
  exact.p /= ways;
  return exact;
}

}  // namespace schakel::meaning::test
