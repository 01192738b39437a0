#pragma once
// Limits: the budget of a reader or an engine. Hostile input is normal; whoever reads says beforehand how much it takes.

#include <cstdint>

namespace schakel {

struct Limits {
  std::uint64_t bytes = 64ULL << 20;   // of input text, or of working memory in an engine
  std::uint64_t rows = 2'000'000;      // of a table
  std::uint64_t field_bytes = 64ULL << 10;  // of one field of a table
  std::uint64_t steps = 100'000'000;   // of a search
};

}  // namespace schakel
