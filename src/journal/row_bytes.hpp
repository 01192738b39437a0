#pragma once
// A row of any table, and the same as bytes: table, fields, each with its length (8 bytes) before it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/tables.hpp"

namespace schakel::journal {

struct Row {
  const Table* table = nullptr;
  std::vector<std::string> fields;  // as bytes; a number is 8 of them, the most significant first
};

[[nodiscard]] std::string bytes_of(std::int64_t number);
[[nodiscard]] std::int64_t number_of(std::string_view bytes);

void put_part(std::string& to, std::string_view part);
// Takes one part from the front. False when it is not all there.
[[nodiscard]] bool take_part(std::string_view& from, std::string& part);

[[nodiscard]] std::string row_text(const Row& row);
// Fails  invalid_input: a table that is not known, with its name; a row that is not whole: the sentence `not_whole`
[[nodiscard]] Result<Row> row_of(std::string_view text, const std::string& file, const std::string& not_whole);

}  // namespace schakel::journal
