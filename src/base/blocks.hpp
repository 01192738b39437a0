#pragma once
// Blocks: how an engine that starts no thread of its own can still use several. It cuts its work into blocks that do not
// depend on each other and hands them out; whoever called decides who does them (cli/threads.hpp has the threads).
//
// Threads  an engine gives each block its own output and joins the outputs in order of block, so that 1, 2 and 4 threads
//          give the same bytes

#include <cstddef>
#include <functional>

namespace schakel {

// Does work(0) … work(count - 1), in any order, perhaps at the same time, and returns when all are done.
using Blocks = std::function<void(std::size_t count, const std::function<void(std::size_t block)>& work)>;

inline void one_by_one(std::size_t count, const std::function<void(std::size_t block)>& work) {
  for (std::size_t block = 0; block < count; ++block) work(block);
}

}  // namespace schakel
