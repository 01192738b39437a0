#include "service/views/head_counts.hpp"

#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

HeadCounts head_counts(const State& state) {
  HeadCounts counts;
  if (!state.borders.empty()) {
    std::vector<PersonId> all;
    for (const auto& [id, person] : state.people) {
      if (person.here && !person.outside) all.push_back(id);
    }
    counts.silos = silos_of(state, all, state.borders.front());
  }
  for (const auto& [id, programme] : state.programmes) {
    const std::vector<PersonId> here = here_of(state, programme.people);
    counts.programmes[id] = {.silos = silos_of(state, here, programme.border), .people = static_cast<std::uint32_t>(here.size())};
  }
  return counts;
}

}  // namespace schakel::service
