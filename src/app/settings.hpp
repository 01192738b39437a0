#pragma once
// Settings of the server: flags, or SCHAKEL_* in the environment, or their defaults; a flag wins. docs/settings.md is the
// table below as `schakel settings` prints it.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "http/dispatch.hpp"
#include "http/server.hpp"
#include "service/service.hpp"

namespace schakel::app {

struct Setting {
  std::string_view flag;         // "port"; "" = only in the environment
  std::string_view environment;  // "SCHAKEL_PORT"; "" = only as a flag
  std::string_view value;        // "N"; "" = stands alone
  std::string_view otherwise;    // the default, as text
  std::string_view help;         // one line
};
[[nodiscard]] const std::vector<Setting>& settings_table();
// As a Markdown table.
[[nodiscard]] std::string settings_text();

// The environment as a question, so that tests can answer it.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] std::optional<std::string> from_process(const std::string& name);

struct ServeSettings {
  service::Settings service;
  http::ServerSettings server;
  http::DoorRules door;
  std::string security_contact;  // "mailto:…" or "https://…"; empty = there is no /.well-known/security.txt
  bool links = false;
  std::string test_clock;  // the file that moves the clock; empty = the real time
};

// Fails  wrong_usage naming the flag or variable: no data folder, a number that is none, a URL that is none
[[nodiscard]] Result<ServeSettings> serve_settings(const cli::Args& args, const Environment& environment);
// The flags of the table.
[[nodiscard]] std::vector<cli::Option> serve_options();

// What `--data` names, for commands beside the server. Fails  not_found when no organisation was ever kept there
[[nodiscard]] Result<std::string> existing_data(const cli::Args& args, const Environment& environment);

}  // namespace schakel::app
