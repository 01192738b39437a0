#pragma once
// schakel group: the maximally diverse grouping problem, from a file of MDGPLIB.

#include "cli/cli.hpp"

namespace schakel::cli {

[[nodiscard]] Command group_command();

}  // namespace schakel::cli
