#include "service/stored.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "exchange/json.hpp"
#include "service/secrecy.hpp"
#include "service/stored_people.hpp"

namespace schakel::service {

using namespace domain;

namespace {

template <class T>
inline constexpr bool may_hold_secrets = exchange::detail::is_described_struct<T> && !std::is_same_v<T, Secret>;

template <class T>
void visit_secrets(T& value, const std::function<void(Secret&)>& use) {
  if constexpr (std::is_same_v<T, Secret>) {
    use(value);
  } else if constexpr (may_hold_secrets<T>) {
    boost::mp11::mp_for_each<exchange::detail::members_of<T>>(
        [&](auto member) { visit_secrets(value.*decltype(member)::pointer, use); });
  } else if constexpr (exchange::detail::is_optional<T>) {
    if (value) visit_secrets(*value, use);
  } else if constexpr (exchange::detail::is_vector<T>) {
    if constexpr (!std::is_same_v<T, std::vector<bool>> && !std::is_arithmetic_v<typename T::value_type>) {
      for (auto& item : value) visit_secrets(item, use);
    }
  }
}

// Binds a sealed text to where it stands, so that nobody can put it under another name.
std::string place_of(OrganisationId organisation, const Secret& secret) {
  return std::to_string(organisation.number()) + "/" + secret.owner;
}

// What an organisation's own record may hold; a ties import is the largest.
constexpr Limits stored_limits{.bytes = 1ULL << 30};

// What is done with each secret of a stored form; nullptr: they stay sealed.
using Open = std::function<void(Secret&)>;

template <class Form>
Result<Form> form_in(std::string_view body, const Open* open) {
  auto form = TRY(exchange::parse_json<Form>(body, stored_limits));
  if (open != nullptr) visit_secrets(form, *open);
  return form;
}

template <class Form>
Result<Fact> read_form(std::string_view body, const Open* open) {
  return Fact(TRY(fact_of(TRY(form_in<Form>(body, open)))));
}

// Sealed, it is not known what a person's `about` says.
template <class Kind>
Result<Fact> read_person(std::string_view body, const Open* open) {
  auto form = TRY(form_in<PersonForm<Kind>>(body, open));
  if (open == nullptr) form.profile.about.forgotten = true;
  return Fact(TRY(fact_of(std::move(form))));
}

Result<Fact> read_managers(std::string_view body, const Open* open) {
  if (open == nullptr) return Fact(ManagersNamed{});
  return read_form<ManagersForm>(body, open);
}

// Of an import that was replaced, which are most, only the beginning is looked at.
Result<Fact> read_ties(std::string_view body, const Open* open) {
  const auto head = TRY(form_in<TiesHead>(head_of_ties(body), open));
  if (open == nullptr || head.lock.forgotten) return Fact(replaced(head));
  return read_form<TiesForm>(body, open);
}

template <class T>
Result<Fact> read_as(std::string_view body, const Open* open) {
  return read_form<T>(body, open);
}
template <>
Result<Fact> read_as<PersonAdded>(std::string_view body, const Open* open) {
  return read_person<PersonAdded>(body, open);
}
template <>
Result<Fact> read_as<PersonChanged>(std::string_view body, const Open* open) {
  return read_person<PersonChanged>(body, open);
}
template <>
Result<Fact> read_as<ManagersNamed>(std::string_view body, const Open* open) {
  return read_managers(body, open);
}
template <>
Result<Fact> read_as<TiesImported>(std::string_view body, const Open* open) {
  return read_ties(body, open);
}

using Read = Result<Fact> (*)(std::string_view, const Open*);
using Readers = std::unordered_map<std::string_view, Read>;

template <std::size_t... I>
Readers readers_of(std::index_sequence<I...>) {
  return {{fact_kinds[I], &read_as<boost::mp11::mp_at_c<Fact::Kinds, I>>}...};
}

// Kinds of earlier versions go behind these: a function that reads the old body and answers with the present fact. Their
// literal bytes stay in stored_facts_test.cpp.
const Readers& readers() {
  static const auto all = [] {
    Readers every = readers_of(std::make_index_sequence<Fact::kinds>{});
    every["person_added/1"] = &read_form<PersonAdded>;
    every["person_changed/1"] = &read_form<PersonChanged>;
    every["ties_imported/1"] = &read_form<OpenTies>;
    every["checked_in/1"] = &read_as<CheckedIn>;  // without a next step
    every["work_brought/1"] = &read_as<WorkBrought>;  // without dates
    return every;
  }();
  return all;
}

Result<Fact> read_fact(std::string_view kind, std::string_view body, const Open* open) {
  const auto reader = readers().find(kind);
  if (reader == readers().end()) {
    return fail(ErrorKind::storage, "the record holds a fact that this Schakel does not know: " + std::string(kind),
                "error.fact_unknown", {{"kind", std::string(kind)}});
  }
  Result<Fact> fact = reader->second(body, open);
  if (!fact) {
    return fail(ErrorKind::storage, "the record's fact " + std::string(kind) + " cannot be read: " + fact.error().message,
                "error.fact_unreadable", {{"kind", std::string(kind)}});
  }
  return fact;
}

void unseal(Secret& secret, const std::optional<std::string>& key, OrganisationId organisation) {
  auto plain = key && !secret.text.empty() ? unsealed(secret.text, *key, place_of(organisation, secret))
                                           : std::optional<std::string>(std::string());
  secret.forgotten = !key || !plain;
  secret.text = secret.forgotten ? std::string() : std::move(*plain);
}

constexpr std::string_view kind_of_ties = "ties_imported/2";

bool says_something(const Profile& of) {
  return !of.manager.is_none() || !of.languages.empty() || !of.hours.empty() || !of.timezone.empty() || !of.goals.empty() ||
         !of.skills.empty() || of.newcomer || of.facilitator;
}

// What a fact that was written before it was sealed says about a person, or a person to another.
bool says_openly(const Fact& fact, const std::string& owner) {
  const auto theirs = [&](PersonId person) { return key_owner(person) == owner; };
  if (const auto* added = fact.as<PersonAdded>()) {
    return (theirs(added->person) && says_something(added->profile)) || theirs(added->profile.manager);
  }
  if (const auto* changed = fact.as<PersonChanged>()) {
    return (theirs(changed->person) && says_something(changed->profile)) || theirs(changed->profile.manager);
  }
  if (const auto* ties = fact.as<TiesImported>()) {
    return std::any_of(ties->from.begin(), ties->from.end(), theirs) || std::any_of(ties->to.begin(), ties->to.end(), theirs);
  }
  return false;
}

}  // namespace

void each_secret(Fact& fact, const std::function<void(Secret&)>& use) {
  visit([&](auto& value) { visit_secrets(value, use); }, fact);
}

std::string fact_text(const Fact& fact) {
  return visit([](const auto& value) { return exchange::json_text(value); }, fact);
}

Result<StoredForm> stored_form(Fact fact, OrganisationId organisation, const KeyOf& key_of) {
  const std::string kind(kind_of(fact));
  std::optional<Error> error;
  const Open seal = [&](Secret& secret) {
    if (error || secret.owner.empty()) return;
    const auto key = key_of(secret.owner);
    if (!key) {
      error = key.error();
    } else if (!*key) {
      secret.text.clear();
    } else if (!secret.text.empty()) {
      secret.text = sealed(secret.text, **key, place_of(organisation, secret));
    }
  };
  std::string body = visit(
      [&](auto& held) {
        auto form = form_of(std::move(held));
        visit_secrets(form, seal);
        return exchange::json_text(form);
      },
      fact);
  if (error) return Failure(std::move(*error));
  return StoredForm{kind, std::move(body)};
}

Result<Fact> sealed_fact_from(std::string_view kind, std::string_view body) { return read_fact(kind, body, nullptr); }

Result<Fact> fact_from(std::string_view kind, std::string_view body, OrganisationId organisation, const KeyOf& key_of) {
  std::optional<Error> error;
  const Open open = [&](Secret& secret) {
    if (error || secret.owner.empty()) return;
    const auto key = key_of(secret.owner);
    if (key) return unseal(secret, *key, organisation);
    error = key.error();
    secret.forgotten = true;
  };
  Result<Fact> fact = read_fact(kind, body, &open);
  if (error) return Failure(std::move(*error));
  return fact;
}

bool was_left_open(std::string_view kind) {
  return kind == "person_added/1" || kind == "person_changed/1" || kind == "ties_imported/1";
}

Result<HeldInFact> held_in(std::string_view kind, std::string_view body, OrganisationId organisation, const std::string& owner,
                           const std::optional<std::string>& key) {
  HeldInFact held;
  if (was_left_open(kind)) held.open = says_openly(TRY(sealed_fact_from(kind, body)), owner);
  if (body.find("\"" + owner + "\"") == std::string_view::npos) return held;
  const Open count = [&](Secret& secret) {
    const bool theirs = secret.owner == owner && !secret.text.empty();
    unseal(secret, theirs ? key : std::nullopt, organisation);
    held.sealed += theirs ? 1 : 0;
    held.readable += secret.text.empty() ? 0 : 1;
  };
  if (kind == kind_of_ties) {
    (void)TRY(form_in<TiesForm>(body, &count));  // also what a lock that is gone leaves unread
  } else {
    (void)TRY(read_fact(kind, body, &count));
  }
  return held;
}

}  // namespace schakel::service
