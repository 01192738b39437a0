#include "journal/postgres_tables.hpp"

#include <thread>

#include "journal/tables.hpp"

namespace schakel::journal {

namespace {

// What servers tell each other: nothing to back up, and what is not logged is empty after a crash.
//   writer   which batch of each was the last that happened: what a cut line leaves open is asked here
//   head     where each organisation's record ends
//   shared   a number that all know;  once   what may be asked for one time
constexpr const char* create_between_servers =
    "CREATE TABLE IF NOT EXISTS writer(name BYTEA NOT NULL PRIMARY KEY, batch BIGINT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS head(organisation BIGINT NOT NULL PRIMARY KEY, position BIGINT NOT NULL CHECK (position >= 0));"
    "CREATE UNLOGGED TABLE IF NOT EXISTS shared(seed BIGINT NOT NULL);"
    "CREATE UNLOGGED TABLE IF NOT EXISTS once(name TEXT NOT NULL PRIMARY KEY, what TEXT NOT NULL, until BIGINT NOT NULL)";
constexpr const char* lock_alone = "SELECT CAST(pg_try_advisory_lock(7308891172012352) AS INT)::BIGINT";
constexpr const char* lock_beside = "SELECT CAST(pg_try_advisory_lock_shared(7308891172012352) AS INT)::BIGINT";
constexpr std::chrono::milliseconds between_looks{50};

Result<bool> got(Connection& database, const char* lock) {
  const Rows rows = TRY(database.ask(lock));
  return rows.number_at(0, 0) == 1;
}

Failure used_by_another() { return fail(ErrorKind::conflict, "another Schakel is using this PostgreSQL database"); }

}  // namespace

Result<void> prepare_postgres_tables(Connection& database) {
  TRY(database.run("BEGIN"));
  const Rows known = TRY(database.ask("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'version'"));
  if (known.number_at(0, 0) == 0) TRY(database.run(create_tables(Dialect::postgres).c_str()));
  TRY(database.run(create_between_servers));
  const Rows before = TRY(database.ask("SELECT max(number) FROM version"));
  if (const std::string steps = steps_from(before.number_at(0, 0), Dialect::postgres); !steps.empty()) TRY(database.run(steps.c_str()));
  TRY(database.run("COMMIT"));
  return check_postgres_tables(database);
}

Result<void> begin_anew(Connection& database, std::int64_t seed) {
  TRY(database.run("BEGIN; DELETE FROM writer; DELETE FROM head; DELETE FROM shared; DELETE FROM once;"
                   "INSERT INTO head(organisation, position) SELECT organisation, "
                   "COALESCE((SELECT max(position) FROM journal WHERE journal.organisation = organisation.organisation), 0) FROM organisation"));
  (void)TRY(database.ask("INSERT INTO shared(seed) VALUES ($1)", Values().number(seed)));
  return database.run("COMMIT");
}

Result<void> check_postgres_tables(Connection& database) {
  const Rows version = TRY(database.ask("SELECT max(number) FROM version"));
  const std::int64_t number = version.number_at(0, 0);
  if (number == schema_version) return {};
  if (number < schema_version) {
    return fail(ErrorKind::conflict, "servers of an older Schakel are using this PostgreSQL database; stop them first, then start this one");
  }
  return fail(ErrorKind::storage,
              "the database was written by a newer Schakel (version " + std::to_string(number) +
                  " of the tables; this one reads " + std::to_string(schema_version) + ")",
              "error.storage_newer");
}

Result<Place> join_postgres(Connection& database, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    if (TRY(got(database, lock_alone))) return Place::alone;
    if (TRY(got(database, lock_beside))) return Place::beside_others;
    if (std::chrono::steady_clock::now() >= until) return used_by_another();
    std::this_thread::sleep_for(between_looks);
  }
}

Result<void> rejoin_postgres(Connection& database) {
  if (TRY(got(database, lock_beside))) return {};
  return used_by_another();
}

Result<void> lock_postgres(Connection& database, std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!TRY(got(database, lock_alone))) {
    if (std::chrono::steady_clock::now() >= until) return used_by_another();
    std::this_thread::sleep_for(between_looks);
  }
  return {};
}

Result<void> let_others_in(Connection& database) {
  (void)TRY(got(database, lock_beside));
  return database.run("SELECT pg_advisory_unlock(7308891172012352)");
}

}  // namespace schakel::journal
