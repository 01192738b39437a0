#include "cli/cli.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <ostream>

#include "base/nearest.hpp"
#include "base/text.hpp"
#include "cli/exit.hpp"

namespace schakel::cli {
namespace {

int code(Exit exit) { return static_cast<int>(exit); }

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string usage_of(const Command& command) {
  std::string line = "schakel " + std::string(command.name);
  for (const auto file : command.grammar.files) line += " " + std::string(file);
  if (command.grammar.more) line += "…";
  if (!command.grammar.options.empty()) line += " [options]";
  return line;
}

std::string typed(const Option& option) {
  return "--" + std::string(option.name) + (option.value.empty() ? "" : " " + std::string(option.value));
}

std::string help_of(const Command& command) {
  std::string text = std::string(command.help) + "\n\n  " + usage_of(command) + "\n";
  std::size_t width = 0;
  for (const auto& option : command.grammar.options) width = std::max(width, typed(option).size());
  if (width > 0) text += "\n";
  for (const auto& option : command.grammar.options) {
    text += "  " + padded(typed(option), width + 2) + std::string(option.help) + "\n";
  }
  return text;
}

std::string help_of(const std::vector<Command>& commands) {
  std::string text = "schakel: see where an organisation's silos are, and connect across them\n\n";
  std::size_t width = 0;
  for (const auto& command : commands) width = std::max(width, command.name.size());
  for (const auto& command : commands) {
    text += "  schakel " + padded(std::string(command.name), width + 2) + std::string(command.help) + "\n";
  }
  text += "\n  schakel COMMAND --help   what a command takes\n  schakel --version\n";
  return text;
}

int complain(Console& console, const std::string& sentence, Exit exit) {
  console.err << "schakel: " << sentence << "\n";
  return code(exit);
}

int unknown_command(const std::vector<Command>& commands, std::string_view word, Console& console) {
  std::vector<std::string_view> names;
  for (const auto& command : commands) names.push_back(command.name);
  const auto meant = nearest(word, names);
  std::string sentence = "there is no command \"" + shortened(mended_utf8(word.substr(0, 400))) + "\"";
  sentence += meant.empty() ? "; see schakel --help" : "; did you mean " + std::string(meant) + "?";
  return complain(console, sentence, Exit::usage);
}

bool asks_for_help(std::span<const std::string_view> words) {
  for (const auto word : words) {
    if (word == "--") return false;
    if (word == "--help" || word == "-h") return true;
  }
  return false;
}

int run_command(const Command& command, std::span<const std::string_view> words, Console& console) {
  if (asks_for_help(words)) {
    console.out << help_of(command);
    return code(Exit::done);
  }
  const auto args = Args::parse(command.grammar, words);
  if (!args) {
    (void)complain(console, args.error().message, Exit::usage);
    console.err << "  " << usage_of(command) << "\n";
    return code(Exit::usage);
  }
  const auto result = command.run(*args, console);
  if (!result) return complain(console, result.error().message, exit_of(result.error()));
  if (!console.out.flush()) return complain(console, "the result could not be written to stdout", Exit::fault);
  return code(Exit::done);
}

}  // namespace

int run(const std::vector<Command>& commands, std::span<const std::string_view> words, Console& console) try {
  if (words.empty()) {
    console.err << help_of(commands);
    return code(Exit::usage);
  }
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    console.out << help_of(commands);
    return code(Exit::done);
  }
  if (words[0] == "--version") {
    console.out << "schakel " << console.version << "\n";
    return code(Exit::done);
  }
  for (const auto& command : commands) {
    if (command.name == words[0]) return run_command(command, words.subspan(1), console);
  }
  return unknown_command(commands, words[0], console);
} catch (const std::bad_alloc&) {
  return complain(console, "there is not enough memory for this", Exit::limit);
} catch (const std::exception& problem) {
  return complain(console, std::string("a fault of the program: ") + problem.what(), Exit::fault);
}

}  // namespace schakel::cli
