#include "journal/condition.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "journal/connection.hpp"
#include "journal/database.hpp"
#include "journal/folder_lock.hpp"
#include "journal/open.hpp"

namespace schakel::journal {

namespace {

constexpr double slow_sync_ms = 25;                   // an order of magnitude above a common SSD
constexpr std::uintmax_t little_room = 1'000'000'000;  // bytes

std::string shown_ms(double ms) { return std::to_string(std::llround(ms)) + " ms"; }

// --- SQLite

// SQLite's own check of every page and index; the first thing it finds, or nothing.
Result<std::optional<std::string>> damage_in(Database& database) {
  auto& check = *TRY(database.prepared("PRAGMA integrity_check(1)"));
  if (const int code = check.step(); code != SQLITE_ROW) return database.failure(code);
  const std::string said = check.bytes_at(0);
  check.done();
  if (said == "ok") return std::optional<std::string>();
  return std::optional<std::string>(said);
}

// How long a small write takes until it is on the disk. Nothing when no file can be made there; `reason` says why.
std::optional<double> sync_time(const std::string& folder, std::string& reason) {
  std::string name = folder + "/schakel-check.XXXXXX";
  const int file = mkostemp(name.data(), O_CLOEXEC);
  if (file < 0) {
    reason = std::strerror(errno);
    return std::nullopt;
  }
  unlink(name.c_str());
  std::array<double, 21> times{};
  bool written = true;
  for (double& ms : times) {
    const auto began = std::chrono::steady_clock::now();
    written = written && pwrite(file, "schakel", 7, 0) == 7 && fdatasync(file) == 0;
    if (!written && reason.empty()) reason = std::strerror(errno);
    ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  }
  close(file);
  if (!written) return std::nullopt;
  std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
  return times[times.size() / 2];
}

void look_at_folder(const std::string& folder, Condition& condition) {
  std::error_code error;
  const auto mode = std::filesystem::status(folder, error).permissions();
  constexpr auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
  if (!error && (mode & others) != std::filesystem::perms::none) {
    condition.look.push_back("other users of this machine can look into the folder; chmod 700 keeps them out");
  }
  const auto space = std::filesystem::space(folder, error);
  if (!error && space.available < little_room) {
    condition.look.push_back("only " + std::to_string(space.available / 1'000'000) + " MB are free on its disk");
  }
  std::string reason;
  condition.sync_ms = sync_time(folder, reason);
  if (!condition.sync_ms) condition.wrong.push_back("nothing can be written there: " + reason);
  else if (*condition.sync_ms > slow_sync_ms) {
    condition.look.push_back("its disk needs " + shown_ms(*condition.sync_ms) + " until a small write is safe; every command waits for that");
  }
}

Result<Condition> condition_of_folder(const std::string& folder) {
  const std::string path = folder + "/schakel.db";
  if (!std::filesystem::exists(path)) return fail(ErrorKind::not_found, "there is no schakel.db in \"" + folder + "\"");
  Condition condition;
  look_at_folder(folder, condition);
  const auto lock = FolderLock::take(folder);
  condition.in_use = !lock && lock.error().kind == ErrorKind::conflict;
  Database database = TRY(Database::open(path, Database::Access::read));
  if (const auto damage = TRY(damage_in(database))) condition.wrong.push_back("schakel.db is damaged: " + *damage);
  return condition;
}

// --- PostgreSQL

struct Wanted {
  const char* setting;
  const char* value;
  const char* why;
};
constexpr Wanted wanted[] = {
    {"fsync", "on", "a power cut can lose or break everything"},
    {"full_page_writes", "on", "a power cut can break pages that were half written"},
};

Result<std::string> setting_of(Connection& database, std::string_view name) {
  const Rows rows = TRY(database.ask("SELECT setting FROM pg_settings WHERE name = $1", Values().text(name)));
  return rows.size() == 0 ? std::string() : rows.bytes_at(0, 0);
}

Result<Condition> condition_of_database(const std::string& url) {
  Connection database = TRY(Connection::open(url));
  Condition condition;
  const std::string version = TRY(setting_of(database, "server_version_num"));
  if (std::atoi(version.c_str()) < 150000) condition.wrong.push_back("it is older than PostgreSQL 15, with which nothing was tried");
  for (const Wanted& one : wanted) {
    if (TRY(setting_of(database, one.setting)) == one.value) continue;
    condition.wrong.push_back(std::string(one.setting) + " is not " + one.value + " in the database: " + one.why);
  }
  const Rows standby = TRY(database.ask("SELECT CAST(pg_is_in_recovery() AS INT)::BIGINT"));
  if (standby.number_at(0, 0) != 0) condition.wrong.push_back("it is a standby, which takes nothing; name the primary, or all of them");
  const Rows holders = TRY(database.ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                                        " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"));
  condition.in_use = holders.number_at(0, 0) > 0;
  return condition;
}

}  // namespace

Result<Condition> condition_of(const std::string& data) {
  return is_postgres(data) ? condition_of_database(data) : condition_of_folder(data);
}

}  // namespace schakel::journal
