#include "journal/postgres_tables.hpp"

#include <thread>

#include "journal/tables.hpp"

namespace schakel::journal {

namespace {

// Which batch of each writer was the last that happened: what a cut line leaves open is asked here. Nothing to back up.
constexpr const char* create_writer = "CREATE TABLE writer(name BYTEA NOT NULL PRIMARY KEY, batch BIGINT NOT NULL)";
constexpr std::chrono::milliseconds between_looks{50};

}  // namespace

Result<void> prepare_postgres_tables(Connection& database) {
  TRY(database.run("BEGIN"));
  const Rows known = TRY(database.ask("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'version'"));
  if (known.number_at(0, 0) == 0) TRY(database.run((create_tables(Dialect::postgres) + create_writer).c_str()));
  const Rows before = TRY(database.ask("SELECT max(number) FROM version"));
  if (const std::string steps = steps_from(before.number_at(0, 0), Dialect::postgres); !steps.empty()) TRY(database.run(steps.c_str()));
  const Rows version = TRY(database.ask("SELECT max(number) FROM version"));
  TRY(database.run("COMMIT"));
  if (version.number_at(0, 0) == schema_version) return {};
  return fail(ErrorKind::storage,
              "the database was written by a newer Schakel (version " + std::to_string(version.number_at(0, 0)) +
                  " of the tables; this one reads " + std::to_string(schema_version) + ")",
              "error.storage_newer");
}

Result<void> lock_postgres(Connection& database, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const Rows got = TRY(database.ask("SELECT CAST(pg_try_advisory_lock(7308891172012352) AS INT)::BIGINT"));
    if (got.number_at(0, 0) == 1) return {};
    if (std::chrono::steady_clock::now() >= until) break;
    std::this_thread::sleep_for(between_looks);
  }
  return fail(ErrorKind::conflict, "another Schakel is using this PostgreSQL database");
}

}  // namespace schakel::journal
