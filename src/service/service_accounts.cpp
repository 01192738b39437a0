// The organisation's list as its own directory keeps it: who is in it, and in which silo.

#include "service/accounts.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// Those who come, change or go, in this order; each is somebody by now.
Result<std::vector<PersonId>> change_in(Turn& turn, Running& of, const Request& request, const std::string& border, const std::vector<AccountChange>& changes) {
  if (border.empty()) return fail(ErrorKind::conflict, "the organisation has no border yet; import its people once", "error.no_border");
  Roster roster = TRY(roster_after(of.latest(), border, changes));
  for (const AccountChange& change : changes) {  // asked before anything is changed
    if (change.here == false && !change.person.is_none()) (void)TRY(domain::decide(of.latest(), request.asking, NotePersonLeft{.person = change.person}));
  }
  if (!roster.people.empty()) (void)TRY(turn.decide(of, request, ImportPeople{.roster = std::move(roster)}));
  std::vector<PersonId> people;
  for (const AccountChange& change : changes) {
    people.push_back(change.person.is_none() ? person_with_id(of.latest(), change.id.value_or("")) : change.person);
    if (change.here == false) (void)TRY(turn.decide(of, request, NotePersonLeft{.person = people.back()}));
  }
  return people;
}

}  // namespace

std::string Service::border_of_directory(OrganisationId organisation) const {
  const std::string chosen = settings().provider ? settings().provider->border : std::string();
  return look(organisation, [&](const State& state) { return directory_border(chosen, state); });
}

void Service::accounts(Who who, Then<std::vector<Account>> then) const {
  Inside::compute<std::vector<Account>>(
      *parts_->computing,
      [this, who]() -> Result<std::vector<Account>> {
        const std::string border = border_of_directory(who.organisation);
        return look(who.organisation, [&](const State& state) { return accounts_of(state, border); });
      },
      std::move(then));
}

void Service::change_accounts(Who who, std::vector<AccountChange> changes, Then<std::vector<PersonId>> then) {
  parts_->ask<std::vector<PersonId>>(
      [this, who, changes = std::move(changes), border = border_of_directory(who.organisation)](Turn& turn) -> Result<std::vector<PersonId>> {
        return change_in(turn, *TRY(parts_->running(who.organisation)), {{who.person, now()}}, border, changes);
      },
      std::move(then));
}

}  // namespace schakel::service
