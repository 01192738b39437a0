#pragma once
// What a PostgreSQL database needs before it is used: its tables, and that nobody else uses it.

#include "journal/connection.hpp"

namespace schakel::journal {

// Makes them when they are not there. Fails  storage: a newer Schakel wrote them
[[nodiscard]] Result<void> prepare_postgres_tables(Connection& database);
// Held as long as the connection is. Fails  conflict: another has it
[[nodiscard]] Result<void> lock_postgres(Connection& database);

}  // namespace schakel::journal
