#pragma once
// Answers as a head of the model takes them: yes or no to a question, or half a word. Grouped by one side's members.

#include <cstdint>
#include <vector>

#include "opinion/votes.hpp"

namespace schakel::opinion {

// One yes or no: agree or disagree, or in the second head passed or not.
struct YesNo {
  std::uint32_t ballot = 0;
  std::uint32_t statement = 0;
  bool yes = false;
};

struct YesNos {
  std::uint32_t ballots = 0;
  std::uint32_t statements = 0;
  std::vector<YesNo> list;  // by ballot, then statement
};

[[nodiscard]] YesNos agree_or_not(const Votes& votes);  // passes left out
[[nodiscard]] YesNos pass_or_not(const Votes& votes);

// The same by ballot or by statement.
struct Lists {
  std::vector<std::size_t> first;    // [members + 1]
  std::vector<std::uint32_t> other;  // the other side's member, times two, plus one for yes
  [[nodiscard]] std::size_t members() const { return first.size() - 1; }
  [[nodiscard]] bool empty(std::size_t member) const { return first[member] == first[member + 1]; }
};

// Cost  O(answers)
[[nodiscard]] Lists lists_by_ballot(const YesNos& answers);
[[nodiscard]] Lists lists_by_statement(const YesNos& answers);

}  // namespace schakel::opinion
