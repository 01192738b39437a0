#include "service/views/common.hpp"

namespace schakel::service {

PersonLine person_line(const domain::State& state, domain::PersonId person, std::string_view border) {
  const auto found = state.people.find(person);
  if (found == state.people.end() || found->second.profile.name.forgotten || !found->second.here) {
    return {.id = person, .name = std::nullopt, .silo = domain::silo_of(state, person, border)};
  }
  return {.id = person, .name = found->second.profile.name.text, .silo = domain::silo_of(state, person, border)};
}

}  // namespace schakel::service
