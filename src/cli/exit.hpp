#pragma once
// Exit codes, a contract with scripts (docs/formats.md).

#include "base/result.hpp"

namespace schakel::cli {

enum class Exit : int { done = 0, fault = 1, usage = 2, input = 3, limit = 4 };

[[nodiscard]] Exit exit_of(const Error& error);

}  // namespace schakel::cli
