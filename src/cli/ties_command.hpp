#pragma once
// schakel ties KIND FILE…: ties from mail, calendars, git, chats, graphs and tables. Only who, whom and when come out.

#include "cli/cli.hpp"

namespace schakel::cli {

[[nodiscard]] Command ties_command();

}  // namespace schakel::cli
