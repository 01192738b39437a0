#pragma once
// schakel ground: what a round of votes says that people, or silos, share. On plain files.

#include "cli/cli.hpp"

namespace schakel::cli {

[[nodiscard]] Command ground_command();

}  // namespace schakel::cli
