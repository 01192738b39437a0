#include "circles/diverse/problem.hpp"

#include <algorithm>
#include <cassert>

namespace schakel::circles {

std::size_t GroupProblem::place(std::uint32_t a, std::uint32_t b) const {
  assert(a != b && a < size && b < size);
  if (a > b) std::swap(a, b);
  const std::size_t before = static_cast<std::size_t>(a) * size - static_cast<std::size_t>(a) * (a + 1) / 2;
  return before + (b - a - 1);
}

double value_of(const GroupProblem& problem, const Groups& groups) {
  double value = 0;
  for (const auto& group : groups) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) value += problem.distance(group[i], group[j]);
    }
  }
  return value;
}

bool is_feasible(const GroupProblem& problem, const Groups& groups) {
  if (groups.size() != problem.groups.size()) return false;
  std::vector<bool> seen(problem.size, false);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (groups[g].size() < problem.groups[g].least || groups[g].size() > problem.groups[g].most) return false;
    for (const auto element : groups[g]) {
      if (element >= problem.size || seen[element]) return false;
      seen[element] = true;
    }
  }
  return std::all_of(seen.begin(), seen.end(), [](bool is) { return is; });
}

}  // namespace schakel::circles
