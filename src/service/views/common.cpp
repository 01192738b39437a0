#include "service/views/common.hpp"

namespace schakel::service {

std::string name_of(const domain::Profile& profile) {
  return profile.name.text.empty() ? profile.id.text : profile.name.text;
}

PersonLine person_line(const domain::State& state, domain::PersonId person, std::string_view border) {
  const auto found = state.people.find(person);
  if (found == state.people.end() || found->second.profile.name.forgotten || !found->second.here) {
    return {.id = person, .name = std::nullopt, .silo = domain::silo_of(state, person, border)};
  }
  return {.id = person, .name = name_of(found->second.profile), .silo = domain::silo_of(state, person, border)};
}

}  // namespace schakel::service
