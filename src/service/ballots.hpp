#pragma once
// Ballots: what a sheet in the box says, and what a box says when its round closes. No person is named here.
//
//   {"silo":"Ruimte","votes":[{"statement":4,"vote":"agree"}],"handed_in":false,"change":1}
//
// A sheet counts when it has an answer, handed in or not: what somebody answered is not lost because they were called away.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/common_ground.hpp"
#include "base/result.hpp"
#include "domain/round.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

struct Sheet {
  std::string silo;  // under which it is counted: that of the key that signed the credential; "" = none
  std::vector<SheetVote> votes;
  bool handed_in = false;
  std::optional<std::uint32_t> change = {};  // none in a closed box, and in those of before changes were counted
};
BOOST_DESCRIBE_STRUCT(Sheet, (), (silo, votes, handed_in, change))

[[nodiscard]] std::string sheet_text(const Sheet& sheet);
[[nodiscard]] Result<Sheet> sheet_from(const std::string& text);

// Fails  invalid_input: a statement that is not in the round, or twice
[[nodiscard]] Result<void> check_votes(const domain::Round& round, const std::vector<SheetVote>& votes);

// How a sheet lies in a closed box: nothing but the silo and the votes, in the order of the statements.
[[nodiscard]] Result<std::string> closed_sheet(const std::string& text);

using Box = std::map<std::string, std::string>;  // by the names of the ballots (bytes)

// What decide gets to know of a box.
[[nodiscard]] Result<domain::CountRound> counted(const domain::Round& round, const Box& box);

// The tree over a closed box: the leaves in the order of the ballots' names.
struct ClosedBox {
  std::vector<std::string> names;
  std::vector<std::string> leaves;  // hashes
  std::string root;                 // hexadecimal
};
[[nodiscard]] ClosedBox closed_box(const Box& box);

// What an analysis gets to know of it.
[[nodiscard]] Result<analysis::Sheets> sheets_for_analysis(const domain::Round& round, const std::vector<std::string>& sheets);

}  // namespace schakel::service
