#pragma once
// Sheets as the engine takes them: checked, without empty ballots, and in an order that does not depend on who came first.

#include <cstdint>
#include <vector>

#include "analysis/common_ground.hpp"
#include "opinion/votes.hpp"

namespace schakel::analysis {

struct OrderedSheets {
  opinion::Votes votes;
  std::vector<std::uint32_t> ballot;     // of each ballot here, its place in Sheets
  std::vector<std::uint32_t> statement;  // of each statement here, its place in Sheets
  std::vector<std::uint32_t> silo;       // of each silo here, its place in Sheets
  std::vector<std::int32_t> silo_of;     // per ballot, silo here; -1 = none
  std::vector<std::int32_t> camp_of;     // per ballot, from 0 without gaps; -1 = none; empty = not given
  std::uint32_t camps = 0;               // given
};

// Ids in the order people expect: numbers by size, before words by letter.
[[nodiscard]] bool id_before(std::string_view a, std::string_view b);

// Fails  invalid_input: shapes that do not fit, a silo that does not exist, two statements or silos of one name;
//        too_large: more ballots than limits.rows, or more cells than limits.bytes
[[nodiscard]] Result<OrderedSheets> ordered(const Sheets& sheets, const Limits& limits);

}  // namespace schakel::analysis
