#include "journal/sqlite_rows.hpp"

#include <filesystem>

#include "journal/database.hpp"
#include "journal/folder_lock.hpp"
#include "journal/sqlite_file.hpp"

namespace schakel::journal {

namespace {

Result<void> each_row_of(Database& database, const Table& table, const UseRow& use) {
  auto& select = *TRY(database.prepared(select_all(table, Dialect::sqlite)));
  Row row{&table, std::vector<std::string>(table.columns.size())};
  int code = 0;
  while ((code = select.step()) == SQLITE_ROW) {
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      const int column = static_cast<int>(i);
      row.fields[i] = table.columns[i].holds == Holds::number ? bytes_of(select.number_at(column)) : select.bytes_at(column);
    }
    Result<void> used = use(row);
    if (used) continue;
    select.done();
    return used;
  }
  if (code != SQLITE_DONE) return database.failure(code);
  return {};
}

Result<void> insert(Database& database, const std::string& sql, const Row& row) {
  auto& statement = *TRY(database.prepared(sql));
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    switch (row.table->columns[i].holds) {
      case Holds::number: statement.number(number_of(row.fields[i])); break;
      case Holds::text: statement.text(row.fields[i]); break;
      case Holds::bytes: statement.bytes(row.fields[i]); break;
    }
  }
  return database.finish(statement);
}

Result<void> insert_all(Database& database, const Source& source, const std::vector<std::string>& inserts) {
  auto& known = *TRY(database.prepared("SELECT count(*) FROM organisation"));
  if (const int code = known.step(); code != SQLITE_ROW) return database.failure(code);
  const bool is_empty = known.number_at(0) == 0;
  known.done();
  if (!is_empty) return fail(ErrorKind::conflict, "there is an organisation in this folder already; name an empty one");
  return source([&](const Row& row) { return insert(database, inserts[static_cast<std::size_t>(row.table - tables().data())], row); });
}

}  // namespace

Result<void> each_sqlite_row(const std::string& folder, const UseRow& use) {
  const std::string path = folder + "/schakel.db";
  if (!std::filesystem::exists(path)) return fail(ErrorKind::not_found, "there is no schakel.db in \"" + folder + "\"");
  Database database = TRY(Database::open(path, Database::Access::read));
  TRY(database.run("BEGIN"));  // one moment for all that is read
  for (const Table& table : tables()) TRY(each_row_of(database, table, use));
  return database.run("COMMIT");
}

Result<void> fill_sqlite(const std::string& folder, const Source& source) {
  std::vector<std::string> inserts;
  for (const Table& table : tables()) inserts.push_back(insert_into(table, Dialect::sqlite));
  const FolderLock lock = TRY(FolderLock::take(folder));
  Database database = TRY(open_sqlite_file(folder));
  TRY(database.run("BEGIN IMMEDIATE"));
  Result<void> filled = insert_all(database, source, inserts);
  if (filled) filled = database.run("COMMIT");
  if (!filled && sqlite3_get_autocommit(database.handle()) == 0) (void)database.run("ROLLBACK");
  return filled;
}

}  // namespace schakel::journal
