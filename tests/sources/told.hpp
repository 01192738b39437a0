#pragma once
// What a source tells: its ties as rows of ties.csv, beside what was read, left out and refused.

#include <string>
#include <string_view>
#include <vector>

#include "exchange/people_csv.hpp"
#include "sources/reader.hpp"
#include "sources/slack.hpp"
#include "sources/tie_writing.hpp"

namespace schakel::sources::test {

// anna, bas, cor and dirk, with addresses at x.org; eva has none.
inline const domain::Roster& few() {
  static const domain::Roster roster =
      exchange::read_people("id,email,department\nanna,Anna@x.org,A\nbas,bas@x.org,A\ncor,cor@x.org,B\ndirk,dirk@x.org,B\neva,,B\n", "people.csv").roster;
  return roster;
}

inline Key some_key() {
  Key key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<unsigned char>(i);
  return key;
}

struct Told {
  std::vector<std::string> rows;  // "anna,bas,0.5,2026-03-02T09:30:00Z"
  Gathered gathered;

  // Everything that could reach a file or a screen.
  [[nodiscard]] std::string all() const {
    std::string text;
    for (const auto& row : rows) text += row + "\n";
    for (const auto* list : {&gathered.refused, &gathered.noticed}) {
      for (const auto& one : *list) text += one.sentence + "\n" + one.value + "\n";
    }
    return text;
  }
  [[nodiscard]] std::string refusal() const { return gathered.refused.empty() ? "taken" : gathered.refused.front().sentence; }
  [[nodiscard]] std::string remark() const { return gathered.noticed.empty() ? "none" : gathered.noticed.front().sentence; }
};

struct How {
  Names names = Names::of_people(few());
  GatherRules rules = {};
  std::size_t piece = 1 << 20;
};

template <class Feed>
Told tell(const How& how, Feed&& feed) {
  Told told;
  Gathering gathering(how.names, how.rules, [&](const TieRow& tie) {
    std::string row = ties_row(tie, "", Clock::whole);
    told.rows.push_back(row.substr(0, row.rfind(',')));
  });
  feed(gathering);
  told.gathered = gathering.gathered();
  return told;
}

inline Told tell(Kind kind, std::string_view text, const How& how = {}) {
  return tell(how, [&](Gathering& gathering) {
    const auto reader = reader_of(kind, "file", gathering);
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(std::min(how.piece, rest.size()))) reader->feed(rest.substr(0, how.piece));
    reader->end();
  });
}

using Rows = std::vector<std::string>;

}  // namespace schakel::sources::test
