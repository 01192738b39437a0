#pragma once
// Score: how like two texts are in their words.
//
//   score = ½ cosine + ½ alignment − 0.05 when one is negated and the other not − 0.1 when they name different numbers
//
//   cosine     of weighed letter groups: shared stems, parts of compounds, words with a typing mistake
//   alignment  each word with its likest on the other side, weighed, both ways (harmonic mean of the two shares); as far as it
//              is above the 0.1 that any two texts have, and at most 0.2 above the cosine
//
// Units   0 (no letter group in common) to 1 (the same words), to six decimals
// Source  settings chosen on STS-nl train (docs/methods/meaning.md)

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "meaning/spelling.hpp"

namespace schakel::meaning {

struct WeighedGroup {
  std::uint32_t group = 0;
  float weight = 0;
};

struct WordUse {
  const Spelling* spelling = nullptr;
  double weight = 1;
};

// A text as it is compared. Valid as long as its spellings are.
struct CodedText {
  std::vector<WordUse> words;        // telling words, as often as they stand there
  std::vector<WeighedGroup> groups;  // ascending by group, each once; their squares add up to 1, or to 0 without words
  std::vector<std::string> numbers;  // ascending, each once
  bool negated = false;              // an odd number of negations
};

struct Likeness {
  double score = 0;
  // What a person should look at before calling two statements the same.
  bool negation_differs = false;
  bool numbers_differ = false;
};

[[nodiscard]] Likeness likeness(const CodedText& a, const CodedText& b);
// The same, when their cosine is known.
[[nodiscard]] Likeness likeness(const CodedText& a, const CodedText& b, double angle);

[[nodiscard]] double cosine(std::span<const WeighedGroup> a, std::span<const WeighedGroup> b);
// Edges  of no words: 0
// Cost   O(words × words × letters)
[[nodiscard]] double alignment(std::span<const WordUse> a, std::span<const WordUse> b);

// Below this cosine no two texts reach the score.
[[nodiscard]] double least_cosine(double score);

}  // namespace schakel::meaning
