#include "service/accounts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/outside.hpp"
#include "domain/turns.hpp"

namespace schakel::service {

using namespace domain;

namespace {

bool is_account(const State& state, const Person& person) {
  return !person.profile.id.forgotten && !person.profile.id.text.empty() && !is_from_outside(state, person.id);
}

void change_row(RosterPerson& row, const AccountChange& change, std::size_t column) {
  if (change.id) row.id = *change.id;
  if (change.name) row.name = *change.name;
  if (change.email) row.email = *change.email;
  if (change.silo) row.silos[column] = *change.silo;
}

// What is still known of somebody who left; an empty row for somebody new.
RosterPerson row_of_gone(const State& state, PersonId id) {
  RosterPerson row;
  const auto found = state.people.find(id);
  if (found == state.people.end()) return row;
  const Profile& profile = found->second.profile;
  row.id = profile.id.text;
  row.name = profile.name.text;
  row.email = profile.email.text;
  row.silos = profile.silos;
  return row;
}

}  // namespace

std::string directory_border(const std::string& chosen, const State& state) {
  if (!chosen.empty()) return chosen;
  return state.borders.empty() ? std::string() : state.borders.front();
}

std::optional<Account> account_of(const State& state, const std::string& border, PersonId id) {
  const auto found = state.people.find(id);
  if (found == state.people.end() || !is_account(state, found->second)) return std::nullopt;
  const Profile& profile = found->second.profile;
  return Account{.person = id, .id = profile.id.text, .name = profile.name.text, .email = profile.email.text, .silo = silo_of(state, id, border), .here = found->second.here};
}

std::vector<Account> accounts_of(const State& state, const std::string& border) {
  std::vector<Account> all;
  for (const auto& [id, person] : state.people) {
    if (auto account = account_of(state, border, id)) all.push_back(std::move(*account));
  }
  return all;
}

PersonId person_with_id(const State& state, const std::string& id) {
  const auto found = state.by_own_id.find(id);
  return found == state.by_own_id.end() ? PersonId() : found->second;
}

Result<Roster> roster_after(const State& state, const std::string& border, const std::vector<AccountChange>& changes) {
  std::vector<PersonId> known;
  for (const AccountChange& change : changes) {
    if (!change.person.is_none()) known.push_back(change.person);
  }
  RosterOf now = known.empty() ? RosterOf{.roster = {.borders = state.borders, .people = {}}, .people = {}} : roster_of(state, known);
  Roster& roster = now.roster;
  auto column = std::find(roster.borders.begin(), roster.borders.end(), border);
  if (column == roster.borders.end()) column = roster.borders.insert(column, border);
  const auto place = static_cast<std::size_t>(column - roster.borders.begin());
  for (RosterPerson& row : roster.people) row.silos.resize(roster.borders.size());
  for (const AccountChange& change : changes) {
    const auto row = std::find(now.people.begin(), now.people.end(), change.person);
    if (!change.person.is_none() && row != now.people.end()) {
      RosterPerson& there = roster.people[static_cast<std::size_t>(row - now.people.begin())];
      if (change.id && *change.id != there.id) return invalid("an id stays as it is; '" + shortened(there.id) + "' cannot become another", "error.account_id", {{"id", there.id}});
      change_row(there, change, place);
    } else if (change.person.is_none() || change.here == true) {
      RosterPerson made = row_of_gone(state, change.person);
      made.silos.resize(roster.borders.size());
      change_row(made, change, place);
      roster.people.push_back(std::move(made));
    }
  }
  return roster;
}

}  // namespace schakel::service
