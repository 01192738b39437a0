#pragma once
// The tables of a journal, told once: from this list both databases make theirs, and everything in them is copied, backed up
// and compared. What a table is for stands in journal.hpp.
//
// A later version adds to this list, and to `steps` what an older database needs to get there.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace schakel::journal {

inline constexpr int schema_version = 3;

enum class Holds { number, text, bytes };
struct Column {
  std::string_view name;
  Holds holds = Holds::number;
};
struct Table {
  std::string_view name;
  std::span<const Column> columns;
  std::size_t key = 1;     // so many of the first columns are the key, and the order of the rows
  bool kept_in_backups = true;
};

[[nodiscard]] std::span<const Table> tables();

enum class Dialect { sqlite, postgres };
// Statements that make all tables, and the version's with this version in it.
[[nodiscard]] std::string create_tables(Dialect dialect);
// Statements that bring the tables of an older version to this one; "" when there is nothing to do.
[[nodiscard]] std::string steps_from(std::int64_t version, Dialect dialect);
// "SELECT … FROM … ORDER BY …": all rows by their key, in the same order in both databases.
[[nodiscard]] std::string select_all(const Table& table, Dialect dialect);
// "INSERT INTO … VALUES (…)" with a place for each column.
[[nodiscard]] std::string insert_into(const Table& table, Dialect dialect);

}  // namespace schakel::journal
