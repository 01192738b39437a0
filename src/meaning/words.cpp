#include "meaning/words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace schakel::meaning {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The bytes of a letter or digit at this place; 0 = a sign, blank or emoji. Outside ASCII only the blocks of signs are named.
std::size_t letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned first = byte(at);
  if (first < 0x80) return (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9') ? 1 : 0;
  if (first < 0xE0) return first == 0xC2 ? 0 : 2;                    // U+00A0 to U+00BF: signs
  if (first == 0xE2 && byte(at + 1) < 0xB0) return 0;                // U+2000 to U+2BFF: signs
  if (first == 0xE3 && byte(at + 1) == 0x80) return 0;               // U+3000 to U+303F: signs
  if (first == 0xEF && byte(at + 1) >= 0xB8 && byte(at + 1) <= 0xBC) return 0;  // wide and small signs
  if (first < 0xF0) return 3;
  return first == 0xF0 && byte(at + 1) == 0x9F ? 0 : 4;              // U+1F000 to U+1FFFF: emoji
}

std::size_t sign_bytes(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// A sign that belongs to the word it stands in: between letters, or between the digits of a number.
bool joins(std::string_view text, std::size_t at) {
  const char sign = text[at];
  if (sign == '\'' || sign == '-') return letter_at(text, at + 1) > 0;
  return (sign == '.' || sign == ',') && is_digit(text[at - 1]) && at + 1 < text.size() && is_digit(text[at + 1]);
}

template <std::size_t count>
bool has(const std::array<std::string_view, count>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

constexpr auto dutch = std::to_array<std::string_view>({
    "aan", "al", "als", "ben", "bent", "bij", "daar", "dan", "dat", "de", "deze", "die", "dit", "doen", "doet", "door", "dus", "een",
    "en", "er", "had", "hadden", "heb", "hebben", "hebt", "heeft", "hem", "hen", "het", "hier", "hij", "hoe", "hun", "ie", "ik", "in",
    "is", "je", "jij", "jou", "jouw", "jullie", "kan", "kon", "konden", "kunnen", "kunt", "maar", "mag", "me", "men", "met", "mij",
    "mijn", "moet", "moeten", "mogen", "na", "naar", "nog", "nu", "of", "om", "omdat", "onder", "ons", "onze", "ook", "op", "over",
    "s", "t", "te", "tegen", "toch", "toen", "tot", "u", "uit", "uw", "van", "voor", "waar", "waren", "was", "wat", "we", "wel",
    "werd", "werden", "wie", "wij", "willen", "word", "worden", "wordt", "ze", "zich", "zij", "zijn", "zo", "zou", "zouden", "zal",
    "zullen"});

constexpr auto english = std::to_array<std::string_view>({
    "a", "about", "again", "also", "am", "an", "and", "are", "as", "at", "be", "been", "being", "but", "by", "can", "could", "did", "do",
    "does", "for", "from", "had", "has", "have", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it",
    "it's", "its", "just", "may", "me", "might", "must", "my", "of", "off", "on", "or", "our", "out", "over", "s", "shall", "she", "should",
    "so", "some", "t", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us",
    "was", "we", "were", "what", "when", "where", "which", "while", "who", "will", "with", "would", "you", "your"});

constexpr auto negations = std::to_array<std::string_view>({
    "cannot", "geen", "never", "niemand", "niet", "niets", "no", "nobody", "none", "nooit", "not", "nothing", "without", "zonder"});

template <std::size_t count>
constexpr auto sorted(std::array<std::string_view, count> list) {
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace

std::vector<std::string> words_of(std::string_view plain) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < plain.size();) {
    std::size_t length = letter_at(plain, at);
    if (length == 0 && !word.empty() && joins(plain, at)) length = 1;
    if (length > 0) {
      word += plain.substr(at, length);
      at += length;
      continue;
    }
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
    at += sign_bytes(plain, at);
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_function_word(std::string_view word, Language language) {
  static constexpr auto in_dutch = sorted(dutch);
  static constexpr auto in_english = sorted(english);
  return (language != Language::english && has(in_dutch, word)) || (language != Language::dutch && has(in_english, word));
}

bool is_negation(std::string_view word) { return has(negations, word) || word.ends_with("n't"); }

bool is_number(std::string_view word) { return !word.empty() && is_digit(word.front()); }

std::vector<std::string> telling_words(const std::vector<std::string>& words, Language language) {
  std::vector<std::string> telling;
  for (const auto& word : words) {
    if (!is_function_word(word, language)) telling.push_back(word);
  }
  return telling.empty() ? words : telling;
}

}  // namespace schakel::meaning
