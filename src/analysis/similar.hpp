#pragma once
// Similar: which statements say something in like words, as pairs or beside one text. The fields are the JSON of
// `schakel similar --json` (docs/formats.md). It suggests; nothing is ever merged or blocked by it.

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "meaning/statements.hpp"

namespace schakel::analysis {

struct TextWithId {
  std::string_view id;
  std::string_view text;
};

struct SimilarPair {
  std::string a, b;  // ids, in the order given
  double score = 0;  // 0..1, in likeness of words
};
BOOST_DESCRIBE_STRUCT(SimilarPair, (), (a, b, score))
struct SimilarPairs {
  std::uint32_t statements = 0;
  double threshold = 0;
  std::vector<SimilarPair> pairs;  // the likest first, of equals the first given
};
BOOST_DESCRIBE_STRUCT(SimilarPairs, (), (statements, threshold, pairs))

struct SimilarMatch {
  std::string id;
  double score = 0;
};
BOOST_DESCRIBE_STRUCT(SimilarMatch, (), (id, score))
struct SimilarMatches {
  std::uint32_t statements = 0;
  double threshold = 0;
  std::vector<SimilarMatch> matches;  // the likest first, of equals the first given
};
BOOST_DESCRIBE_STRUCT(SimilarMatches, (), (statements, threshold, matches))

// Statements kept to be asked again and again, while somebody types.
// Threads immutable, share freely
class StatementIndex {
 public:
  struct Found {
    std::uint32_t place = 0;  // in the texts given
    bool strong = false;
    bool negation_differs = false;
    bool numbers_differ = false;
  };
  // Precondition: is_utf8 of every text
  // Fails  too_large, as meaning::Statements
  [[nodiscard]] static Result<StatementIndex> of(std::span<const std::string_view> texts, const Limits& limits);
  // Those in like words (0.40), the likest first.  Precondition: is_utf8(text)
  [[nodiscard]] std::vector<Found> like(std::string_view text, std::size_t most) const;

 private:
  explicit StatementIndex(meaning::Statements statements) : statements_(std::move(statements)) {}
  meaning::Statements statements_;
};

// Precondition: is_utf8 of every text
// Fails  too_large or cancelled, as meaning::Statements
[[nodiscard]] Result<SimilarPairs> similar_pairs(std::span<const TextWithId> statements, double threshold, const Limits& limits,
                                                 std::stop_token stop = {});
[[nodiscard]] Result<SimilarMatches> similar_to(std::string_view text, std::span<const TextWithId> statements, double threshold,
                                                const Limits& limits);

}  // namespace schakel::analysis
