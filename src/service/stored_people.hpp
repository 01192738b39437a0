#pragma once
// How people and what is between them lie in the record, where that is not how they stand in memory: nothing of a person is
// readable without their key but their number and their silos, and nothing between two without both.
//
//   person_added/2      {person, profile: {id, name, email, apart, about: Secret of About, silos}}
//   managers_named/1    pairs of people, sealed (sealed_pairs.hpp)
//   ties_imported/2     the same, also under a key of the import, which goes when the next import replaces it

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.hpp"
#include "domain/people.hpp"
#include "service/sealed_pairs.hpp"

namespace schakel::service {

struct About {
  domain::PersonId manager;  // of a fact that was written before managers_named
  std::vector<std::string> languages;
  std::string hours;
  std::string timezone;
  std::vector<std::string> goals;
  std::vector<std::string> skills;
  bool newcomer = false;
  bool facilitator = false;
};
BOOST_DESCRIBE_STRUCT(About, (), (manager, languages, hours, timezone, goals, skills, newcomer, facilitator))

struct ProfileForm {
  domain::Secret id, name, email, apart, about;
  std::vector<std::string> silos;
};
BOOST_DESCRIBE_STRUCT(ProfileForm, (), (id, name, email, apart, about, silos))

template <class Kind>  // PersonAdded, PersonChanged
struct PersonForm {
  domain::PersonId person;
  ProfileForm profile;
};
BOOST_DESCRIBE_STRUCT(PersonForm<domain::PersonAdded>, (), (person, profile))
BOOST_DESCRIBE_STRUCT(PersonForm<domain::PersonChanged>, (), (person, profile))

struct ManagersForm {
  SealedPairs pairs;
};
BOOST_DESCRIBE_STRUCT(ManagersForm, (), (pairs))

// What stands before the pairs, and says whether they need be read.
struct TiesHead {
  std::uint32_t number = 0;
  std::uint64_t count = 0;
  bool directed = true;
  bool timed = false;
  domain::Secret lock;  // under "ties:" and the number of the import; 32 bytes. Number 0, resealed from before: none
};
BOOST_DESCRIBE_STRUCT(TiesHead, (), (number, count, directed, timed, lock))
struct TiesForm : TiesHead {
  SealedPairs pairs;
};
BOOST_DESCRIBE_STRUCT(TiesForm, (TiesHead), (pairs))

// Before 2.
struct OpenTies {
  bool directed = true;
  std::vector<domain::PersonId> from;
  std::vector<domain::PersonId> to;
  std::vector<double> weight;
  std::vector<double> at;
};
BOOST_DESCRIBE_STRUCT(OpenTies, (), (directed, from, to, weight, at))

// The owner of an import's own key.
[[nodiscard]] std::string ties_owner(std::uint32_t number);

// --- a fact as its form; anything else lies as it stands
template <class T>
[[nodiscard]] T form_of(T fact) {
  return fact;
}
[[nodiscard]] PersonForm<domain::PersonAdded> form_of(domain::PersonAdded fact);
[[nodiscard]] PersonForm<domain::PersonChanged> form_of(domain::PersonChanged fact);
[[nodiscard]] ManagersForm form_of(const domain::ManagersNamed& fact);
[[nodiscard]] TiesForm form_of(const domain::TiesImported& fact);

// --- and back, its secrets open or forgotten
// Fails  storage, when it is nothing that was written
template <class T>
[[nodiscard]] Result<T> fact_of(T form) {
  return form;
}
[[nodiscard]] Result<domain::PersonAdded> fact_of(PersonForm<domain::PersonAdded> form);
[[nodiscard]] Result<domain::PersonChanged> fact_of(PersonForm<domain::PersonChanged> form);
[[nodiscard]] Result<domain::ManagersNamed> fact_of(const ManagersForm& form);
[[nodiscard]] Result<domain::TiesImported> fact_of(const TiesForm& form);
[[nodiscard]] Result<domain::TiesImported> fact_of(OpenTies form);

// The beginning of a stored ties_imported/2, as JSON of its own.
[[nodiscard]] std::string head_of_ties(std::string_view body);
// Ties whose import was replaced: how many there were.
[[nodiscard]] domain::TiesImported replaced(const TiesHead& head);

}  // namespace schakel::service
