#pragma once
// Ballots of the demonstration, taken and filled in as a browser does it.

#include <vector>

#include "base/result.hpp"
#include "service/service.hpp"

namespace schakel::demo {

struct Voter {
  domain::PersonId person;
  std::vector<service::SheetVote> votes;
  std::vector<domain::MeterAnswer> answers = {};  // of a link meter
};

// Takes and hands in one ballot for each; many at a time. Fails with the first that was refused.
[[nodiscard]] Result<void> cast_ballots(service::Service& service, domain::OrganisationId organisation,
                                        domain::RoundId round, const std::vector<Voter>& voters);

}  // namespace schakel::demo
