#include "analysis/similar.hpp"

namespace schakel::analysis {
namespace {

Result<meaning::Statements> read(std::span<const TextWithId> statements, const Limits& limits) {
  std::vector<std::string_view> texts;
  for (const auto& statement : statements) texts.push_back(statement.text);
  return meaning::Statements::of(texts, limits);
}

}  // namespace

Result<StatementIndex> StatementIndex::of(std::span<const std::string_view> texts, const Limits& limits) {
  return StatementIndex(TRY(meaning::Statements::of(texts, limits)));
}

std::vector<StatementIndex::Found> StatementIndex::like(std::string_view text, std::size_t most) const {
  std::vector<Found> found;
  for (const auto& like : statements_.like(text, meaning::suggestion_from, most)) {
    found.push_back({.place = like.statement,
                     .strong = like.likeness.score >= meaning::strong_from,
                     .negation_differs = like.likeness.negation_differs,
                     .numbers_differ = like.likeness.numbers_differ});
  }
  return found;
}

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
