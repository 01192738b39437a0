#pragma once
// Guarded<T>: a value and its lock in one object, so that nobody reads it without holding the lock.
//
//   sessions.with([](auto& all) { all.erase(token); });
//
// Threads  any; `with` excludes everybody, `read` excludes only writers

#include <mutex>
#include <shared_mutex>
#include <utility>

namespace schakel {

template <class T>
class Guarded {
 public:
  Guarded() = default;
  explicit Guarded(T value) : value_(std::move(value)) {}

  template <class Use>
  decltype(auto) with(Use&& use) {
    const std::unique_lock lock(mutex_);
    return std::forward<Use>(use)(value_);
  }
  template <class Use>
  decltype(auto) read(Use&& use) const {
    const std::shared_lock lock(mutex_);
    return std::forward<Use>(use)(value_);
  }

 private:
  mutable std::shared_mutex mutex_;
  T value_;
};

}  // namespace schakel
