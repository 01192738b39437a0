#pragma once
// Search: short texts in which those are found that answer a few words or a question: what people offer, what was answered.
//
//   "subsisie aanvragen"  →  "Ik help met een subsidieaanvraag"
//
// Each telling word of the question is looked for among all words of the texts, by its spelling:
//
//   nearness  the cosine of their letter groups; or, of a compound and a part of it, 0.9 of the share of the part's groups that
//             the compound has; nothing below 0.35; a word of at most three letters is near itself alone
//   score     Σ weight × nearness^1.5 × brevity / Σ weight, over the question's words; of each word the nearest in the text counts
//   weight    ln(1 + (texts − having + ½) / (having + ½)), where a text has a word as far as it is near; a quarter of that for
//             words that only ask ("wie weet iets van …", "looking for help with …")
//   brevity   of a text of average length 1, of a shorter one more, of a longer one less (BM25's)
//
// Unlike likeness (statements.hpp) a text is not worse for what it says besides.
//
// Units   score 0 to about 1.5; of one question those of its texts can be compared, of two questions not
// Edges   a question without a word finds nothing; a word that no text is near to counts in the sum of weights, so it lowers all
// Careful it finds like words, not like meanings: "nothing found" means that nobody wrote it in similar words
// Threads immutable, share freely. The same texts in the same order: the same bytes
// Source  Robertson & Zaragoza (2009), Foundations and Trends in Information Retrieval 3(4), 333–389 (weight and brevity);
//         settings chosen on STS-nl train (docs/methods/who-knows.md)

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "meaning/spelling.hpp"

namespace schakel::meaning {

class Search {
 public:
  struct Found {
    std::uint32_t text = 0;
    double score = 0;
  };

  // Precondition: is_utf8 of each
  // Fails  too_large: more than limits.bytes of words and letter groups
  // Cost   O(letters) time and memory, some 1 kB for ten words that nobody else wrote
  [[nodiscard]] static Result<Search> of(std::span<const std::string_view> texts, const Limits& limits);
  Search(Search&&) = default;
  Search& operator=(Search&&) = default;

  [[nodiscard]] std::size_t size() const { return lengths_.size(); }

  // The best first, of equals the first given; at most `most`.
  // Precondition: is_utf8(question)
  // Cost  O(words of the question × different words of all texts), some 0.1 ms a word among 20,000 texts
  [[nodiscard]] std::vector<Found> find(std::string_view question, std::size_t most) const;

 private:
  struct Word {
    std::string letters;
    Spelling spelling;
    std::uint32_t groups = 0;  // of its spelling, counted as often as they are in it
  };
  struct GroupUse {
    std::uint32_t word = 0;
    std::uint32_t count = 0;
  };
  struct Near {
    std::uint32_t word = 0;
    float nearness = 0;
  };
  struct Sums;  // working memory of one question

  Search() = default;
  void post(const std::vector<std::vector<std::uint32_t>>& words_of_text);
  void group();
  [[nodiscard]] std::vector<Near> near(const std::string& word) const;
  [[nodiscard]] double brevity(std::uint32_t text) const;
  void add(const std::string& word, Sums& sums) const;

  std::vector<Word> words_;                // different ones, in the order in which they came
  std::vector<std::uint32_t> lengths_;     // telling words of each text
  double mean_length_ = 1;
  std::vector<std::size_t> begins_;        // of each word's texts, and the end
  std::vector<std::uint32_t> texts_;       // ascending within a word
  std::vector<std::uint32_t> letters_;     // of all groups, ascending
  std::vector<std::size_t> group_begins_;  // of each group's words, and the end
  std::vector<GroupUse> group_uses_;
};

}  // namespace schakel::meaning
