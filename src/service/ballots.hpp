#pragma once
// Ballots: what may be on a sheet, and what a box says when its round closes. No person is named here.
//
// A sheet counts when it has an answer, handed in or not: what somebody answered is not lost because they were called away.

#include <map>
#include <string>
#include <vector>

#include "analysis/common_ground.hpp"
#include "analysis/meter.hpp"
#include "base/result.hpp"
#include "domain/round.hpp"
#include "service/sheet.hpp"

namespace schakel::service {

// Fails  invalid_input: a statement that is not in the round, or twice
[[nodiscard]] Result<void> check_votes(const domain::Round& round, const std::vector<SheetVote>& votes);

// Fails  invalid_input: answers in a round that is no link meter, about a silo that is not asked about or their own, about more
//        than three, twice, or a score that is none of the five. `silo`: of the sheet
[[nodiscard]] Result<void> check_answers(const domain::Round& round, const std::string& silo, const std::vector<domain::MeterAnswer>& answers);

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
[[nodiscard]] Result<analysis::MeterSheets> sheets_for_meter(const domain::Round& round, const std::vector<std::string>& sheets);
[[nodiscard]] Result<analysis::Sheets> sheets_for_analysis(const domain::Round& round, const std::vector<std::string>& sheets);

}  // namespace schakel::service
