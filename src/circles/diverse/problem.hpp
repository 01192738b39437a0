#pragma once
// The maximally diverse grouping problem: everybody in one group, group sizes within limits, and the sum of the distances
// between those who share a group as large as can be.
// Source  Feo & Khellaf (1990), Networks 20, 181-195; Gallego, Laguna, Martí & Duarte (2013), JORS 64, 724-734

#include <cstddef>
#include <cstdint>
#include <vector>

namespace schakel::circles {

struct SizeLimits {
  std::uint32_t least = 0;
  std::uint32_t most = 0;
};

struct GroupProblem {
  std::uint32_t size = 0;           // elements 0 .. size-1
  std::vector<SizeLimits> groups;   // one per group
  std::vector<double> distances;    // of the pairs (0,1) (0,2) .. (0,size-1) (1,2) ..; finite

  [[nodiscard]] std::size_t place(std::uint32_t a, std::uint32_t b) const;  // of a pair, a != b
  [[nodiscard]] double distance(std::uint32_t a, std::uint32_t b) const { return distances[place(a, b)]; }
};

using Groups = std::vector<std::vector<std::uint32_t>>;  // in the problem's order; each sorted

// The sum of the distances within groups.
[[nodiscard]] double value_of(const GroupProblem& problem, const Groups& groups);
// Everybody once, and every group within its limits.
[[nodiscard]] bool is_feasible(const GroupProblem& problem, const Groups& groups);

}  // namespace schakel::circles
