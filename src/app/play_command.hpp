#pragma once
// schakel play: a story in a file, played through the service on a folder of its own, with what came of every step.

#include "cli/cli.hpp"

namespace schakel::app {

[[nodiscard]] cli::Command play_command();

}  // namespace schakel::app
