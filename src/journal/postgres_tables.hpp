#pragma once
// What a PostgreSQL database needs before it is used: its tables, and that nobody changes these meanwhile.

#include <chrono>

#include "journal/connection.hpp"

namespace schakel::journal {

// Makes them when they are not there; who calls it has the database alone. Fails  storage: a newer Schakel wrote them
[[nodiscard]] Result<void> prepare_postgres_tables(Connection& database);
// What servers know of each other begins anew: nobody else is there. `seed`: what they will all know (others.hpp)
[[nodiscard]] Result<void> begin_anew(Connection& database, std::int64_t seed);
// That the tables are as this server writes them. Fails  conflict: others have them that are older; storage: a newer Schakel wrote them
[[nodiscard]] Result<void> check_postgres_tables(Connection& database);

// --- locks, held as long as the connection is
// `patience`: PostgreSQL notices only after a moment that a server was killed, and until then its lock is still held.
enum class Place { alone, beside_others };
// The database alone, if nobody has it; else beside those who have.
// Fails  conflict: one has it alone
[[nodiscard]] Result<Place> join_postgres(Connection& database, std::chrono::milliseconds patience);
// Beside others, at once: a server that lost its line.
[[nodiscard]] Result<void> rejoin_postgres(Connection& database);
// Alone. Fails  conflict: others have it
[[nodiscard]] Result<void> lock_postgres(Connection& database, std::chrono::milliseconds patience);
// From alone to beside others.
[[nodiscard]] Result<void> let_others_in(Connection& database);

}  // namespace schakel::journal
