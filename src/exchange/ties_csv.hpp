#pragma once
// ties.csv: who works with whom, among the people of a roster. The format stands in docs/formats.md.
//
//   from,to,weight,at
//   ann,bob,3,2026-03-02T09:30Z
//
// Columns `from` and `to`, optional `weight` and `at`; others (`source`) are not kept.
// Edges  ties to oneself are dropped and counted; `at` is a moment or a number of seconds, the same kind in the whole file
// Fails  a row is refused for: somebody unknown (unless skipped, then counted), a weight that is not above 0, a time that
//        cannot be read. Stopped when `from` or `to` is missing

#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "domain/roster.hpp"
#include "exchange/reading.hpp"

namespace schakel::exchange {

enum class Unknown { refuse, skip };

struct TieRules {
  Unknown unknown = Unknown::refuse;
  bool directed = true;  // false: a row says that two people work together, whoever is named first
};

struct TiesReading : Reading {
  domain::Ties ties;
};

// Cost   O(text + people); memory for the ties and an index of the ids
[[nodiscard]] TiesReading read_ties(std::string_view text, const std::string& file, const domain::Roster& roster,
                                    const TieRules& rules = {}, const Limits& limits = {});

}  // namespace schakel::exchange
