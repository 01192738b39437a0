#pragma once
// People, the borders between them, and who works with whom. Import is by command, one fact per person, so that
// forgetting a person is deleting one key. What is about two people goes with either one's (docs/decisions/13-two-keys.md).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/roster.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

struct Profile {
  Secret id;     // as the organisation writes it; unique
  Secret name;
  Secret email;
  Secret apart;  // ids this person must not be placed with, separated by spaces
  PersonId manager;  // none = not told, or not in the roster. In a fact from before ManagersNamed only
  std::vector<std::string> languages;
  std::string hours;
  std::string timezone;
  std::vector<std::string> goals;
  std::vector<std::string> skills;
  bool newcomer = false;
  bool facilitator = false;  // can lead a circle; not a right
  std::vector<std::string> silos;  // one per border, "" = in no silo of that border
};
BOOST_DESCRIBE_STRUCT(Profile, (),
                      (id, name, email, apart, manager, languages, hours, timezone, goals, skills, newcomer,
                       facilitator, silos))

struct Person {
  PersonId id;
  Profile profile;
  std::vector<int> roles;  // Role values beyond participant, sorted
  bool here = true;        // false: left the organisation, or was forgotten
  Instant left = {};       // when they left, if they are not here
  bool outside = false;    // a coach from elsewhere: in no silo, in no roster, no participant
};

// --- facts
struct BordersNamed {
  std::vector<std::string> borders;  // the first is the one shown first
};
BOOST_DESCRIBE_STRUCT(BordersNamed, (), (borders))
struct PersonAdded {
  PersonId person;
  Profile profile;
};
BOOST_DESCRIBE_STRUCT(PersonAdded, (), (person, profile))
struct PersonChanged {
  PersonId person;
  Profile profile;
};
BOOST_DESCRIBE_STRUCT(PersonChanged, (), (person, profile))
struct PersonLeft {
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(PersonLeft, (), (person))
// Their key was deleted in the same transaction.
struct PersonForgotten {
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(PersonForgotten, (), (person))
// Whose manager is whom, of all who were added or changed just before it. Beside their facts, because it is about two people
// and goes with either. Arrays of one length; no manager: not told.
struct ManagersNamed {
  std::vector<PersonId> of;
  std::vector<PersonId> manager;
};
BOOST_DESCRIBE_STRUCT(ManagersNamed, (), (of, manager))
// Replaces all earlier ties. Arrays of one length, in order (in_order); `at` is empty when the file had no times. Read from
// the record it has the ties between people of whom neither is forgotten.
struct TiesImported {
  bool directed = true;
  std::vector<PersonId> from;
  std::vector<PersonId> to;
  std::vector<double> weight;
  std::vector<double> at;    // seconds
  std::uint64_t count = 0;   // how many there were in the import; stays when people are forgotten
  std::uint32_t number = 0;  // of the import, from 1; 0 = from before imports were sealed
};
BOOST_DESCRIBE_STRUCT(TiesImported, (), (directed, from, to, weight, at, count, number))
// Sorts them by from, to, at and weight, so that the order in a file says nothing and need not be kept.
void in_order(TiesImported& ties);

// --- commands
// Adds and changes people by their own id; people who are not in the roster stay as they are.
struct ImportPeople {
  Roster roster;
};
struct ImportTies {
  Roster roster;  // the people the ties point into, matched by their own id
  Ties ties;
};
// Somebody works here no longer: they can do nothing more, are in no circle of a running cycle, and what they said stays. An
// import that has their row brings them back.
struct NotePersonLeft {
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(NotePersonLeft, (), (person))
// By an administrator, by the person themselves, or by the clock so many days after they left.
struct ForgetPerson {
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(ForgetPerson, (), (person))

}  // namespace schakel::domain
