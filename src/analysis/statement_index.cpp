#include "analysis/statement_index.hpp"

namespace schakel::analysis {

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

}  // namespace schakel::analysis
