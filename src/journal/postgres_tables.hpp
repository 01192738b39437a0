#pragma once
// What a PostgreSQL database needs before it is used: its tables, and that nobody else uses it.

#include <chrono>

#include "journal/connection.hpp"

namespace schakel::journal {

// Makes them when they are not there; who calls it holds the lock. Fails  storage: a newer Schakel wrote them
[[nodiscard]] Result<void> prepare_postgres_tables(Connection& database);
// Held as long as the connection is. `patience`: PostgreSQL notices only after a moment that a server was killed, and until
// then the lock is still that one's. Fails  conflict: another has it
[[nodiscard]] Result<void> lock_postgres(Connection& database, std::chrono::milliseconds patience);

}  // namespace schakel::journal
