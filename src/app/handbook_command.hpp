#pragma once
// schakel handbook FILE: a programme's handbook as a file, while no server runs.

#include "cli/cli.hpp"

namespace schakel::app {

[[nodiscard]] cli::Command handbook_command();

}  // namespace schakel::app
