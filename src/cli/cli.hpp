#pragma once
// The command line: a table of commands, found by their first word. Results go to stdout, words to stderr.
//
// A command is one file, src/cli/<name>_command.cpp, that gives a Command; src/cli/commands.cpp lists those that work on
// plain files, app/main.cpp adds those that need a server. What is not in the table does not exist.

#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/args.hpp"

namespace schakel::cli {

// Where a command speaks. `err_is_terminal`: progress may be shown there.
struct Console {
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
  std::string version;
};

struct Command {
  std::string_view name;
  std::string_view help;  // one line: what it gives
  Grammar grammar;
  // The error's sentence goes to stderr, its kind becomes the exit code (exit.hpp).
  std::function<Result<void>(const Args&, Console&)> run;
};

// The whole program: answers --help, --version, `COMMAND --help`; gives the exit code. `words` is without the program's name.
// Nothing escapes: an exception is said on stderr and is exit code 1 (4 when memory ran out).
[[nodiscard]] int run(const std::vector<Command>& commands, std::span<const std::string_view> words, Console& console);

}  // namespace schakel::cli
