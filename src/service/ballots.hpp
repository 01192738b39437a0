#pragma once
// Ballots: what a sheet in the box says, and what a box says when its round closes. No person is named here.
//
//   {"silo":"Ruimte","votes":[{"statement":4,"vote":"agree"}],"handed_in":false}
//
// A sheet counts when it has an answer, handed in or not: what somebody answered is not lost because they were called away.

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/common_ground.hpp"
#include "base/result.hpp"
#include "domain/round.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

struct Sheet {
  std::string silo;  // the voter's when the ballot was taken; "" = none
  std::vector<SheetVote> votes;
  bool handed_in = false;
};
BOOST_DESCRIBE_STRUCT(Sheet, (), (silo, votes, handed_in))

[[nodiscard]] std::string sheet_text(const Sheet& sheet);
[[nodiscard]] Result<Sheet> sheet_from(const std::string& text);

// Fails  invalid_input: a statement that is not in the round, or twice
[[nodiscard]] Result<void> check_votes(const domain::Round& round, const std::vector<SheetVote>& votes);

// What decide gets to know of a box.
[[nodiscard]] Result<domain::CountRound> counted(const domain::Round& round, const std::vector<std::string>& sheets);

// What an analysis gets to know of it.
[[nodiscard]] Result<analysis::Sheets> sheets_for_analysis(const domain::Round& round, const std::vector<std::string>& sheets);

}  // namespace schakel::service
