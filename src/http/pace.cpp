#include "http/pace.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace schakel::http {

std::uint32_t Paces::take(std::string_view key, double now) {
  const std::lock_guard lock(mutex_);
  if (states_.size() >= most_keys_) forget_full(now);
  auto& state = states_.try_emplace(std::hash<std::string_view>{}(key), State{bucket_.burst, now}).first->second;
  state.tokens = std::min(bucket_.burst, state.tokens + std::max(0.0, now - state.at) * bucket_.per_second);
  state.at = now;
  if (state.tokens >= 1) {
    state.tokens -= 1;
    return 0;
  }
  return static_cast<std::uint32_t>(std::ceil((1 - state.tokens) / std::max(bucket_.per_second, 0.001)));
}

void Paces::forget_full(double now) {
  for (auto it = states_.begin(); it != states_.end();) {
    const bool full = it->second.tokens + (now - it->second.at) * bucket_.per_second >= bucket_.burst;
    it = full ? states_.erase(it) : std::next(it);
  }
  if (states_.size() >= most_keys_) states_.clear();  // an attack from everywhere: better forget than fall over
}

}  // namespace schakel::http
