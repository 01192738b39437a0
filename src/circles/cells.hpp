#pragma once
// Cells: many people cut into parts of some thousands that are dealt into circles one by one, or several at a time.
//
// People who are alike in what is scarce (the language, and the hours, that most others have of theirs) go to one cell when they
// are few, and are spread over all cells when they are many; so are newcomers and facilitators. Each round cuts anew.
//
// Shape   a cell has its people, rising, and the sizes of its circles, which sum to as many
// Seed    same people, sizes and seed: same cells

#include <vector>

#include "base/seed.hpp"
#include "circles/people.hpp"

namespace schakel::circles {

struct Cell {
  std::vector<Person> people;
  std::vector<std::uint32_t> sizes;
};

inline constexpr std::uint32_t people_in_cell = 5'000;

[[nodiscard]] std::vector<Cell> cells_of(const People& people, const std::vector<std::uint32_t>& sizes, Seed seed);

// Only those of one cell, renumbered 0, 1, … as they stand in it. cell_of and number_in hold each person's cell and new number.
struct Numbers {
  std::vector<std::uint32_t> cell_of;
  std::vector<std::uint32_t> number_in;
};
[[nodiscard]] Numbers numbers_of(const std::vector<Cell>& cells, std::uint32_t people);
[[nodiscard]] People part_of(const People& people, const Cell& cell, const Numbers& numbers);

}  // namespace schakel::circles
