#include "service/one_time.hpp"

#include "service/secrecy.hpp"

namespace schakel::service {

Result<std::string> OneTime::put(std::string what, Instant now) {
  std::string name = new_token();
  TRY(put_as(name, std::move(what), now));
  return name;
}

Result<void> OneTime::put_as(const std::string& name, std::string what, Instant now) {
  if (others_ != nullptr) return others_->put_once(kind_ + " " + name, what, now + lives_);
  waiting_.with([&](Waiting& waiting) {
    while (!waiting.order.empty() && (waiting.order.size() >= most_ || waiting.order.front().second <= now)) {
      waiting.by_name.erase(waiting.order.front().first);
      waiting.order.pop_front();
    }
    waiting.order.emplace_back(name, now + lives_);
    waiting.by_name.emplace(name, std::pair(std::move(what), now + lives_));
  });
  return {};
}

std::optional<std::string> OneTime::take(const std::string& name, Instant now) {
  if (others_ != nullptr) return others_->take_once(kind_ + " " + name, now).value_or(std::nullopt);
  return waiting_.with([&](Waiting& waiting) -> std::optional<std::string> {
    const auto found = waiting.by_name.find(name);
    if (found == waiting.by_name.end()) return std::nullopt;
    auto [what, until] = std::move(found->second);
    waiting.by_name.erase(found);
    return until > now ? std::optional(std::move(what)) : std::nullopt;
  });
}

}  // namespace schakel::service
