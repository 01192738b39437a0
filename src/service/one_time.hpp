#pragma once
// What may be answered once, within a short time: challenges of passkeys, sign-ins on their way to an identity provider.
// In memory only: after a restart people begin again.
// Threads  any

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/guarded.hpp"
#include "base/time.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

template <class T>
class OneTime {
 public:
  explicit OneTime(std::chrono::seconds lives, std::size_t most = 100'000) : lives_(lives), most_(most) {}

  // Under a name that nobody can guess. When there are too many the oldest go.
  [[nodiscard]] std::string put(T what, Instant now) {
    std::string name = new_token();
    waiting_.with([&](Waiting& waiting) {
      while (!waiting.order.empty() && (waiting.order.size() >= most_ || waiting.order.front().second <= now)) {
        waiting.by_name.erase(waiting.order.front().first);
        waiting.order.pop_front();
      }
      waiting.order.emplace_back(name, now + lives_);
      waiting.by_name.emplace(name, std::pair(std::move(what), now + lives_));
    });
    return name;
  }
  // Gone afterwards, whatever becomes of it.
  [[nodiscard]] std::optional<T> take(const std::string& name, Instant now) {
    return waiting_.with([&](Waiting& waiting) -> std::optional<T> {
      const auto found = waiting.by_name.find(name);
      if (found == waiting.by_name.end()) return std::nullopt;
      auto [what, until] = std::move(found->second);
      waiting.by_name.erase(found);
      return until > now ? std::optional<T>(std::move(what)) : std::nullopt;
    });
  }

 private:
  struct Waiting {
    std::map<std::string, std::pair<T, Instant>> by_name;
    std::deque<std::pair<std::string, Instant>> order;
  };
  std::chrono::seconds lives_;
  std::size_t most_;
  Guarded<Waiting> waiting_;
};

}  // namespace schakel::service
