#include "domain/outside.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

Facts added_from_outside(const State& state, PersonId person, const std::string& what, std::string name, std::string email) {
  const std::string owner = key_owner(person);
  const std::string own_id = email.empty() ? what + " " + text_of(person) : email;
  const bool taken = state.by_own_id.contains(own_id);  // of somebody who left
  Profile profile;
  profile.id = {.owner = owner, .text = taken ? what + " " + text_of(person) : own_id};
  profile.name = {.owner = owner, .text = std::move(name)};
  profile.email = {.owner = owner, .text = std::move(email)};
  profile.apart = {.owner = owner, .text = {}};
  return {PersonAdded{.person = person, .profile = std::move(profile)}, CameFromOutside{.person = person}};
}

bool is_from_outside(const State& state, PersonId person) {
  const auto found = state.people.find(person);
  return found != state.people.end() && found->second.outside;
}

void fold_in(State& state, const CameFromOutside& fact, Instant) {
  if (Person* person = known(state.people, fact.person)) person->outside = true;
}

}  // namespace schakel::domain
