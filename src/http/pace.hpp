#pragma once
// Token buckets: how often one address may try to sign in and one person may send commands. Generous for people and a
// kick-off in one building behind one address; there to stop a script.
//
// Threads  any

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace schakel::http {

struct Bucket {
  double burst = 100;       // tokens when full
  double per_second = 10;   // tokens that come back
};

class Paces {
 public:
  explicit Paces(Bucket bucket, std::size_t most_keys = 100'000) : bucket_(bucket), most_keys_(most_keys) {}

  // Takes one token. `now` in seconds of any steady clock. The answer is 0 when there was one, else how many whole seconds
  // to wait. The key is kept as a hash only.
  [[nodiscard]] std::uint32_t take(std::string_view key, double now);

 private:
  struct State {
    double tokens;
    double at;
  };
  void forget_full(double now);
  Bucket bucket_;
  std::size_t most_keys_;
  std::mutex mutex_;
  std::unordered_map<std::size_t, State> states_;
};

}  // namespace schakel::http
