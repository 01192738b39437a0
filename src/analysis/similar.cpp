#include "analysis/similar.hpp"

#include <utility>

#include "meaning/statements.hpp"

namespace schakel::analysis {
namespace {

static_assert(suggestion_from == meaning::suggestion_from && strong_from == meaning::strong_from);

Result<meaning::Statements> read(std::span<const TextWithId> statements, const Limits& limits) {
  std::vector<std::string_view> texts;
  for (const auto& statement : statements) texts.push_back(statement.text);
  return meaning::Statements::of(texts, limits);
}

}  // namespace

Result<SimilarPairs> similar_pairs(std::span<const TextWithId> statements, double threshold, const Limits& limits, std::stop_token stop) {
  const auto read_ones = TRY(read(statements, limits));
  const auto pairs = TRY(read_ones.pairs(threshold, limits, std::move(stop)));
  SimilarPairs result{.statements = static_cast<std::uint32_t>(statements.size()), .threshold = threshold};
  for (const auto& pair : pairs) {
    result.pairs.push_back({std::string(statements[pair.a].id), std::string(statements[pair.b].id), pair.score});
  }
  return result;
}

Result<SimilarMatches> similar_to(std::string_view text, std::span<const TextWithId> statements, double threshold, const Limits& limits) {
  const auto read_ones = TRY(read(statements, limits));
  SimilarMatches result{.statements = static_cast<std::uint32_t>(statements.size()), .threshold = threshold};
  for (const auto& like : read_ones.like(text, threshold, statements.size())) {
    result.matches.push_back({std::string(statements[like.statement].id), like.likeness.score});
  }
  return result;
}

}  // namespace schakel::analysis
