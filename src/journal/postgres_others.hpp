#pragma once
// others.hpp by PostgreSQL: LISTEN and NOTIFY, a lock for who leads, tables that are not logged.

#include <memory>
#include <string>

#include "journal/others.hpp"

namespace schakel::journal {

// `own`: the name of this server's writer, whose news is no news. `seed`: see others.hpp
[[nodiscard]] std::unique_ptr<Others> postgres_others(const std::string& url, const std::string& own, std::uint64_t seed);

}  // namespace schakel::journal
