#pragma once
// Threads: blocks of an engine (base/blocks.hpp) done on several threads.

#include "base/blocks.hpp"

namespace schakel::cli {

// Edges  one thread: done in order, by the caller. An exception in a block ends the program, as one anywhere would
[[nodiscard]] Blocks on_threads(unsigned threads);

}  // namespace schakel::cli
