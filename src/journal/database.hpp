#pragma once
// Database and Statement: SQLite's C interface with owners and Results, and nothing more.
// Threads  one thread at a time

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "base/result.hpp"

namespace schakel::journal {

// A statement that was prepared once and is used many times. Values are bound in the order of their places.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  // Binding is part of a use: it begins with the first bind after a step, and ends with done() or the last row.
  Statement& number(std::int64_t value);
  Statement& number(std::uint64_t value) { return number(static_cast<std::int64_t>(value)); }
  Statement& number(std::uint32_t value) { return number(static_cast<std::int64_t>(value)); }
  Statement& text(std::string_view value);
  Statement& bytes(std::string_view value);

  [[nodiscard]] int step();  // SQLITE_ROW, SQLITE_DONE or an error
  void done();

  [[nodiscard]] std::int64_t number_at(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  [[nodiscard]] std::string bytes_at(int column) const;  // text too

 private:
  struct Close {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Close> statement_;
  int place_ = 0;
};

class Database {
 public:
  enum class Access { write, read };
  [[nodiscard]] static Result<Database> open(const std::string& path, Access access);

  // Statements without values or rows.
  [[nodiscard]] Result<void> run(const char* sql);
  // Prepared at its first use.
  [[nodiscard]] Result<Statement*> prepared(std::string_view sql);
  // A statement that answers no rows.
  [[nodiscard]] Result<void> finish(Statement& statement);
  [[nodiscard]] Failure failure(int code) const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
  std::map<std::string, Statement, std::less<>> statements_;  // after handle_, so that they are closed first
};

}  // namespace schakel::journal
