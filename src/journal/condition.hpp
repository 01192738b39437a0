#pragma once
// What must hold where a journal is kept so that nothing acknowledged is lost, as far as it can be seen from outside.

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace schakel::journal {

struct Condition {
  std::vector<std::string> wrong;  // sentences: data can be lost or is not whole
  std::vector<std::string> look;   // sentences: it works, and somebody should look at it
  bool in_use = false;             // a server has it now
  std::optional<double> sync_ms;   // until a small write is on the disk, the median of 21; none for PostgreSQL
};

// A server may be using the data meanwhile. Makes nothing where nothing is.
// Fails  not_found: nothing was ever kept there; storage: it cannot be read at all
// Cost   reads the whole file (SQLite's own check); for PostgreSQL a few questions
[[nodiscard]] Result<Condition> condition_of(const std::string& data);

}  // namespace schakel::journal
