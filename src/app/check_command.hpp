#pragma once
// schakel check: says in words what is wrong with a set-up, before people notice. Takes what `serve` takes.

#include "cli/cli.hpp"

namespace schakel::app {

[[nodiscard]] cli::Command check_command();

}  // namespace schakel::app
