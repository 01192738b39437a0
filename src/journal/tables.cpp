#include "journal/tables.hpp"

namespace schakel::journal {

namespace {

using enum Holds;

constexpr Column organisation_columns[] = {{"organisation", number}};
constexpr Column journal_columns[] = {{"organisation", number}, {"position", number}, {"at", number}, {"kind", text}, {"body", text}};
constexpr Column command_columns[] = {{"organisation", number}, {"id", bytes}, {"position", number}, {"made", number}};
constexpr Column keyring_columns[] = {{"organisation", number}, {"owner", text}, {"key", bytes}};
constexpr Column ballot_columns[] = {{"organisation", number}, {"round", number}, {"ballot", bytes}, {"sheet", text}};
constexpr Column taken_columns[] = {{"organisation", number}, {"round", number}, {"person", number}, {"asked", bytes}};
constexpr Column session_columns[] = {{"token", bytes},    {"organisation", number}, {"person", number},
                                     {"expires", number}, {"since", number},        {"device", text}};
constexpr Column link_columns[] = {
    {"token", bytes}, {"organisation", number}, {"person", number}, {"expires", number}, {"used", number}};
constexpr Column passkey_columns[] = {{"organisation", number}, {"passkey", number}, {"count", number}};

// Sessions and links are not in a backup: who was signed out stays out when it is restored. Nor are counts, which would be too
// low by then.
constexpr Table all_tables[] = {
    {"organisation", organisation_columns}, {"journal", journal_columns, 2},        {"command", command_columns, 2},
    {"keyring", keyring_columns, 2},        {"ballot", ballot_columns, 3},          {"taken", taken_columns, 3},
    {"session", session_columns, 1, false}, {"link", link_columns, 1, false},
    {"passkey", passkey_columns, 2, false},
};

std::string_view type_of(Holds holds, Dialect dialect) {
  const bool lite = dialect == Dialect::sqlite;
  switch (holds) {
    case number: return lite ? "INTEGER" : "BIGINT";
    case text: return "TEXT";
    case bytes: return lite ? "BLOB" : "BYTEA";
  }
  return {};
}

// PostgreSQL orders text by the rules of a language unless told otherwise.
std::string ordered(const Column& column, Dialect dialect) {
  const bool by_rules = dialect == Dialect::postgres && column.holds == text;
  return std::string(column.name) + (by_rules ? " COLLATE \"C\"" : "");
}

template <class Say>
std::string list(std::span<const Column> columns, Say&& say) {
  std::string listed;
  for (const Column& column : columns) listed += (listed.empty() ? "" : ", ") + say(column);
  return listed;
}
std::string names(std::span<const Column> columns) {
  return list(columns, [](const Column& column) { return std::string(column.name); });
}

// WITHOUT ROWID: a row's place in the file is its key, so that no table remembers in which order rows came.
std::string create(const Table& table, Dialect dialect) {
  const std::string columns = list(table.columns, [&](const Column& column) {
    return std::string(column.name) + " " + std::string(type_of(column.holds, dialect)) + " NOT NULL";
  });
  return "CREATE TABLE " + std::string(table.name) + "(" + columns + ", PRIMARY KEY (" + names(table.columns.first(table.key)) +
         "))" + (dialect == Dialect::sqlite ? " STRICT, WITHOUT ROWID" : "") + ";\n";
}

}  // namespace

std::span<const Table> tables() { return all_tables; }

std::string create_tables(Dialect dialect) {
  std::string sql;
  for (const Table& table : tables()) sql += create(table, dialect);
  const std::string number_type(type_of(number, dialect));
  return sql + "CREATE TABLE version(number " + number_type + " NOT NULL);\nINSERT INTO version(number) VALUES (" +
         std::to_string(schema_version) + ");\n";
}

// To 2: a credential is asked for, and the same may be asked again.
// To 3: sessions say since when and, roughly, where; what passkeys count.
std::string steps_from(std::int64_t version, Dialect dialect) {
  if (version < 1 || version >= schema_version) return {};
  std::string steps;
  if (version < 2) {
    steps += "ALTER TABLE taken ADD COLUMN asked " + std::string(type_of(bytes, dialect)) + " NOT NULL DEFAULT " +
             (dialect == Dialect::sqlite ? "x''" : "''::BYTEA") + ";\n";
  }
  steps += "ALTER TABLE session ADD COLUMN since " + std::string(type_of(number, dialect)) + " NOT NULL DEFAULT 0;\n";
  steps += "ALTER TABLE session ADD COLUMN device TEXT NOT NULL DEFAULT '';\n";
  for (const Table& table : tables()) {
    if (table.name == "passkey") steps += create(table, dialect);
  }
  return steps + "UPDATE version SET number = 3;\n";
}

std::string select_all(const Table& table, Dialect dialect) {
  const std::string order = list(table.columns.first(table.key), [&](const Column& column) { return ordered(column, dialect); });
  return "SELECT " + names(table.columns) + " FROM " + std::string(table.name) + " ORDER BY " + order;
}

std::string insert_into(const Table& table, Dialect dialect) {
  int place = 0;
  const std::string places = list(table.columns, [&](const Column&) {
    ++place;
    return dialect == Dialect::sqlite ? std::string("?") : "$" + std::to_string(place);
  });
  return "INSERT INTO " + std::string(table.name) + "(" + names(table.columns) + ") VALUES (" + places + ")";
}

}  // namespace schakel::journal
