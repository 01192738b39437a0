#pragma once
// A load generator for benchmarks: keep-alive connections to 127.0.0.1, one request at a time on each, stops by itself.

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace schakel::bench {

struct Load {
  std::uint16_t port = 0;
  unsigned connections = 64;
  unsigned threads = 2;
  double per_second = 0;            // 0 = as fast as answers come; else an even pace over all connections
  std::chrono::milliseconds lasts{5'000};
  std::uint64_t most = UINT64_MAX;  // requests, whichever ends first
  bool may_close = false;           // the server may turn connections away; else that ends the program
  // The bytes of request number i (counted over all connections). "" = no more.
  std::function<std::string(std::uint64_t)> request;
};

struct Measured {
  std::uint64_t done = 0;      // answered with 2xx
  std::uint64_t refused = 0;   // answered otherwise
  std::uint64_t bytes = 0;     // of all answers, with their heads
  std::map<int, std::uint64_t> by_status;
  std::uint64_t turned_away = 0;  // connections that the server ended
  std::uint64_t busy_without_when = 0;  // 429 and 503 that do not say when to come again
  double seconds = 0;
  double processor_seconds = 0;  // of the client's own threads
  std::vector<double> milliseconds;  // of each answer; when paced, from the moment it was due. Sorted
  [[nodiscard]] double per_second() const { return seconds > 0 ? static_cast<double>(done) / seconds : 0; }
  [[nodiscard]] double quantile(double q) const {
    if (milliseconds.empty()) return 0;
    return milliseconds[static_cast<std::size_t>(q * static_cast<double>(milliseconds.size() - 1))];
  }
};

[[nodiscard]] Measured run_load(const Load& load);

}  // namespace schakel::bench
