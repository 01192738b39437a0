#pragma once
// Statements kept to be asked again and again which of them say something in like words, while somebody types.

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "meaning/statements.hpp"

namespace schakel::analysis {

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

}  // namespace schakel::analysis
