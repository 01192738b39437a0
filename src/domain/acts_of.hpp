#pragma once
// Which acts these facts are, that one command made by this person (none = the system): without their chain.

#include <vector>

#include "domain/fact.hpp"

namespace schakel::domain {

[[nodiscard]] std::vector<ActNoted> acts_of(PersonId by, const Facts& facts);

}  // namespace schakel::domain
