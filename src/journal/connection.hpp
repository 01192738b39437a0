#pragma once
// Connection, Rows and Pipeline: PostgreSQL's C interface (libpq) with owners and Results, and nothing more. All values
// travel as bytes: numbers as BIGINT, texts as TEXT (no zero bytes in them), bytes as BYTEA.
//
// Threads  one thread at a time
// Fails    conflict when a key is there already; conflict "error.overtaken" when a statement says so (postgres_batch.cpp) or
//          PostgreSQL let another go first; storage otherwise ("error.disk_full" when that is why). No message holds
//          the address, for it may hold a password

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

#include "base/result.hpp"

namespace schakel::journal {

// The values of one statement, in the order of their places ($1, $2, …). Text and bytes are not copied.
class Values {
 public:
  static constexpr int most = 8;
  Values& number(std::int64_t value);
  Values& number(std::uint64_t value) { return number(static_cast<std::int64_t>(value)); }
  Values& number(std::uint32_t value) { return number(static_cast<std::int64_t>(value)); }
  Values& text(std::string_view value) { return bytes(value); }
  Values& bytes(std::string_view value);

 private:
  friend class Connection;
  void point(const char* (&at)[most]) const;

  int count_ = 0;
  char numbers_[most][8] = {};
  const char* starts_[most] = {};  // null: the number at this place
  int sizes_[most] = {};
};

class Rows {
 public:
  explicit Rows(PGresult* result) : result_(result) {}
  [[nodiscard]] const PGresult* result() const { return result_.get(); }
  [[nodiscard]] int size() const { return PQntuples(result_.get()); }
  [[nodiscard]] std::int64_t number_at(int row, int column) const;
  [[nodiscard]] std::string bytes_at(int row, int column) const;  // text too

 private:
  struct Close {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  std::unique_ptr<PGresult, Close> result_;
};

class Connection {
 public:
  // `url`  postgresql://user@host:port/database, several hosts separated by commas; or libpq's key=value form
  [[nodiscard]] static Result<Connection> open(const std::string& url);

  // Statements without values or rows.
  [[nodiscard]] Result<void> run(const char* sql);
  // Prepared at its first use.
  [[nodiscard]] Result<Rows> ask(std::string_view sql, const Values& values = {});

  // Many statements on their way at once, instead of a round trip for each. What is added must be among `statements`.
  // Between begin and end nothing else is asked.
  [[nodiscard]] Result<void> begin_pipeline(std::span<const std::string> statements);
  void add(std::string_view sql, const Values& values = {});
  // Waits for all that was added. Fails  with the first error; what was added behind it was not done
  [[nodiscard]] Result<void> end_pipeline();

  // What was notified (LISTEN) since this was asked last; waits for some, `most` at the longest.
  [[nodiscard]] Result<std::vector<std::string>> notified(std::chrono::milliseconds most);

  // The line is cut: what was under way may have happened or not. Open another.
  [[nodiscard]] bool broken() const { return PQstatus(handle_.get()) != CONNECTION_OK; }

 private:
  struct Close {
    void operator()(PGconn* handle) const { PQfinish(handle); }
  };
  explicit Connection(PGconn* handle) : handle_(handle) {}
  [[nodiscard]] Result<const char*> prepared(std::string_view sql);
  [[nodiscard]] Result<Rows> answer(PGresult* result) const;
  [[nodiscard]] Failure failure(const PGresult* result) const;
  void take_answers();

  std::unique_ptr<PGconn, Close> handle_;
  std::map<std::string, std::string, std::less<>> statements_;  // their names on the server
  std::size_t under_way_ = 0;                      // statements of the pipeline without an answer so far
  std::optional<Error> wrong_;                     // the first that went wrong in it
};

}  // namespace schakel::journal
