#include <array>
#include <string>

#include <doctest/doctest.h>

#include "base/nearest.hpp"

using namespace schakel;

TEST_CASE("a name with one slip of the finger finds the name that was meant, and a strange one finds nothing") {
  constexpr std::array<std::string_view, 4> known = {"people", "phases", "border", "by"};
  CHECK(nearest("peple", known) == "people");
  CHECK(nearest("pahses", known) == "phases");  // two neighbours swapped count as one slip
  CHECK(nearest("borders", known) == "border");
  CHECK(nearest("password", known).empty());
  CHECK(nearest("", known).empty());
  CHECK(nearest(std::string(100'000, 'p'), known).empty());
}
