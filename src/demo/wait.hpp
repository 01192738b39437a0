#pragma once
// Waits for what the service answers later, so that a story can be told one thing after another.

#include <future>
#include <utility>

#include "base/result.hpp"

namespace schakel::demo {

// `ask` gets the callback to give to the service. Not from a thread of the service.
template <class T, class Ask>
[[nodiscard]] Result<T> wait_for(Ask ask) {
  std::promise<Result<T>> promise;
  auto answer = promise.get_future();
  ask([&promise](Result<T> result) { promise.set_value(std::move(result)); });
  return answer.get();
}

}  // namespace schakel::demo
