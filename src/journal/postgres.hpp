#pragma once
// The journal in a PostgreSQL database (15 or later): for who has outgrown one file, or wants the server to be replaceable.
//
// Several servers may use it at a time. Each decides on what it knows; a batch that was decided on less than there is by now is
// refused (`overtaken`), as is one that uses a link, a passkey's count or a ballot that another changed meanwhile.
//
// A line that is cut in the middle of a batch leaves open whether it happened. Each batch has a number, which is written
// with it; the next connection is asked for it, and the batch is written again only when it did not happen.

#include <chrono>
#include <memory>
#include <string>

#include "journal/journal.hpp"

namespace schakel::journal {

struct PostgresRules {
  // How long a batch waits for a database that is away. A failover of Patroni takes about 22 s.
  std::chrono::milliseconds patience{40'000};
  // How long a starting server waits for one that has the database alone, or that was just killed.
  std::chrono::milliseconds lock_patience{5'000};
};

// `url`  postgresql://user@host/database, or libpq's key=value form; the password best in PGPASSWORD or ~/.pgpass. The
//        tables are made when they are not there.
// Owns   a part in an advisory lock in the database: who makes or fills its tables has it alone
// Fails  conflict: another has it alone, or servers of an older Schakel use it; storage: cannot be reached or used, or a newer one wrote it
[[nodiscard]] Result<std::unique_ptr<Journal>> open_postgres(const std::string& url, PostgresRules rules = {});

}  // namespace schakel::journal
