// The program: the only file that knows every part. Collects the commands and gives the process its streams.

#include <unistd.h>

#include <iostream>
#include <string_view>
#include <utility>
#include <vector>

#include "app/check_command.hpp"
#include "app/demo_command.hpp"
#include "app/handbook_command.hpp"
#include "app/keeping_commands.hpp"
#include "app/play_command.hpp"
#include "app/server_commands.hpp"
#include "cli/cli.hpp"
#include "cli/commands.hpp"

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string_view> typed(words + (count > 0 ? 1 : 0), words + count);
  schakel::cli::Console console{
      .out = std::cout, .err = std::cerr, .err_is_terminal = isatty(STDERR_FILENO) == 1, .version = SCHAKEL_VERSION};
  auto commands = schakel::cli::file_commands();
  commands.push_back(schakel::app::check_command());
  commands.push_back(schakel::app::demo_command());
  commands.push_back(schakel::app::play_command());
  commands.push_back(schakel::app::handbook_command());
  for (auto& command : schakel::app::server_commands()) commands.push_back(std::move(command));
  for (auto& command : schakel::app::keeping_commands()) commands.push_back(std::move(command));
  return schakel::cli::run(commands, typed, console);
}
