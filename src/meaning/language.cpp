#include "meaning/language.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "meaning/plain.hpp"
#include "meaning/words.hpp"

namespace schakel::meaning {
namespace {

struct Sign {
  std::string_view letters;  // "^" begins and "$" ends a word
  double dutch;              // for Dutch; below 0 for English
};

// Set by hand on Dutch and English spelling rules; checked on texts of both (bench/similar_run.cpp).
constexpr auto signs = std::to_array<Sign>({
    {"ij", 2.0},   {"aa", 2.0},    {"uu", 2.0},    {"sch", 1.5},  {"oe", 0.7},   {"ui", 0.7},   {"eu", 0.5},    {"ieu", 1.0},
    {"cht", 1.5},  {"ee", 0.3},    {"oo", 0.2},    {"ie", 0.4},   {"gg", 0.4},   {"kk", 1.0},   {"vr", 1.5},    {"^ge", 0.6},
    {"^ver", 0.7}, {"^z", 1.5},    {"^v", 0.5},    {"^w", 0.1},   {"en$", 0.9},  {"de$", 0.2},  {"tje$", 2.0},  {"je$", 1.5},
    {"lijk", 2.0}, {"heid", 2.0},  {"ngen$", 1.0}, {"ing$", -0.5}, {"ing", 0.2}, {"^j", 0.5},   {"k$", 0.3},    {"sj", 1.5},
    {"nk", 0.2},   {"^th", -1.8},  {"th", -1.0},   {"wh", -2.0},  {"sh", -1.5},  {"ow", -1.0},  {"ay", -1.2},   {"ck", -1.2},
    {"ly$", -1.5}, {"y$", -1.2},   {"tion", -1.8}, {"ea", -0.8},  {"ou", -0.3},  {"ed$", -0.7}, {"ould", -2.0}, {"ght", -2.0},
    {"qu", -1.2},  {"x", -0.5},    {"ies$", -0.8}, {"^c", -0.5},  {"ce$", -1.0}, {"'s$", -0.3}, {"n't$", -3.0}, {"ive$", -0.8},
    {"ai", -0.5},  {"oa", -0.5},   {"ke$", -0.4},  {"^un", -0.6}, {"ngs$", -1.5}, {"^y", -1.0},  {"ch$", -0.4}, {"ts$", -0.3},  {"ment$", -0.5},
});

// Frequent words that do say something, and so are no function words.
constexpr auto dutch_words = std::to_array<std::string_view>(
    {"alle", "altijd", "andere", "beter", "binnen", "door", "elk", "elke", "geen", "goed", "iedereen", "meer", "mensen", "minder", "moeten",
     "niet", "nooit", "samen", "snel", "tussen", "twee", "veel", "vaak", "werk", "zonder"});
constexpr auto english_words = std::to_array<std::string_view>(
    {"after", "all", "always", "any", "because", "before", "better", "between", "each", "every", "everyone", "good", "less", "like", "make",
     "many", "more", "most", "need", "needs", "never", "no", "not", "one", "people", "take", "too", "two", "use", "very", "within", "without",
     "work"});

template <std::size_t count>
bool has(const std::array<std::string_view, count>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_in(std::string_view word, std::string_view letters) {
  const bool begins = letters.front() == '^', ends = letters.back() == '$';
  if (begins) letters.remove_prefix(1);
  if (ends) letters.remove_suffix(1);
  if (begins && ends) return word == letters;
  if (begins) return word.starts_with(letters);
  if (ends) return word.ends_with(letters);
  return word.find(letters) != std::string_view::npos;
}

double of_word(const std::string& word) {
  if (is_number(word)) return 0;
  const bool dutch = is_function_word(word, Language::dutch), english = is_function_word(word, Language::english);
  if (dutch && english) return 0;  // "in", "is", "was", "over"
  double sum = dutch ? 3.0 : english ? -3.0 : 0.0;
  for (const auto& sign : signs) sum += is_in(word, sign.letters) ? sign.dutch : 0.0;
  if (has(dutch_words, word)) sum += 2.5;
  if (has(english_words, word)) sum -= 2.5;
  return std::clamp(sum, -4.0, 4.0);
}

}  // namespace

double dutch_over_english(const std::vector<std::string>& words) {
  double sum = 0;
  for (const auto& word : words) sum += of_word(word);
  return sum;
}

Language language_of(const std::vector<std::string>& words) { return LanguageReader().of(words); }

Language LanguageReader::of(const std::vector<std::string>& words) {
  if (words.size() < 3) return Language::unknown;
  double sum = 0;
  for (const auto& word : words) {
    const auto [seen, is_new] = seen_.try_emplace(word, 0.0);
    if (is_new) seen->second = of_word(word);
    sum += seen->second;
  }
  if (std::abs(sum) < 1e-9) return Language::unknown;
  return sum > 0 ? Language::dutch : Language::english;
}

Language language_of_text(std::string_view text) { return language_of(words_of(plain_text(text))); }

}  // namespace schakel::meaning
