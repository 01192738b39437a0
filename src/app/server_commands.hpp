#pragma once
// The commands beside the server: its API description and settings as text, and what is done to a data folder that no
// server has open.

#include <vector>

#include "cli/cli.hpp"

namespace schakel::app {

// serve api settings link prove
[[nodiscard]] std::vector<cli::Command> server_commands();

}  // namespace schakel::app
