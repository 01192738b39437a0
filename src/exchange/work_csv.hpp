#pragma once
// work.csv: what silos work on, each item with the person who can say what it is. The format stands in docs/formats.md.
//
//   id,title,owner,text,from,until
//   W12,Check addresses before sending,anna,"Every letter by hand",2026-09-14,2026-11-30
//
// Edges  the columns behind `owner` may be missing or empty; other columns are left alone
// Fails  a row is refused for: no id, title or owner, an id that was there before, or a day that is none

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "domain/overlap.hpp"
#include "exchange/reading.hpp"

namespace schakel::exchange {

struct WorkReading : Reading {
  std::vector<domain::WorkRow> items;  // as they came
  std::vector<std::uint64_t> lines;    // of the file, one per item
};

[[nodiscard]] WorkReading read_work(std::string_view text, const std::string& file, const Limits& limits = {});

}  // namespace schakel::exchange
