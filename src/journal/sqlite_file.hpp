#pragma once
// schakel.db, ready to be written: made with its tables when it is not there. Who opens it holds the folder's lock.

#include <string>

#include "journal/database.hpp"

namespace schakel::journal {

// Fails  storage: it cannot be used, or a newer Schakel wrote it
[[nodiscard]] Result<Database> open_sqlite_file(const std::string& folder);

}  // namespace schakel::journal
