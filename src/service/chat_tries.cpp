#include "service/chat_tries.hpp"

namespace schakel::service {

namespace {
constexpr std::chrono::minutes counted_for{10};
constexpr std::size_t most_by_name = 5;
constexpr std::size_t most_at_door = 50;
}  // namespace

bool ChatTries::take(const std::string& door, const std::string& name, Instant now) {
  return tried_.with([&](Tried& tried) {
    for (auto at = tried.begin(); at != tried.end();) {
      std::erase_if(at->second, [&](Instant when) { return when + counted_for <= now; });
      at = at->second.empty() ? tried.erase(at) : std::next(at);
    }
    const auto count = [&](const std::string& key) {
      const auto found = tried.find(key);
      return found == tried.end() ? 0 : found->second.size();
    };
    if (count(door) >= most_at_door || count(name) >= most_by_name) return false;
    tried[door].push_back(now);
    tried[name].push_back(now);
    return true;
  });
}

void ChatTries::give_back(const std::string& door) {
  tried_.with([&](Tried& tried) {
    const auto found = tried.find(door);
    if (found != tried.end() && !found->second.empty()) found->second.pop_back();
  });
}

}  // namespace schakel::service
