#include "domain/customer.hpp"

#include "base/text.hpp"
#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

using Known = std::map<std::string, PersonId, std::less<>>;

// By address in small letters; of those who are here.
Known known_by_email(const State& state) {
  Known known;
  for (const auto& [id, person] : state.people) {
    if (person.here && !person.profile.email.text.empty()) known.emplace(lower_ascii(person.profile.email.text), id);
  }
  return known;
}

// In small letters, each once, in the order given.
Result<std::vector<std::string>> addresses_in(const std::vector<std::string>& given) {
  std::vector<std::string> addresses;
  std::set<std::string> seen;
  for (const std::string& text : given) {
    std::string address = lower_ascii(TRY(line(text, "email", name_longest)));
    const auto at = address.find('@');
    if (at == 0 || at == std::string::npos || at + 1 == address.size()) return refuse("error.no_email", {{"email", address}});
    if (seen.insert(address).second) addresses.push_back(std::move(address));
  }
  return addresses;
}

std::string group_name(Language language) { return language == Language::nl ? "Klanten" : "Customers"; }

// Another name than any silo has.
std::string free_group_name(const State& state, const std::vector<SiloSize>& silos) {
  std::string name = group_name(state.language);
  const auto taken = [&] { return std::any_of(silos.begin(), silos.end(), [&](const SiloSize& silo) { return silo.silo == name; }); };
  while (taken()) name += " *";
  return name;
}

bool customer_elsewhere(const State& state, ProgrammeId but, PersonId person) {
  return std::any_of(state.programmes.begin(), state.programmes.end(),
                     [&](const auto& entry) { return entry.first != but && is_customer(state, entry.first, person); });
}

}  // namespace

std::vector<PersonId> customers_here(const State& state, const Programme& programme) {
  std::vector<PersonId> here;
  for (const PersonId person : programme.customers) {
    if (is_here(state, person) && is_from_outside(state, person)) here.push_back(person);
  }
  return here;
}

std::uint32_t unnamed_customers(const State& state, const Programme& programme) {
  const std::vector<PersonId> here = customers_here(state, programme);
  return static_cast<std::uint32_t>(
      std::count_if(here.begin(), here.end(), [&](PersonId person) { return state.people.at(person).profile.email.text.empty(); }));
}

bool is_customer(const State& state, ProgrammeId programme, PersonId person) {
  const auto found = state.programmes.find(programme);
  return found != state.programmes.end() && !found->second.ended && contains(found->second.customers, person) &&
         is_here(state, person) && is_from_outside(state, person);
}

bool is_customer(const State& state, PersonId person) { return customer_elsewhere(state, {}, person); }

bool enough_customers_to_say(const State& state, const Programme& programme) {
  return customers_here(state, programme).size() >= state.limit.answers;
}

std::string voters_silo(const State& state, const Round& round, PersonId person) {
  if (is_customer(state, round.programme, person)) return round.customers;
  const auto programme = state.programmes.find(round.programme);
  return programme == state.programmes.end() ? std::string() : silo_of(state, person, programme->second.border);
}

Result<CustomersAsked> customers_to_ask(const State& state, const Programme& programme, const RoundOpened& round) {
  const auto people = static_cast<std::uint32_t>(customers_here(state, programme).size());
  if (people == 0 || people < round.limit.people) {
    return refuse("error.too_few_customers_to_ask", {{"least", std::to_string(std::max(round.limit.people, 1U))}, {"count", std::to_string(people)}});
  }
  return CustomersAsked{.round = round.round, .group = free_group_name(state, round.silos), .people = people};
}

Facts customers_leave(const State& state, const Programme& programme) {
  Facts facts;
  for (const PersonId person : customers_here(state, programme)) {
    const bool more = customer_elsewhere(state, programme.id, person) || !state.people.at(person).roles.empty();
    if (!more) facts.push_back(PersonLeft{.person = person});
  }
  return facts;
}

std::vector<PersonId> customers_meant(const State& state, const InviteCustomers& asked) {
  const auto addresses = addresses_in(asked.emails);
  std::vector<PersonId> meant;
  if (!addresses) return meant;
  const Known known = known_by_email(state);
  for (const std::string& address : *addresses) {
    if (const auto found = known.find(address); found != known.end()) meant.push_back(found->second);
  }
  return meant;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const InviteCustomers& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  const std::vector<std::string> addresses = TRY(addresses_in(asked.emails));
  const Known known = known_by_email(state);
  Facts facts;
  CustomersInvited invited{.programme = programme->id, .people = {}};
  std::uint32_t last = state.last.person;
  const auto add = [&](const std::string& email) {
    const PersonId person(++last);
    for (Fact& fact : added_from_outside(state, person, "customer", (state.language == Language::nl ? "Klant " : "Customer ") + text_of(person), email)) facts.push_back(std::move(fact));
    invited.people.push_back(person);
  };
  for (const std::string& address : addresses) {
    const auto found = known.find(address);
    if (found == known.end()) {
      add(address);
    } else if (!is_from_outside(state, found->second)) {
      return refuse("error.customer_of_organisation", {{"email", address}});
    } else if (!contains(programme->customers, found->second)) {
      invited.people.push_back(found->second);
    }
  }
  const std::uint32_t there = unnamed_customers(state, *programme);
  const std::uint32_t more = asked.unnamed > there ? asked.unnamed - there : 0;
  const std::size_t all = programme->customers.size() + invited.people.size() + more;
  if (all > customers_most) {
    return refuse("error.too_many", {{"count", std::to_string(all)}, {"field", "customers"}, {"most", std::to_string(customers_most)}});
  }
  if (addresses.empty() && asked.unnamed == 0) return refuse("error.nobody_named");
  for (std::uint32_t i = 0; i < more; ++i) add({});
  if (!invited.people.empty()) facts.push_back(std::move(invited));
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const SayAsCustomer& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  if (!is_customer(state, programme->id, asking.person)) return refuse("error.not_a_customer");
  if (!enough_customers_to_say(state, *programme)) return refuse("error.too_few_customers", {{"least", std::to_string(state.limit.answers)}});
  Facts facts = TRY(published(state, *programme, asked.kind, asked.text, asked.lock));
  if (!facts.empty()) facts.push_back(SaidByCustomer{.statement = facts.front().as<StatementPublished>()->statement});
  return facts;
}

void fold_in(State& state, const CustomersInvited& fact, Instant) {
  Programme* programme = known(state.programmes, fact.programme);
  if (programme == nullptr) return;
  auto& customers = programme->customers;
  customers.insert(customers.end(), fact.people.begin(), fact.people.end());
  sort_once(customers);
}

void fold_in(State& state, const CustomersAsked& fact, Instant) {
  if (Round* round = known(state.rounds, fact.round)) round->customers = fact.group;
}

void fold_in(State& state, const SaidByCustomer& fact, Instant) {
  if (Statement* statement = known(state.statements, fact.statement)) statement->by_customer = true;
}

}  // namespace schakel::domain
