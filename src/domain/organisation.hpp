#pragma once
// The organisation itself: its name and language, the limits of what is shown (groups.hpp), and who may do what.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/groups.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

// A participant takes part; the others may do more. Everybody in the organisation is a participant; a coach may come from
// outside, and is then nothing else (coach.hpp). Nobody is both in the works council and an administrator: who approves is not
// who proposes.
BOOST_DEFINE_ENUM_CLASS(Role, participant, facilitator, administrator, works_council, coach)
BOOST_DEFINE_ENUM_CLASS(Language, nl, en)

// --- facts
struct OrganisationFounded {
  std::string name;
  Language language = Language::nl;
};
BOOST_DESCRIBE_STRUCT(OrganisationFounded, (), (name, language))
struct LimitRaised {
  Limit limit;
};
BOOST_DESCRIBE_STRUCT(LimitRaised, (), (limit))
struct RoleGiven {
  PersonId person;
  Role role = Role::participant;
};
BOOST_DESCRIBE_STRUCT(RoleGiven, (), (person, role))
struct RoleTaken {
  PersonId person;
  Role role = Role::participant;
};
BOOST_DESCRIBE_STRUCT(RoleTaken, (), (person, role))

// --- commands
// Names the organisation and makes the first administrator, who is also a facilitator. Only once.
struct FoundOrganisation {
  std::string name;
  Language language = Language::nl;
  std::string administrator;        // the name of the person who sets it up
  std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(FoundOrganisation, (), (name, language, administrator, email))
// By an administrator while there is no works council; from then on by the works council alone.
struct RaiseLimit {
  Limit limit;
};
BOOST_DESCRIBE_STRUCT(RaiseLimit, (), (limit))
struct GiveRole {
  PersonId person;
  Role role = Role::participant;
};
BOOST_DESCRIBE_STRUCT(GiveRole, (), (person, role))
struct TakeRole {
  PersonId person;
  Role role = Role::participant;
};
BOOST_DESCRIBE_STRUCT(TakeRole, (), (person, role))

}  // namespace schakel::domain
