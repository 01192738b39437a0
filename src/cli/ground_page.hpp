#pragma once
// The page of `schakel ground --html`: one file, no scripts, nothing fetched; intervals are drawn, and stand beside it in words.

#include <string>
#include <vector>

#include "analysis/common_ground.hpp"
#include "exchange/statements_csv.hpp"

namespace schakel::cli {

// `texts`: of those statements that have one. Those that moderators took out are not on the page.
[[nodiscard]] std::string ground_page(const analysis::CommonGround& ground, const std::vector<exchange::StatementText>& texts);

}  // namespace schakel::cli
