#pragma once
// People from outside the organisation: a coach, a customer. They are in no silo, no roster, no map and no participant.

#include <string>

#include <boost/describe.hpp>

#include "domain/ids.hpp"

namespace schakel::domain {

struct State;

// --- facts
// Who was added just before it is not of the organisation.
struct CameFromOutside {
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(CameFromOutside, (), (person))

// --- questions
[[nodiscard]] bool is_from_outside(const State& state, PersonId person);

}  // namespace schakel::domain
