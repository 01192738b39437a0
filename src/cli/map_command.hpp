#pragma once
// schakel map: the silo map of two plain files.

#include "cli/cli.hpp"

namespace schakel::cli {

[[nodiscard]] Command map_command();

}  // namespace schakel::cli
