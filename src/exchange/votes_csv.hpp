#pragma once
// votes.csv: who said what to which statement. The format stands in docs/formats.md. Three kinds, known by their header:
//
//   person,statement,vote                                      agree | disagree | pass, or 1 | -1 | 0
//   timestamp,datetime,comment-id,voter-id,vote                Polis' votes.csv: every vote ever cast
//   participant,…,group-id,…,n-disagree,0,1,2,…                Polis' participants-votes.csv: one row per person
//
// In what Polis exports 1 is agree and -1 disagree (in its database it is the other way round).
// Edges  the last row of a pair wins; where there is a timestamp, the latest one, and of equal ones the last row.
//        People and statements come out in order of id (numbers by size), whatever the order of the rows. An empty cell of a
//        matrix is no answer; an empty group-id is no camp
// Fails  a row is refused for: an empty person or statement, a vote, timestamp or group that cannot be read, in a matrix a
//        person who is there twice. Stopped, with empty sheets, when a column is missing, or when people × statements is
//        over limits.bytes

#include <string>
#include <string_view>
#include <vector>

#include "analysis/common_ground.hpp"
#include "base/limits.hpp"
#include "exchange/reading.hpp"

namespace schakel::exchange {

inline constexpr std::size_t matrix_columns = 20'000;

struct VotesReading : Reading {
  std::vector<std::string> people;  // per ballot of the sheets
  analysis::Sheets sheets;          // without silos; given_camps only when the file had a group-id in any row
};

// Cost   O(text + people × statements)
[[nodiscard]] VotesReading read_votes(std::string_view text, const std::string& file, const Limits& limits = {});

// pairs.csv: `person,statement`, whose answers are to be predicted.
struct Pair {
  std::string person;
  std::string statement;
};
struct PairsReading : Reading {
  std::vector<Pair> pairs;
};
[[nodiscard]] PairsReading read_pairs(std::string_view text, const std::string& file, const Limits& limits = {});

}  // namespace schakel::exchange
