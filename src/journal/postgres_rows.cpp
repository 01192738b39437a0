#include "journal/postgres_rows.hpp"

#include "journal/connection.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_tables.hpp"

namespace schakel::journal {

namespace {

Result<void> each_row_of(Connection& database, const Table& table, const UseRow& use) {
  const std::string name = "all_" + std::string(table.name);
  TRY(database.run(("DECLARE " + name + " NO SCROLL CURSOR FOR " + select_all(table, Dialect::postgres)).c_str()));
  const std::string fetch = "FETCH 2000 FROM " + name;
  Row row{&table, std::vector<std::string>(table.columns.size())};
  for (;;) {
    const Rows rows = TRY(database.ask(fetch));
    for (int i = 0; i < rows.size(); ++i) {
      for (std::size_t column = 0; column < row.fields.size(); ++column) {
        row.fields[column] = rows.bytes_at(i, static_cast<int>(column));
      }
      TRY(use(row));
    }
    if (rows.size() == 0) return {};
  }
}

Values values_of(const Row& row) {
  Values values;
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    if (row.table->columns[i].holds == Holds::number) values.number(number_of(row.fields[i]));
    else values.bytes(row.fields[i]);
  }
  return values;
}

Result<void> insert_all(Connection& database, const Source& source) {
  std::vector<std::string> inserts;
  for (const Table& table : tables()) inserts.push_back(insert_into(table, Dialect::postgres));
  TRY(database.begin_pipeline(inserts));
  const Result<void> given = source([&](const Row& row) -> Result<void> {
    database.add(inserts[static_cast<std::size_t>(row.table - tables().data())], values_of(row));
    return {};
  });
  const Result<void> taken = database.end_pipeline();
  return given ? taken : given;
}

}  // namespace

Result<void> each_postgres_row(const std::string& url, const UseRow& use) {
  Connection database = TRY(Connection::open(url));
  TRY(database.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));  // one moment for all that is read
  for (const Table& table : tables()) TRY(each_row_of(database, table, use));
  return database.run("COMMIT");
}

Result<void> fill_postgres(const std::string& url, const Source& source) {
  Connection database = TRY(Connection::open(url));
  TRY(lock_postgres(database, PostgresRules().lock_patience));
  TRY(prepare_postgres_tables(database));
  const Rows known = TRY(database.ask("SELECT count(*) FROM organisation"));
  if (known.number_at(0, 0) != 0) {
    return fail(ErrorKind::conflict, "there is an organisation in this database already; name an empty one");
  }
  TRY(database.run("BEGIN"));
  TRY(insert_all(database, source));  // when it fails the connection ends, and nothing of it happened
  return database.run("COMMIT");
}

}  // namespace schakel::journal
