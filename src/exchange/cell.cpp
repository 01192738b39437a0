#include "exchange/cell.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"

namespace schakel::exchange {

Result<std::string> cell_of(std::string_view field) {
  std::string cell(trimmed(field));
  for (char& c : cell) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) continue;
    c = '?';
    return invalid("there is a control character in \"" + shortened(cell) + "\"", "error.control_character",
                   {{"value", shortened(cell)}});
  }
  if (cell.size() > cell_characters && characters(cell) > cell_characters) {
    const std::string limit = std::to_string(cell_characters);
    return invalid("\"" + shortened(cell) + "\" is longer than " + limit + " characters", "error.too_long",
                   {{"value", shortened(cell)}, {"limit", limit}});
  }
  return cell;
}

Result<std::vector<std::string>> cells_of(const std::vector<std::string_view>& fields) {
  std::vector<std::string> cells;
  cells.reserve(fields.size());
  for (const auto field : fields) cells.push_back(TRY(cell_of(field)));
  return cells;
}

Result<double> number_in(std::string_view cell, bool decimal_comma) {
  std::string text(trimmed(cell));
  if (decimal_comma && std::count(text.begin(), text.end(), ',') == 1) std::replace(text.begin(), text.end(), ',', '.');
  double number = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!text.empty() && wrong == std::errc{} && end == text.data() + text.size() && std::isfinite(number)) return number;
  return invalid("\"" + shortened(mended_utf8(cell)) + "\" is not a number", "error.not_a_number",
                 {{"value", shortened(mended_utf8(cell))}});
}

}  // namespace schakel::exchange
