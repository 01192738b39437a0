#pragma once
// Similar: which statements say something in like words, as pairs or beside one text. The fields are the JSON of
// `schakel similar --json` (docs/formats.md). It suggests; nothing is ever merged or blocked by it.

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace schakel::analysis {

inline constexpr double suggestion_from = 0.40;  // a threshold: from here on something may be suggested (docs/methods/meaning.md)
inline constexpr double strong_from = 0.70;

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

// Precondition: is_utf8 of every text
// Fails  too_large or cancelled, as meaning::Statements
[[nodiscard]] Result<SimilarPairs> similar_pairs(std::span<const TextWithId> statements, double threshold, const Limits& limits,
                                                 std::stop_token stop = {});
[[nodiscard]] Result<SimilarMatches> similar_to(std::string_view text, std::span<const TextWithId> statements, double threshold,
                                                const Limits& limits);

}  // namespace schakel::analysis
