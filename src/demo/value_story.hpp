#pragma once
// What the demonstration's departments mean by value for a resident, and the sentences that they made of it: as data.
// history.cpp tells it through commands and ballots.

#include <span>

#include "demo/story.hpp"

namespace schakel::demo {

// Three things that people turn out to mean.
enum Meaning : std::size_t { at_once, that_holds, seen_whole };
inline constexpr std::size_t meaning_count = 3;

struct CardStory {
  Department department;
  Meaning meaning;
  Words text;
};

struct SentenceStory {
  int drafted, closes;
  bool of_term;
  Words text;
  unsigned support[department_count];  // of a hundred, in favour
};

[[nodiscard]] std::span<const CardStory> cards();
[[nodiscard]] std::span<const SentenceStory> sentences();
// Of a hundred people of a department, how many mean each.
[[nodiscard]] std::span<const unsigned> meant_in(std::size_t department);

inline constexpr Words term_words = {"Waarde voor de inwoner of ondernemer", "Value for the resident or business"};
inline constexpr int term_asked = -44, term_written = -38, term_marked = -31;

}  // namespace schakel::demo
