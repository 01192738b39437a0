#pragma once
// The files of a source: one that is read piece by piece, or a folder of them, always in the order of their names.

#include <string>

#include "base/result.hpp"
#include "cli/cli.hpp"
#include "sources/reader.hpp"

namespace schakel::cli {

// A file, stdin ("-"), or for mail, mbox and calendars a folder with those in it: of a Maildir all that stands in folders `cur`
// and `new`, else the files *.eml, *.mbox or *.ics.
// Fails  not_found or invalid_input naming the file. What is wrong inside is told to the gathering
[[nodiscard]] Result<void> gather_files(const std::string& path, sources::Kind kind, sources::Gathering& gathering, Console& console);

// An unpacked export of Slack.
[[nodiscard]] Result<void> gather_slack(const std::string& folder, sources::Gathering& gathering);

}  // namespace schakel::cli
