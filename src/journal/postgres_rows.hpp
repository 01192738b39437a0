#pragma once
// rows.hpp for PostgreSQL.

#include <string>

#include "journal/rows.hpp"

namespace schakel::journal {

[[nodiscard]] Result<void> each_postgres_row(const std::string& url, const UseRow& use);
[[nodiscard]] Result<void> fill_postgres(const std::string& url, const Source& source);

}  // namespace schakel::journal
