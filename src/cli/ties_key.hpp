#pragma once
// The file with the key for ties: made when it is not there, readable by its owner alone.

#include <string>

#include "cli/cli.hpp"
#include "sources/key.hpp"

namespace schakel::cli {

// Fails  wrong_usage when it cannot be made; invalid_input when others may read it, or it is no key
[[nodiscard]] Result<sources::Key> ties_key(const std::string& path, Console& console);

}  // namespace schakel::cli
