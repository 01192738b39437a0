#include "cli/commands.hpp"

#include "cli/circles_command.hpp"
#include "cli/ground_command.hpp"
#include "cli/group_command.hpp"
#include "cli/map_command.hpp"
#include "cli/similar_command.hpp"
#include "cli/ties_command.hpp"

namespace schakel::cli {

std::vector<Command> file_commands() {
  return {
      // One line each, in the order of `schakel --help`.
      map_command(),
      ties_command(),
      ground_command(),
      circles_command(),
      group_command(),
      similar_command(),
  };
}

}  // namespace schakel::cli
