#pragma once
// Opens the journal that a name names: "postgresql://…" is PostgreSQL, anything else a folder with SQLite's file.

#include <memory>
#include <string>

#include "journal/journal.hpp"

namespace schakel::journal {

[[nodiscard]] bool is_postgres(const std::string& data);

// Fails  as open_sqlite and open_postgres do
[[nodiscard]] Result<std::unique_ptr<Journal>> open(const std::string& data);

}  // namespace schakel::journal
