#include "journal/connection.hpp"

#include <poll.h>

#include <cassert>

#include "base/text.hpp"
#include "journal/journal.hpp"

namespace schakel::journal {

namespace {

// Our side sends without reading, so the other side's answers must fit in the socket's buffer (about 60 bytes each).
constexpr std::size_t most_under_way = 256;

constexpr int as_bytes = 1;
constexpr int all_bytes[Values::most] = {1, 1, 1, 1, 1, 1, 1, 1};

std::string state_of(const PGresult* result) {
  const char* const state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state == nullptr ? std::string() : state;
}

bool is_fine(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

void say_nothing(void* /*argument*/, const char* /*message*/) {}

}  // namespace

Values& Values::number(std::int64_t value) {
  assert(count_ < most);
  auto bits = static_cast<std::uint64_t>(value);
  for (int i = 7; i >= 0; --i, bits >>= 8U) numbers_[count_][i] = static_cast<char>(bits & 0xffU);
  sizes_[count_++] = 8;
  return *this;
}

Values& Values::bytes(std::string_view value) {
  assert(count_ < most);
  starts_[count_] = value.data() == nullptr ? "" : value.data();
  sizes_[count_++] = static_cast<int>(value.size());
  return *this;
}

void Values::point(const char* (&at)[most]) const {
  for (int i = 0; i < most; ++i) at[i] = starts_[i] == nullptr ? numbers_[i] : starts_[i];
}

std::int64_t Rows::number_at(int row, int column) const {
  assert(PQgetlength(result_.get(), row, column) == 8);
  const char* const bytes = PQgetvalue(result_.get(), row, column);
  std::uint64_t bits = 0;
  for (int i = 0; i < 8; ++i) bits = bits << 8U | static_cast<unsigned char>(bytes[i]);
  return static_cast<std::int64_t>(bits);
}

std::string Rows::bytes_at(int row, int column) const {
  return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

Result<Connection> Connection::open(const std::string& url) {
  // What stands behind "dbname" wins over what stands before it, so these are defaults, but for the encoding.
  const char* const names[] = {"target_session_attrs", "connect_timeout", "tcp_user_timeout", "keepalives_idle",
                               "application_name",     "dbname",          "client_encoding",  nullptr};
  const char* const values[] = {"read-write", "5", "10000", "10", "schakel", url.c_str(), "UTF8", nullptr};
  Connection connection(PQconnectdbParams(names, values, 1));
  if (connection.handle_ == nullptr) return fail(ErrorKind::storage, "no memory for a connection to PostgreSQL", "error.storage");
  if (connection.broken()) return connection.failure(nullptr);
  PQsetNoticeProcessor(connection.handle_.get(), say_nothing, nullptr);
  // Nothing is acknowledged before it is durable, whatever the server's default is; and a server from which we were cut off
  // lets go of our locks within half a minute.
  TRY(connection.run("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';"
                     "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3"));
  return connection;
}

Result<void> Connection::run(const char* sql) {
  TRY(answer(PQexec(handle_.get(), sql)));
  return {};
}

Result<Rows> Connection::ask(std::string_view sql, const Values& values) {
  const char* const name = TRY(prepared(sql));
  const char* starts[Values::most];
  values.point(starts);
  return answer(PQexecPrepared(handle_.get(), name, values.count_, starts, values.sizes_, all_bytes, as_bytes));
}

Result<void> Connection::begin_pipeline(std::span<const std::string> statements) {
  for (const std::string& sql : statements) TRY(prepared(sql));
  wrong_.reset();
  under_way_ = 0;
  if (PQenterPipelineMode(handle_.get()) != 1) return failure(nullptr);
  return {};
}

void Connection::add(std::string_view sql, const Values& values) {
  if (wrong_) return;  // the server would not do it either
  const char* starts[Values::most];
  values.point(starts);
  const char* const name = statements_.find(sql)->second.c_str();
  if (PQsendQueryPrepared(handle_.get(), name, values.count_, starts, values.sizes_, all_bytes, as_bytes) != 1) {
    wrong_ = failure(nullptr).value();
  } else if (++under_way_ == most_under_way) {
    PQsendFlushRequest(handle_.get());
    take_answers();
  }
}

Result<void> Connection::end_pipeline() {
  if (PQpipelineSync(handle_.get()) == 1) {
    take_answers();
    PQclear(PQgetResult(handle_.get()));  // of the sync itself
  }
  if (PQexitPipelineMode(handle_.get()) != 1 && !wrong_) wrong_ = failure(nullptr).value();
  if (wrong_) return Failure(*wrong_);
  return {};
}

// An answer is a result and a null behind it; when the line is cut there are only nulls.
void Connection::take_answers() {
  for (; under_way_ > 0; --under_way_) {
    const Rows rows(PQgetResult(handle_.get()));
    if (!is_fine(rows.result()) && !wrong_) wrong_ = failure(rows.result()).value();
    while (PGresult* const more = PQgetResult(handle_.get())) PQclear(more);
  }
}

Result<std::vector<std::string>> Connection::notified(std::chrono::milliseconds most) {
  std::vector<std::string> all;
  const auto take = [&] {
    while (PGnotify* const one = PQnotifies(handle_.get())) {
      all.emplace_back(one->extra);
      PQfreemem(one);
    }
  };
  take();
  if (!all.empty()) return all;
  pollfd line{.fd = PQsocket(handle_.get()), .events = POLLIN, .revents = 0};
  if (line.fd < 0) return failure(nullptr);
  if (poll(&line, 1, static_cast<int>(most.count())) > 0 && PQconsumeInput(handle_.get()) != 1) return failure(nullptr);
  if (broken()) return failure(nullptr);
  take();
  return all;
}

Result<const char*> Connection::prepared(std::string_view sql) {
  if (const auto known = statements_.find(sql); known != statements_.end()) return known->second.c_str();
  std::string name = "s" + std::to_string(statements_.size());
  (void)TRY(answer(PQprepare(handle_.get(), name.c_str(), std::string(sql).c_str(), 0, nullptr)));
  return statements_.emplace(std::string(sql), std::move(name)).first->second.c_str();
}

Result<Rows> Connection::answer(PGresult* result) const {
  Rows rows(result);
  if (!is_fine(result)) return failure(result);
  return rows;
}

Failure Connection::failure(const PGresult* result) const {
  const std::string state = state_of(result);
  if (state == "53100") {
    return fail(ErrorKind::storage, "the disk of PostgreSQL is full; nothing was changed", "error.disk_full");
  }
  // Divided by zero (22012) and a number below zero (23514): a statement saw that another server wrote first. Not serializable (40001)
  // and a deadlock (40P01): PostgreSQL let the other go first.
  if (state == "22012" || state == "23514" || state == "40001" || state == "40P01") {
    return fail(ErrorKind::conflict, "another server has written to PostgreSQL first", overtaken);
  }
  if (state == "23505") {
    return fail(ErrorKind::conflict, "somebody else has written to PostgreSQL in between", "error.storage_conflict");
  }
  const char* said = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  if (said == nullptr) said = PQerrorMessage(handle_.get());
  const std::string reason(trimmed(said));
  return fail(ErrorKind::storage, "cannot use PostgreSQL: " + reason, "error.storage", {{"reason", reason}});
}

}  // namespace schakel::journal
