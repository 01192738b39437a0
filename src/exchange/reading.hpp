#pragma once
// Reading: what a reader says about a file beside what was in it, the same for people, ties and votes.

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "exchange/refused.hpp"

namespace schakel::exchange {

struct Reading {
  std::uint64_t rows = 0;             // read, the refused ones too; not the header
  std::vector<Refused> refused;       // rows left out, or why the reading stopped; the first 100
  std::uint64_t refused_in_all = 0;
  std::vector<Refused> noticed;       // rows that were taken with a remark; the first 100
  std::uint64_t noticed_in_all = 0;
  bool stopped = false;               // the rest of the file was not read; refused says why

  void refuse(Refused what);
  void notice(Refused what);
};

inline constexpr std::size_t kept_refusals = 100;

// For who takes a file as a whole or not at all: the first refusal, when there is one.
[[nodiscard]] Result<void> taken_whole(const Reading& reading);

}  // namespace schakel::exchange
