#pragma once
// A fact as a line of text, so that tests compare facts and show what differs.

#include <string>

#include "domain/fact.hpp"

namespace schakel::domain::test {

[[nodiscard]] std::string shown(const Fact& fact);
[[nodiscard]] std::string shown(const Facts& facts);  // a line each

}  // namespace schakel::domain::test
