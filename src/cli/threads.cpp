#include "cli/threads.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace schakel::cli {

Blocks on_threads(unsigned threads) {
  if (threads <= 1) return one_by_one;
  return [threads](std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
      for (std::size_t block = next++; block < count; block = next++) work(block);
    };
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) helpers.emplace_back(take);
    take();
  };
}

}  // namespace schakel::cli
