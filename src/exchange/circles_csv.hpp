#pragma once
// circles.csv: who sat in which circle in which round. What `schakel circles --csv` writes and `--history` reads.
//
//   round,circle,person
//   1,1,ann
//   1,1,bob
//
// `round` is a whole number from 1, rising in time; `circle` is any name, its own in each round; other columns are not kept.
// Edges  rows may stand in any order; rounds may be missing; somebody who is not among the people has left: noticed, and
//        not kept
// Fails  a row is refused for: a round that is no such number, no circle, nobody, somebody who is in that round already.
//        Stopped when a column is missing

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "domain/roster.hpp"
#include "exchange/reading.hpp"

namespace schakel::exchange {

struct EarlierCircle {
  std::uint32_t round = 0;
  std::string name;
  std::vector<std::uint32_t> people;  // indexes into Roster::people, as they stand in the file
  std::uint32_t left = 0;             // how many more sat here who are not among the people any more
};

struct CirclesReading : Reading {
  std::vector<EarlierCircle> circles;  // the oldest round first, in a round as they first appear
};

[[nodiscard]] CirclesReading read_circles(std::string_view text, const std::string& file, const domain::Roster& roster,
                                          const Limits& limits = {});

}  // namespace schakel::exchange
