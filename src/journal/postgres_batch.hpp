#pragma once
// What a batch does to PostgreSQL's tables: its statements, one after another, on the way at once.

#include <cstdint>
#include <string>

#include "journal/connection.hpp"
#include "journal/journal.hpp"

namespace schakel::journal {

// Who writes, and its how manieth batch this is: they stand in the transaction too, so that whether it happened can be asked after a
// cut line.
struct BatchName {
  std::string writer;
  std::uint64_t number = 0;
};

// One transaction, which `hold` may have begun already. Tells the others of it.
// Fails  conflict, storage: nothing of it happened, unless the connection is broken: then it may have
[[nodiscard]] Result<void> write_in_one_transaction(Connection& to, const Batch& batch, const BatchName& name, bool begun);

// Begins the transaction of a batch, if it has not begun, and holds up all who write about this organisation until it ends. Answers
// with the position of its last fact. Fails  conflict `overtaken`, storage: the transaction has ended
[[nodiscard]] Result<std::uint64_t> hold_organisation(Connection& to, OrganisationId organisation, bool begun);

// The channel on which the others are told.
inline constexpr const char* news_channel = "schakel";

// The number of the last batch of this writer that happened.
[[nodiscard]] Result<std::uint64_t> last_batch(Connection& of, const std::string& writer);

}  // namespace schakel::journal
