#pragma once
// What a batch does to PostgreSQL's tables: its statements, one after another, on the way at once.

#include <cstdint>
#include <string>

#include "journal/connection.hpp"
#include "journal/journal.hpp"

namespace schakel::journal {

// One transaction. `writer` and `number` stand in it too, so that whether it happened can be asked after a cut line.
// Fails  conflict, storage: nothing of it happened, unless the connection is broken: then it may have
[[nodiscard]] Result<void> write_in_one_transaction(Connection& to, const Batch& batch, const std::string& writer,
                                                    std::uint64_t number);

// The number of the last batch of this writer that happened.
[[nodiscard]] Result<std::uint64_t> last_batch(Connection& of, const std::string& writer);

}  // namespace schakel::journal
