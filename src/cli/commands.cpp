#include "cli/commands.hpp"

#include "cli/ground_command.hpp"

namespace schakel::cli {

std::vector<Command> file_commands() {
  return {
      // One line each, in the order of `schakel --help`.
      ground_command(),
  };
}

}  // namespace schakel::cli
