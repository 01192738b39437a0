#include "app/test_clock.hpp"

#include <atomic>
#include <fstream>
#include <memory>
#include <optional>

#include "cli/cli.hpp"

namespace schakel::app {

namespace {

std::optional<std::int64_t> seconds_in(const std::string& file) {
  std::ifstream in(file);
  std::int64_t seconds = -1;
  if (!(in >> seconds) || seconds < 0 || seconds > 100LL * 366 * 86400) return std::nullopt;
  return seconds;
}

}  // namespace

Result<service::Clock> clock_ahead_by(const std::string& file) {
  const auto first = seconds_in(file);
  if (!first) return cli::wrong_usage("--test-clock: \"" + file + "\" does not hold a number of seconds");
  auto ahead = std::make_shared<std::atomic<std::int64_t>>(*first);
  return service::Clock([file, ahead] {
    if (const auto now = seconds_in(file)) ahead->store(*now);
    return service::system_now() + std::chrono::seconds(ahead->load());
  });
}

}  // namespace schakel::app
