#include "cli/commands.hpp"

namespace schakel::cli {

std::vector<Command> file_commands() {
  return {
      // One line each, in the order of `schakel --help`.
  };
}

}  // namespace schakel::cli
