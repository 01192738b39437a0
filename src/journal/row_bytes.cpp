#include "journal/row_bytes.hpp"

namespace schakel::journal {

std::string bytes_of(std::int64_t number) {
  std::string bytes(8, '\0');
  auto bits = static_cast<std::uint64_t>(number);
  for (int i = 7; i >= 0; --i, bits >>= 8U) bytes[static_cast<std::size_t>(i)] = static_cast<char>(bits & 0xffU);
  return bytes;
}

std::int64_t number_of(std::string_view bytes) {
  std::uint64_t bits = 0;
  for (const char byte : bytes) bits = bits << 8U | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(bits);
}

void put_part(std::string& to, std::string_view part) {
  to += bytes_of(static_cast<std::int64_t>(part.size()));
  to += part;
}
std::string row_text(const Row& row) {
  std::string text;
  put_part(text, row.table->name);
  for (const std::string& field : row.fields) put_part(text, field);
  return text;
}

bool take_part(std::string_view& from, std::string& part) {
  if (from.size() < 8) return false;
  const auto size = static_cast<std::uint64_t>(number_of(from.substr(0, 8)));
  if (size > from.size() - 8) return false;
  part.assign(from.substr(8, size));
  from.remove_prefix(8 + size);
  return true;
}

Result<Row> row_of(std::string_view text, const std::string& file, const std::string& not_whole) {
  std::string name;
  if (!take_part(text, name)) return invalid(not_whole);
  for (const Table& table : tables()) {
    if (table.name != name) continue;
    Row row{&table, std::vector<std::string>(table.columns.size())};
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      const bool is_number = table.columns[i].holds == Holds::number;
      if (!take_part(text, row.fields[i]) || (is_number && row.fields[i].size() != 8)) return invalid(not_whole);
    }
    if (!text.empty()) return invalid(not_whole);
    return row;
  }
  return invalid(file + " has rows of \"" + name + "\", which this version does not know: it was made by a newer Schakel");
}

}  // namespace schakel::journal
