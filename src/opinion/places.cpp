#include "opinion/places.hpp"

#include <algorithm>
#include <cmath>

namespace schakel::opinion {

double strength_of(const Factors& factors, std::size_t line) {
  double squares = 0;
  for (const auto& statement : factors.statements) squares += statement.mean[line] * statement.mean[line];
  return std::sqrt(squares / static_cast<double>(factors.statements.size()));
}

std::uint32_t fewest_answers(std::uint32_t statements, std::uint32_t wished) { return std::max(1U, std::min(wished, (2 * statements + 2) / 3)); }

}  // namespace schakel::opinion
