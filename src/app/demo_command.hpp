#pragma once
// `schakel demo`: makes a data folder with the demonstration organisation.

#include "cli/cli.hpp"

namespace schakel::app {

[[nodiscard]] cli::Command demo_command();

}  // namespace schakel::app
