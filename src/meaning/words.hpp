#pragma once
// Words: the words of a statement, and which of them say something.
//
//   "Wij bellen klanten terug."  →  wij bellen klanten terug  →  bellen klanten terug
//
// A word is letters and digits, with an apostrophe or hyphen between them ("foto's", "e-mail"), or a number with its
// separators ("1.250,50"). Signs and emoji separate.

#include <string>
#include <string_view>
#include <vector>

#include "meaning/language.hpp"

namespace schakel::meaning {

// In order, as often as they stand there.  Precondition: the text is plain (plain_text)
[[nodiscard]] std::vector<std::string> words_of(std::string_view plain);

// Whether it is a word that only holds a sentence together: "the", "van", "kunnen".
// Edges  of an unknown language: in either
[[nodiscard]] bool is_function_word(std::string_view word, Language language);
// "niet", "geen", "never", "don't": words that turn a statement round.
[[nodiscard]] bool is_negation(std::string_view word);
[[nodiscard]] bool is_number(std::string_view word);

// The words that are left without function words; all of them when nothing else is left.
[[nodiscard]] std::vector<std::string> telling_words(const std::vector<std::string>& words, Language language);

}  // namespace schakel::meaning
