#include "journal/open.hpp"

#include "journal/postgres.hpp"
#include "journal/sqlite.hpp"

namespace schakel::journal {

bool is_postgres(const std::string& data) { return data.starts_with("postgresql://") || data.starts_with("postgres://"); }

Result<std::unique_ptr<Journal>> open(const std::string& data) { return is_postgres(data) ? open_postgres(data) : open_sqlite(data); }

}  // namespace schakel::journal
