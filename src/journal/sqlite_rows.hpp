#pragma once
// rows.hpp for a folder with SQLite's file.

#include <string>

#include "journal/rows.hpp"

namespace schakel::journal {

[[nodiscard]] Result<void> each_sqlite_row(const std::string& folder, const UseRow& use);
[[nodiscard]] Result<void> fill_sqlite(const std::string& folder, const Source& source);

}  // namespace schakel::journal
