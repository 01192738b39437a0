#include "journal/database.hpp"

namespace schakel::journal {

Statement& Statement::number(std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), ++place_, value);
  return *this;
}

// SQLITE_STATIC: the value lives until the step, which follows in the same expression or block.
Statement& Statement::text(std::string_view value) {
  sqlite3_bind_text64(statement_.get(), ++place_, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bytes(std::string_view value) {
  sqlite3_bind_blob64(statement_.get(), ++place_, value.data(), value.size(), SQLITE_STATIC);
  return *this;
}

int Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW) done();
  return code;
}

void Statement::done() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  place_ = 0;
}

std::string Statement::bytes_at(int column) const {
  const void* const bytes = sqlite3_column_blob(statement_.get(), column);
  const int count = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
}

Result<Database> Database::open(const std::string& path, Access access) {
  Database database;
  database.path_ = path;
  sqlite3* handle = nullptr;
  const int flags = access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return database.failure(code);
  sqlite3_busy_timeout(handle, 5000);
  return database;
}

Result<void> Database::run(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failure(code);
  return {};
}

Result<Statement*> Database::prepared(std::string_view sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return &known->second;
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return failure(code);
  return &statements_.emplace(std::string(sql), Statement(statement)).first->second;
}

Result<void> Database::finish(Statement& statement) {
  const int code = statement.step();
  if (code == SQLITE_ROW) statement.done();
  if (code != SQLITE_ROW && code != SQLITE_DONE) return failure(code);
  return {};
}

Failure Database::failure(int code) const {
  const int kind = code & 0xff;
  if (kind == SQLITE_FULL) {
    return fail(ErrorKind::storage, "the disk of " + path_ + " is full; nothing was changed", "error.disk_full");
  }
  if (kind == SQLITE_CONSTRAINT) {
    return fail(ErrorKind::conflict, "somebody else has written to " + path_ + " in between", "error.storage_conflict");
  }
  return fail(ErrorKind::storage, "cannot use " + path_ + ": " + sqlite3_errstr(code), "error.storage",
              {{"reason", sqlite3_errstr(code)}});
}

}  // namespace schakel::journal
