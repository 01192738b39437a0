#pragma once
// Sheet: what one ballot in the box says, and its text. No person is named here.
//
//   {"silo":"Ruimte","votes":[{"statement":4,"vote":"agree"}],"handed_in":false,"change":1}
//
// On the sheet of a link meter are answers instead of votes:
//
//   {"silo":"Ruimte","answers":[{"question":"in_time","about":"Zorg","score":4}],"handed_in":false,"change":1}

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.hpp"
#include "domain/meter.hpp"
#include "service/views/round.hpp"

namespace schakel::service {

struct Sheet {
  std::string silo;  // under which it is counted: that of the key that signed the credential; "" = none
  std::vector<SheetVote> votes;
  std::vector<domain::MeterAnswer> answers;
  bool handed_in = false;
  std::optional<std::uint32_t> change = {};  // none in a closed box, and in those of before changes were counted
};
BOOST_DESCRIBE_STRUCT(Sheet, (), (silo, votes, answers, handed_in, change))

[[nodiscard]] std::string sheet_text(const Sheet& sheet);
// Fails  storage. Cost  O(bytes); of votes as sheet_text writes them a thirteenth of what reading any JSON takes, for a round has
//        millions of sheets
[[nodiscard]] Result<Sheet> sheet_from(const std::string& text);

// How a sheet lies in a closed box: nothing but the silo and the votes or answers, in the order of the questions.
[[nodiscard]] Result<std::string> closed_sheet(const std::string& text);

}  // namespace schakel::service
