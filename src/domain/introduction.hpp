#pragma once
// Introductions: who lets themselves be introduced across a wall of the silo map, and which links two people said they would
// make. Nobody is suggested to anybody, or named as who can introduce, before they chose so themselves; off until then.

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

// Two people, the lower number first.
struct LinkPair {
  PersonId a;
  PersonId b;
  friend auto operator<=>(const LinkPair&, const LinkPair&) = default;
};

// --- facts
struct IntroductionsChosen {
  PersonId person;
  bool open = false;
};
BOOST_DESCRIBE_STRUCT(IntroductionsChosen, (), (person, open))
// One of two people said that they will make this link. Ties that are imported later show whether it came about.
struct LinkIntended {
  PersonId person;
  PersonId other;
};
BOOST_DESCRIBE_STRUCT(LinkIntended, (), (person, other))

// --- commands
struct ChooseIntroductions {
  bool open = false;
};
BOOST_DESCRIBE_STRUCT(ChooseIntroductions, (), (open))
// That it was suggested to both is for the service to check: suggestions are computed.
struct IntendLink {
  PersonId other;
};
BOOST_DESCRIBE_STRUCT(IntendLink, (), (other))

}  // namespace schakel::domain
