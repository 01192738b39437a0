#include "domain/organisation.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

std::size_t administrators(const State& state) {
  return static_cast<std::size_t>(std::count_if(state.people.begin(), state.people.end(), [&](const auto& entry) {
    return has_role(state, entry.first, Role::administrator);
  }));
}

Result<void> check_raised(std::string_view field, std::uint32_t now, std::uint32_t asked, std::uint32_t most) {
  if (asked < now) {
    return refuse("error.limit_lowered",
                  {{"field", std::string(field)}, {"now", std::to_string(now)}, {"asked", std::to_string(asked)}});
  }
  if (asked > most) {
    return refuse("error.limit_too_high",
                  {{"field", std::string(field)}, {"most", std::to_string(most)}, {"asked", std::to_string(asked)}});
  }
  return {};
}

// Whoever proposes does not approve.
Result<void> check_apart(const State& state, PersonId person, Role role) {
  const Role other = role == Role::administrator ? Role::works_council : Role::administrator;
  const bool either = role == Role::administrator || role == Role::works_council;
  if (either && has_role(state, person, other)) return refuse("error.council_apart");
  return {};
}

std::size_t council_members(const State& state) {
  return static_cast<std::size_t>(std::count_if(state.people.begin(), state.people.end(), [&](const auto& entry) {
    return has_role(state, entry.first, Role::works_council);
  }));
}

}  // namespace

Result<void> keeps_an_administrator(const State& state, PersonId without) {
  if (has_role(state, without, Role::administrator) && administrators(state) == 1) {
    return refuse("error.last_administrator");
  }
  return {};
}

Result<Facts> decide_on(const State& state, const Asking&, const FoundOrganisation& asked) {
  if (state.founded) return refuse("error.already_founded", {{"name", state.name}});
  const std::string name = TRY(line(asked.name, "name", name_longest));
  const std::string administrator = TRY(line(asked.administrator, "administrator", name_longest));
  const std::string email = TRY(optional_line(asked.email.value_or(""), "email", name_longest));
  const PersonId person(state.last.person + 1);
  const std::string owner = key_owner(person);
  Profile profile;
  profile.id = {.owner = owner, .text = email.empty() ? "administrator" : email};
  profile.name = {.owner = owner, .text = administrator};
  profile.email = {.owner = owner, .text = email};
  profile.apart = {.owner = owner, .text = {}};
  return Facts{OrganisationFounded{.name = name, .language = asked.language},
               PersonAdded{.person = person, .profile = std::move(profile)},
               RoleGiven{.person = person, .role = Role::facilitator},
               RoleGiven{.person = person, .role = Role::administrator}};
}

Result<void> check_limit(const State& state, const Limit& asked) {
  TRY(check_raised("people", state.limit.people, asked.people, limit_people_most));
  TRY(check_raised("answers", state.limit.answers, asked.answers, limit_people_most));
  TRY(check_raised("response", state.limit.response, asked.response, 100));
  return {};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const RaiseLimit& asked) {
  TRY(state.works_council ? needs_works_council(state, asking) : needs_administrator(state, asking));
  TRY(check_limit(state, asked.limit));
  if (asked.limit == state.limit) return Facts{};
  return Facts{LimitRaised{.limit = asked.limit}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const GiveRole& asked) {
  const Person* person = TRY(existing(state, asked.person));
  if (asked.role == Role::coach) {
    TRY(needs_facilitator_or_administrator(state, asking));
  } else {
    TRY(needs_administrator(state, asking));
  }
  if (has_role(state, asked.person, asked.role)) return Facts{};
  TRY(check_apart(state, asked.person, asked.role));
  if (person->outside && asked.role != Role::coach) return refuse("error.from_outside", {{"person", text_of(asked.person)}});
  return Facts{RoleGiven{.person = asked.person, .role = asked.role}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const TakeRole& asked) {
  TRY(existing(state, asked.person));
  TRY(needs_administrator(state, asking));
  if (asked.role == Role::participant) return refuse("error.everybody_participates");
  if (!has_role(state, asked.person, asked.role)) return Facts{};
  if (asked.role == Role::administrator) TRY(keeps_an_administrator(state, asked.person));
  // An organisation does not lose its works council by an administrator's hand.
  if (asked.role == Role::works_council && council_members(state) == 1) return refuse("error.last_council_member");
  return Facts{RoleTaken{.person = asked.person, .role = asked.role}};
}

void fold_in(State& state, const OrganisationFounded& fact, Instant) {
  state.founded = true;
  state.name = fact.name;
  state.language = fact.language;
}

void fold_in(State& state, const LimitRaised& fact, Instant) { state.limit = fact.limit; }

void fold_in(State& state, const RoleGiven& fact, Instant) {
  Person* person = known(state.people, fact.person);
  if (person == nullptr || fact.role == Role::participant) return;
  person->roles.push_back(static_cast<int>(fact.role));
  sort_once(person->roles);
  if (fact.role == Role::works_council) state.works_council = true;
}

void fold_in(State& state, const RoleTaken& fact, Instant) {
  if (Person* person = known(state.people, fact.person)) {
    auto& roles = person->roles;
    roles.erase(std::remove(roles.begin(), roles.end(), static_cast<int>(fact.role)), roles.end());
    if (fact.role == Role::coach) end_coaching(state, fact.person);
  }
}

}  // namespace schakel::domain
