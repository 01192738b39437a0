#include "meaning/divergence.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>
#include <utility>

namespace schakel::meaning {
namespace {

double entropy(std::span<const double> shares) {
  double sum = 0;
  for (const double share : shares) sum -= share > 0 ? share * std::log2(share) : 0;
  return sum;
}

// Those who take part: their row in the marks, and their group by its place among the groups that take part.
struct Field {
  std::vector<std::uint32_t> row, group;
  std::uint32_t groups = 0;
};

// D of these people in these groups, before correction.
class Spread {
 public:
  Spread(const SubMeanings& meanings, const Field& field) : meanings_(meanings), field_(field), sizes_(field.groups, 0) {
    for (const auto group : field.group) ++sizes_[group];
  }
  [[nodiscard]] std::vector<double> of_groups(const std::vector<std::uint32_t>& group_of) const {
    const std::size_t count = meanings_.count;
    std::vector<double> means(field_.groups * count, 0.0);
    for (std::size_t i = 0; i < group_of.size(); ++i) {
      for (std::size_t k = 0; k < count; ++k) means[group_of[i] * count + k] += meanings_.means[field_.row[i] * count + k];
    }
    for (std::size_t g = 0; g < field_.groups; ++g) {
      for (std::size_t k = 0; k < count; ++k) means[g * count + k] /= sizes_[g];
    }
    return means;
  }
  [[nodiscard]] double operator()(const std::vector<std::uint32_t>& group_of) const {
    const std::size_t count = meanings_.count;
    const auto means = of_groups(group_of);
    std::vector<double> middle(count, 0.0);
    double own = 0;
    for (std::size_t g = 0; g < field_.groups; ++g) {
      own += entropy(std::span(means).subspan(g * count, count)) / field_.groups;
      for (std::size_t k = 0; k < count; ++k) middle[k] += means[g * count + k] / field_.groups;
    }
    return (entropy(middle) - own) / std::log2(static_cast<double>(std::min<std::size_t>(field_.groups, count)));
  }

 private:
  const SubMeanings& meanings_;
  const Field& field_;
  std::vector<std::uint32_t> sizes_;
};

// The standard error of D by leaving out one person after another: each group's own, added up.
double error_of(const SubMeanings& meanings, const Field& field, std::uint32_t least) {
  std::vector<double> sum(field.groups, 0), squares(field.groups, 0);
  std::vector<std::uint32_t> people(field.groups, 0);
  for (std::size_t left_out = 0; left_out < field.row.size(); ++left_out) {
    Field others = field;
    others.row.erase(others.row.begin() + static_cast<std::ptrdiff_t>(left_out));
    others.group.erase(others.group.begin() + static_cast<std::ptrdiff_t>(left_out));
    const double without = Spread(meanings, others)(others.group);
    const auto group = field.group[left_out];
    sum[group] += without;
    squares[group] += without * without;
    ++people[group];
  }
  double variance = 0;
  for (std::uint32_t g = 0; g < field.groups; ++g) {
    const double n = people[g];
    if (people[g] >= least) variance += (n - 1) / n * std::max(0.0, squares[g] - sum[g] * sum[g] / n);
  }
  return std::sqrt(variance);
}

// The share of cards to which each two people gave the same mark, of pairs that both marked two cards or more.
class Alike {
 public:
  Alike(const Marks& marks, const Field& field) : people_(field.row.size()) {
    for (std::size_t i = 0; i < people_; ++i) {
      for (std::size_t j = i + 1; j < people_; ++j) add(marks, field, i, j);
    }
  }
  // Mean within groups less mean between them.
  // Edges  without pairs of either kind: 0
  [[nodiscard]] double operator()(const std::vector<std::uint32_t>& group_of) const {
    double within = 0, pairs = 0;
    for (const auto& pair : pairs_) {
      if (group_of[pair.i] != group_of[pair.j]) continue;
      within += pair.same;
      ++pairs;
    }
    const double others = static_cast<double>(pairs_.size()) - pairs;
    return pairs == 0 || others == 0 ? 0 : within / pairs - (all_ - within) / others;
  }

 private:
  struct Pair {
    std::uint32_t i = 0, j = 0;
    double same = 0;
  };
  void add(const Marks& marks, const Field& field, std::size_t i, std::size_t j) {
    std::uint32_t both = 0, same = 0;
    for (std::uint32_t card = 0; card < marks.cards; ++card) {
      const Mark a = marks.at(field.row[i], card), b = marks.at(field.row[j], card);
      if (a == Mark::none || b == Mark::none) continue;
      ++both;
      same += a == b;
    }
    if (both < 2) return;
    pairs_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), static_cast<double>(same) / both});
    all_ += pairs_.back().same;
  }
  std::size_t people_;
  std::vector<Pair> pairs_;
  double all_ = 0;
};

struct Tested {
  double value = 0, by_chance = 0, p = 1;
  [[nodiscard]] double corrected() const { return std::max(0.0, (value - by_chance) / (1 - by_chance)); }
};

template <class Statistic>
Tested tested(const Statistic& statistic, std::vector<std::uint32_t> group_of, std::uint32_t permutations, Random random) {
  constexpr double rounding = 1e-12;
  Tested result{.value = statistic(group_of)};
  std::uint32_t as_far = 0;
  for (std::uint32_t turn = 0; turn < permutations; ++turn) {
    random.shuffle(group_of);
    const double drawn = statistic(group_of);
    result.by_chance += drawn / permutations;
    as_far += drawn >= result.value - rounding;
  }
  result.p = (1.0 + as_far) / (1.0 + permutations);
  return result;
}

// Keeps groups with people enough; gives each a place.
Field field_of(const Marks& marks, std::span<const std::uint32_t> group_of, std::uint32_t groups, const DivergenceRules& rules,
               Divergence& result, double& marks_given) {
  std::vector<std::vector<std::uint32_t>> rows(groups);
  std::vector<std::uint32_t> given(marks.people, 0);
  for (std::uint32_t p = 0; p < marks.people; ++p) {
    for (std::uint32_t c = 0; c < marks.cards; ++c) given[p] += marks.at(p, c) != Mark::none;
    if (group_of[p] < groups && given[p] > 0) rows[group_of[p]].push_back(p);
  }
  Field field;
  for (std::uint32_t g = 0; g < groups; ++g) {
    if (rows[g].size() < rules.least_people) {
      result.left_out.push_back(g);
      continue;
    }
    result.groups.push_back({.group = g, .people = static_cast<std::uint32_t>(rows[g].size()), .means = {}});
    for (const auto row : rows[g]) {
      field.row.push_back(row);
      field.group.push_back(field.groups);
      marks_given += given[row];
    }
    ++field.groups;
  }
  marks_given /= static_cast<double>(std::max<std::size_t>(1, field.row.size()));
  return field;
}

Marks marks_of(const Marks& marks, const Field& field) {
  Marks kept = Marks::empty(static_cast<std::uint32_t>(field.row.size()), marks.cards);
  for (std::uint32_t i = 0; i < kept.people; ++i) {
    for (std::uint32_t c = 0; c < kept.cards; ++c) kept.at(i, c) = marks.at(field.row[i], c);
  }
  return kept;
}

Field two_groups(const Field& field, std::uint32_t a, std::uint32_t b) {
  Field two{.row = {}, .group = {}, .groups = 2};
  for (std::size_t i = 0; i < field.row.size(); ++i) {
    if (field.group[i] != a && field.group[i] != b) continue;
    two.row.push_back(field.row[i]);
    two.group.push_back(field.group[i] == a ? 0 : 1);
  }
  return two;
}

void correct_by_holm(std::vector<PairDivergence>& pairs) {
  std::vector<PairDivergence*> order;
  for (auto& pair : pairs) order.push_back(&pair);
  std::stable_sort(order.begin(), order.end(), [](const auto* x, const auto* y) { return x->p < y->p; });
  double highest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    highest = std::max(highest, std::min(1.0, order[i]->p * static_cast<double>(order.size() - i)));
    order[i]->p = highest;
  }
}

}  // namespace

Result<Divergence> compare_meanings(const Marks& marks, std::span<const std::uint32_t> group_of, std::uint32_t groups,
                                    const DivergenceRules& rules, std::stop_token stop) {
  assert(group_of.size() == marks.people);
  Divergence result;
  double marks_given = 0;
  Field field = field_of(marks, group_of, groups, rules, result, marks_given);
  if (field.groups < 2) return result;
  const std::uint64_t people = field.row.size();
  if (people * people * rules.permutations > rules.limits.steps) {
    return fail(ErrorKind::too_large, std::to_string(people) + " people are more than can be compared " +
                std::to_string(rules.permutations) + " times; compare fewer groups at once", "error.too_many_people");
  }
  const Marks kept = marks_of(marks, field);
  for (std::uint32_t i = 0; i < field.row.size(); ++i) field.row[i] = i;
  result.found = TRY(count_submeanings(kept, rules.most_submeanings, rules.seed, stop));
  // One sub-meaning leaves nothing to spread over; two are tried, so that the test can still find what counting missed.
  result.submeanings = fit_submeanings(kept, std::max(result.found, 2U), rules.seed);
  const Spread spread(result.submeanings, field);
  const auto means = spread.of_groups(field.group);
  for (std::size_t g = 0; g < result.groups.size(); ++g) {
    const auto begin = means.begin() + static_cast<std::ptrdiff_t>(g * result.submeanings.count);
    result.groups[g].means.assign(begin, begin + result.submeanings.count);
  }
  const auto test = tested(spread, field.group, rules.permutations, Random::for_block(rules.seed, 2000));
  const auto check = tested(Alike(kept, field), field.group, rules.permutations, Random::for_block(rules.seed, 2000));
  result.raw = test.value;
  result.corrected = test.corrected();
  result.p = test.p;
  const double half = 1.6448536269514722 * error_of(result.submeanings, field, 2) / (1 - test.by_chance);
  const double middle = (test.value - test.by_chance) / (1 - test.by_chance);
  result.low = std::clamp(middle - half, 0.0, 1.0);
  result.high = std::clamp(middle + half, 0.0, 1.0);
  result.alike = check.value;
  result.alike_p = check.p;
  for (std::uint32_t a = 0; a < field.groups; ++a) {
    for (std::uint32_t b = a + 1; b < field.groups; ++b) {
      if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while comparing groups");
      const Field two = two_groups(field, a, b);
      const auto pair = tested(Spread(result.submeanings, two), two.group, rules.permutations,
                               Random::for_block(rules.seed, 3000 + std::uint64_t{a} * field.groups + b));
      result.pairs.push_back({result.groups[a].group, result.groups[b].group, pair.corrected(), pair.p});
    }
  }
  correct_by_holm(result.pairs);
  const bool enough = marks_given >= rules.enough_marks && std::all_of(result.groups.begin(), result.groups.end(), [&](const auto& group) {
                        return group.people >= rules.enough_people;
                      });
  const bool differ = test.p <= rules.alpha && check.value > check.by_chance;
  result.verdict = differ ? Verdict::differ : enough ? Verdict::no_difference : Verdict::not_enough;
  return result;
}

std::vector<Candidate> shared_candidates(const Marks& marks, std::span<const std::uint32_t> group_of, std::uint32_t groups) {
  assert(group_of.size() == marks.people);
  std::vector<Candidate> candidates;
  for (std::uint32_t card = 0; card < marks.cards; ++card) {
    std::vector<double> yes(groups, 1), all(groups, 2);
    for (std::uint32_t p = 0; p < marks.people; ++p) {
      if (group_of[p] >= groups || marks.at(p, card) == Mark::none) continue;
      ++all[group_of[p]];
      yes[group_of[p]] += marks.at(p, card) == Mark::yes;
    }
    Candidate candidate{.card = card, .floor = 1};
    for (std::uint32_t g = 0; g < groups; ++g) candidate.floor = std::min(candidate.floor, yes[g] / all[g]);
    candidates.push_back(candidate);
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.floor > b.floor; });
  return candidates;
}

}  // namespace schakel::meaning
