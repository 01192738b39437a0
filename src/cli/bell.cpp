#include "cli/bell.hpp"

#include <chrono>

namespace schakel::cli {

Bell::Bell(double seconds) {
  if (seconds <= 0) return;
  thread_ = std::jthread([this, seconds](const std::stop_token& quiet) {
    std::unique_lock lock(mutex_);
    const auto time = std::chrono::duration<double>(seconds);
    if (!done_.wait_for(lock, quiet, time, [&] { return quiet.stop_requested(); })) source_.request_stop();
  });
}

}  // namespace schakel::cli
