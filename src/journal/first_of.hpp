#pragma once
// The one row that a question by its whole key can have, or none.

#include <optional>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace schakel::journal {

template <class Row>
[[nodiscard]] Result<std::optional<Row>> first_of(Result<std::vector<Row>> all) {
  if (!all) return Failure(std::move(all).error());
  if (all->empty()) return std::optional<Row>();
  return std::optional<Row>(std::move(all->front()));
}

}  // namespace schakel::journal
