#pragma once
// Introductions: who lets themselves be introduced across a wall of the silo map, and which links two people said they would
// make, with a small first thing to do together and a day. Nobody is suggested to anybody, or named as who can introduce, before
// they chose so themselves; off until then.
//
// Of the links worth making one in five is held out by chance until the next ties come, and shown to nobody: some links come about
// by themselves, and only beside those can be said what suggesting them does.

#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

// Two people, the lower number first.
struct LinkPair {
  PersonId a;
  PersonId b;
  friend auto operator<=>(const LinkPair&, const LinkPair&) = default;
};

inline constexpr std::uint32_t held_out_of = 5;  // one in so many

// A first thing to do together.
struct LinkPlan {
  PersonId by;
  Secret task;  // the key of who wrote it
  Date on;
};

// What came of the links worth making when new ties were imported. Counts; never who.
struct LinksCounted {
  std::uint32_t shown = 0;
  std::uint32_t shown_made = 0;
  std::uint32_t held_out = 0;
  std::uint32_t held_out_made = 0;
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
// One of the two wrote down what they do together first, and when; in place of what stood there.
struct LinkPlanned {
  PersonId person;
  PersonId other;
  Secret task;
  Date on;
};
BOOST_DESCRIBE_STRUCT(LinkPlanned, (), (person, other, task, on))
// By the service, behind an import of ties: of the links worth making before it.
struct LinksCompared {
  std::uint32_t shown = 0;
  std::uint32_t shown_made = 0;
  std::uint32_t held_out = 0;
  std::uint32_t held_out_made = 0;
};
BOOST_DESCRIBE_STRUCT(LinksCompared, (), (shown, shown_made, held_out, held_out_made))

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
// Of a link that was intended, by one of the two.
struct PlanLink {
  PersonId other;
  std::string task;  // at most 280 characters
  Date on;
};
BOOST_DESCRIBE_STRUCT(PlanLink, (), (other, task, on))

// --- questions
// Whether a link worth making is held out until the ties behind this import (its number) are replaced. By chance, and the same each time.
[[nodiscard]] bool held_out(LinkPair pair, std::uint32_t import);

}  // namespace schakel::domain
