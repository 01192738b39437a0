#pragma once
// Language: whether a short text is Dutch or English.
//
// Adds up what speaks for either: function words (a few letters long, in every sentence) and letter groups that one of the
// two writes and the other does not ("ij", "sch", "aa"; "th", "wh", "-ing"). Nothing is learnt from texts, so nothing is shipped.
// Edges   fewer than three words, or as much for one as for the other: unknown. The author may say otherwise.
// Careful every other language is taken for the nearer of the two, or for unknown

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace schakel::meaning {

enum class Language { unknown, dutch, english };

[[nodiscard]] Language language_of(const std::vector<std::string>& words);
// Precondition: is_utf8(text)
[[nodiscard]] Language language_of_text(std::string_view text);

// Above 0: rather Dutch; below: rather English. In nats, roughly; of any number of words.
[[nodiscard]] double dutch_over_english(const std::vector<std::string>& words);

// The same, remembering each word it has seen: for many texts one after another.
// Threads one thread at a time
class LanguageReader {
 public:
  [[nodiscard]] Language of(const std::vector<std::string>& words);

 private:
  std::unordered_map<std::string, double> seen_;
};

}  // namespace schakel::meaning
