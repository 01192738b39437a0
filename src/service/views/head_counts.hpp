#pragma once
// Head counts: how many people each silo has, of the organisation and of its programmes. It takes as long as there are people, and
// nearly every screen shows some of it, so it is counted once for all who look.

#include <map>

#include "domain/state.hpp"

namespace schakel::service {

struct HeadCounts {
  struct OfProgramme {
    std::vector<domain::SiloSize> silos;  // along its border
    std::uint32_t people = 0;
  };
  std::vector<domain::SiloSize> silos;  // of the first border; without people from outside
  std::map<domain::ProgrammeId, OfProgramme> programmes;  // those who are here
};

[[nodiscard]] HeadCounts head_counts(const domain::State& state);

}  // namespace schakel::service
