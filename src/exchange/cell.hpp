#pragma once
// Cells: the values of a table's row as people meant them: without blanks around, line ends and tabs as one blank.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace schakel::exchange {

inline constexpr std::size_t cell_characters = 500;

// Fails  a control character, or more than cell_characters
[[nodiscard]] Result<std::string> cell_of(std::string_view field);
[[nodiscard]] Result<std::vector<std::string>> cells_of(const std::vector<std::string_view>& fields);

// A finite number written with a point; with a comma too when `decimal_comma`.
[[nodiscard]] Result<double> number_in(std::string_view cell, bool decimal_comma);

}  // namespace schakel::exchange
