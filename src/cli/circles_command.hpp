#pragma once
// schakel circles: people.csv into circles, for one or several rounds.

#include "cli/cli.hpp"

namespace schakel::cli {

[[nodiscard]] Command circles_command();

}  // namespace schakel::cli
