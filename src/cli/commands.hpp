#pragma once
// The commands that work on plain files, without server or database.

#include <vector>

#include "cli/cli.hpp"

namespace schakel::cli {

[[nodiscard]] std::vector<Command> file_commands();

}  // namespace schakel::cli
