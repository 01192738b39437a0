#pragma once
// Ballots whose voters are known, put into the silos of a roster: what votes.csv and people.csv are together. Within a
// running organisation nobody's ballot has a name; there the box itself says of which silo it is.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "analysis/common_ground.hpp"
#include "domain/roster.hpp"

namespace schakel::analysis {

struct InSilos {
  Sheets sheets;              // the silos by name, with all their people, also who did not vote
  std::uint32_t strangers = 0;  // voters who are not in the roster; they are counted, in no silo
};

// Shape  voters: the id of each ballot's; border: index into Roster::borders
// Cost   O(people + voters)
[[nodiscard]] InSilos in_silos(Sheets sheets, std::span<const std::string> voters, const domain::Roster& roster, std::size_t border);

}  // namespace schakel::analysis
