#pragma once
// Kept: answers that took a while to compute, kept until what they were computed from has changed.
// Threads  any

#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "base/guarded.hpp"

namespace schakel::service {

template <class Key, class Value>
class Kept {
 public:
  [[nodiscard]] std::optional<Value> find(const Key& key, std::uint64_t version) const {
    return kept_.read([&](const auto& all) -> std::optional<Value> {
      const auto found = all.find(key);
      if (found == all.end() || found->second.first != version) return std::nullopt;
      return found->second.second;
    });
  }
  // Instead of the one that was kept under this key.
  void keep(const Key& key, std::uint64_t version, Value value) {
    kept_.with([&](auto& all) {
      if (all.size() >= most) all.clear();
      all.insert_or_assign(key, std::pair(version, std::move(value)));
    });
  }

 private:
  static constexpr std::size_t most = 256;
  Guarded<std::map<Key, std::pair<std::uint64_t, Value>>> kept_;
};

}  // namespace schakel::service
