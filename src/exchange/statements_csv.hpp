#pragma once
// statements.csv: the texts behind the ids of votes.csv. The format stands in docs/formats.md.
//
//   id,text,moderated
//   1,"We answer permit questions within a week",1
//
// Polis' comments.csv is read too, known by its columns comment-id and comment-body.
// Edges  moderated: -1 = taken out, 0 or empty = not looked at, 1 = let through. A text over 500 characters is cut, with a
//        remark
// Fails  a row is refused for: no id, an id that was there before, a `moderated` that is none of these

#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "exchange/reading.hpp"

namespace schakel::exchange {

struct StatementText {
  std::string id;
  std::string text;
  bool taken_out = false;
};

struct StatementsReading : Reading {
  std::vector<StatementText> statements;  // as they came
};

[[nodiscard]] StatementsReading read_statements(std::string_view text, const std::string& file, const Limits& limits = {});

}  // namespace schakel::exchange
