#pragma once
// The journal in one file, schakel.db: SQLite in WAL mode with synchronous=FULL. What deployments start with.

#include <memory>
#include <string>

#include "journal/journal.hpp"

namespace schakel::journal {

// The folder is made when it is not there (readable by its owner only), and so is the file.
// Owns   the folder's lock: one server at a time
// Fails  conflict: another server has it; storage: the folder or the file cannot be used, or a newer Schakel wrote it
[[nodiscard]] Result<std::unique_ptr<Journal>> open_sqlite(const std::string& folder);

}  // namespace schakel::journal
