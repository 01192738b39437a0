#include "meaning/score.hpp"

#include <algorithm>
#include <cmath>

namespace schakel::meaning {
namespace {

constexpr double alignment_of_strangers = 0.1;
constexpr double alignment_above_cosine = 0.2;
constexpr double for_negation = 0.05;
constexpr double for_numbers = 0.1;

double weighed_share(std::span<const WordUse> words, const std::vector<double>& found) {
  double sum = 0, all = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    sum += words[i].weight * found[i];
    all += words[i].weight;
  }
  return sum / all;
}

// 0 the same ones, ½ only one of them names any, 1 different ones.
double apart(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a == b) return 0;
  return a.empty() || b.empty() ? 0.5 : 1;
}

}  // namespace

double cosine(std::span<const WeighedGroup> a, std::span<const WeighedGroup> b) {
  double sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->group < y->group) ++x;
    else if (y->group < x->group) ++y;
    else sum += static_cast<double>(x++->weight) * static_cast<double>(y++->weight);
  }
  return std::min(sum, 1.0);
}

double alignment(std::span<const WordUse> a, std::span<const WordUse> b) {
  if (a.empty() || b.empty()) return 0;
  std::vector<double> of_a(a.size()), of_b(b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (a[i].spelling == b[j].spelling) of_a[i] = of_b[j] = 1;
    }
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (of_a[i] >= 1 && of_b[j] >= 1) continue;
      const double like = likeness(*a[i].spelling, *b[j].spelling);
      of_a[i] = std::max(of_a[i], like);
      of_b[j] = std::max(of_b[j], like);
    }
  }
  const double there = weighed_share(a, of_a), back = weighed_share(b, of_b);
  return there + back > 0 ? 2 * there * back / (there + back) : 0;
}

Likeness likeness(const CodedText& a, const CodedText& b) { return likeness(a, b, cosine(a.groups, b.groups)); }

Likeness likeness(const CodedText& a, const CodedText& b, double angle) {
  Likeness result{.negation_differs = a.negated != b.negated, .numbers_differ = a.numbers != b.numbers};
  const double aligned = (alignment(a.words, b.words) - alignment_of_strangers) / (1 - alignment_of_strangers);
  double score = (angle + std::clamp(aligned, 0.0, angle + alignment_above_cosine)) / 2;
  score -= (result.negation_differs ? for_negation : 0) + for_numbers * apart(a.numbers, b.numbers);
  result.score = std::round(std::clamp(score, 0.0, 1.0) * 1e6) / 1e6;
  return result;
}

double least_cosine(double score) { return score - alignment_above_cosine / 2; }

}  // namespace schakel::meaning
