#pragma once
// schakel similar: which statements say something in like words. On plain files.

#include "cli/cli.hpp"

namespace schakel::cli {

[[nodiscard]] Command similar_command();

}  // namespace schakel::cli
