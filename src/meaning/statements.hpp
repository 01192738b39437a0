#pragma once
// Statements: short texts, in which those in like words can be found: near-duplicates, never "the same meaning".
//
// Weights: a word or letter group that few statements have counts for more, 1 + ln((1 + statements) / (1 + those with it)),
// once there are 500 statements; before that all count alike.
//
// Edges   a text without a letter or digit is like nothing
// Careful 0.40 is where a suggestion begins, 0.70 where it is strong. "No match" means: no statement in like words.
// Threads immutable, share freely. The same texts in the same order: the same bytes
// Source  docs/methods/meaning.md; Manning, Raghavan & Schütze (2008), 6.2 (weights); Bayardo, Ma & Srikant (2007), WWW,
//         131–140 (which groups need not be walked)

#include <cstdint>
#include <deque>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "meaning/language.hpp"
#include "meaning/score.hpp"

namespace schakel::meaning {

inline constexpr double suggestion_from = 0.40;
inline constexpr double strong_from = 0.70;
inline constexpr std::size_t weights_from = 500;  // statements

struct Like {
  std::uint32_t statement = 0;
  Likeness likeness;
};

struct LikePair {
  std::uint32_t a = 0, b = 0;  // a < b
  double score = 0;
};

class Statements {
 public:
  // Precondition: is_utf8 of each
  // Fails  too_large: more than limits.bytes of letter groups (16 bytes each; some 1.5 kB for ten words)
  // Cost   O(letters) time and memory
  [[nodiscard]] static Result<Statements> of(std::span<const std::string_view> texts, const Limits& limits);
  Statements(Statements&&) = default;
  Statements& operator=(Statements&&) = default;

  [[nodiscard]] std::size_t size() const { return coded_.size(); }

  // Those from this score on, the likest first, of equals the first given; at most `most`.
  // Precondition: is_utf8(text)
  // Cost  O(statements that share a letter group), some 0.5 ms among 20,000
  [[nodiscard]] std::vector<Like> like(std::string_view text, double threshold, std::size_t most) const;

  // All pairs from this score on, the likest first, of equals the first given.
  // Fails  too_large beyond limits.rows pairs or limits.steps compared letter groups and words; cancelled
  // Cost   memory O(pairs found); groups that too many share are not walked, so time grows slower than the square
  [[nodiscard]] Result<std::vector<LikePair>> pairs(double threshold, const Limits& limits, std::stop_token stop = {}) const;

  // Units  0 to 1
  [[nodiscard]] Likeness between(std::uint32_t a, std::uint32_t b) const { return likeness(coded_[a], coded_[b]); }

 private:
  struct Posting {
    std::uint32_t statement = 0;
    float weight = 0;
  };
  struct Read;  // a text's words, before anything is known of the others
  struct Walk;  // working memory of a walk over the postings

  Statements() = default;
  static Read read(std::string_view text, LanguageReader& languages);
  void code(const std::vector<Read>& texts);
  // With the counts for weights; `own` keeps the spellings of words that are not known here.
  CodedText counted(const Read& text, std::deque<Spelling>& own) const;
  [[nodiscard]] std::uint32_t place_of(std::uint32_t letters) const;
  void weigh(std::vector<WeighedGroup>& groups) const;
  void post();
  [[nodiscard]] double weight_of(std::size_t having) const;
  // Statements from number `from` on whose cosine may reach the floor, into walk.found.
  void walk_postings(std::span<const WeighedGroup> groups, double floor, double slack, std::uint32_t from, Walk& walk) const;
  // Gives each statement from `from` on that reaches the threshold to `take`, ascending.
  template <class Take>
  void compare(const CodedText& text, double threshold, double slack, std::uint32_t from, Walk& walk, Take take) const;

  struct Known {
    Spelling spelling;
    std::vector<std::uint32_t> places;  // of its groups, in letters_
    double weight = 1;
  };
  std::unordered_map<std::string, Known> words_;  // nodes stay where they are
  std::vector<std::uint32_t> letters_;            // of all groups, ascending
  std::vector<std::uint32_t> having_;             // statements with the group
  std::vector<float> weights_;                    // of the groups
  std::vector<CodedText> coded_;
  std::vector<std::size_t> begins_;               // of each group's postings, and the end
  std::vector<Posting> postings_;                 // ascending by statement
};

// Of two texts on their own.  Precondition: is_utf8 of both
[[nodiscard]] double score_of(std::string_view a, std::string_view b);

}  // namespace schakel::meaning
