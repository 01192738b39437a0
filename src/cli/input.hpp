#pragma once
// Input: the files a command is given, read whole within a budget. "-" is stdin.

#include <string>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "cli/cli.hpp"
#include "domain/roster.hpp"
#include "exchange/reading.hpp"
#include "exchange/ties_csv.hpp"

namespace schakel::cli {

// What a command on files takes; a server takes less.
inline constexpr Limits file_limits = {.bytes = 1ULL << 30, .rows = 50'000'000, .field_bytes = 64ULL << 10};

// Fails  not_found or invalid_input naming the file; too_large beyond limits.bytes, without reading on
[[nodiscard]] Result<std::string> read_file(const std::string& path, const Limits& limits = file_limits);
// Edges  the file is there whole or not at all: it is written beside its place and then put in it
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view text);

// What a reader took with a remark, a sentence each, on stderr.
void say_remarks(const exchange::Reading& reading, Console& console);

// people.csv and ties.csv as a whole: the first refused row fails the command. Remarks go to stderr.
[[nodiscard]] Result<domain::Roster> read_people_file(const std::string& path, Console& console);
[[nodiscard]] Result<domain::Ties> read_ties_file(const std::string& path, const domain::Roster& roster,
                                                  const exchange::TieRules& rules, Console& console);

// The place of --border in the roster's borders; the first one when it was not given.
[[nodiscard]] Result<std::size_t> border_in(const domain::Roster& roster, const Args& args);

}  // namespace schakel::cli
