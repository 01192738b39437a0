#pragma once
// Commands for who keeps the data: backup, restore, move.

#include <vector>

#include "cli/cli.hpp"

namespace schakel::app {

[[nodiscard]] std::vector<cli::Command> keeping_commands();

}  // namespace schakel::app
