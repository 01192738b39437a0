#include "analysis/support.hpp"

#include <doctest/doctest.h>

using namespace schakel;
using namespace schakel::analysis;

namespace {
constexpr domain::Limit limit = {.people = 10, .answers = 5, .response = 40};
domain::SupportCount count(std::string silo, std::uint32_t people, std::uint32_t cast, std::uint32_t abstained,
                           std::uint32_t in_favour) {
  return {.silo = std::move(silo), .people = people, .cast = cast, .abstained = abstained, .in_favour = in_favour};
}
}  // namespace

TEST_CASE("support is those in favour of those who did not abstain, per silo and together") {
  const auto result = support_shown({count("b", 20, 12, 2, 6), count("a", 20, 10, 0, 8)}, limit);
  REQUIRE(result.silos.size() == 2);
  CHECK(result.silos[0].silo == "a");
  CHECK(result.silos[0].support.value() == 0.8);
  CHECK(result.silos[1].support.value() == 0.6);   // 6 of 12 - 2
  CHECK(result.silos[1].turnout.value() == 0.6);
  CHECK(result.overall.support.value() == 0.7);    // 14 of 20
  CHECK(result.overall.silo.empty());
  CHECK(result.holds);
  // Wilson at 90 %, 8 of 10: z = 1.6449, (0.8 + 0.1353 ± 1.6449 √(0.016 + 0.00676)) / 1.2706
  CHECK(result.silos[0].low.value() == doctest::Approx(0.5408).epsilon(0.001));
  CHECK(result.silos[0].high.value() == doctest::Approx(0.9314).epsilon(0.001));
}

TEST_CASE("support holds at exactly 60 % overall, half of each silo and 40 % turnout, and not below any") {
  CHECK(support_shown({count("a", 25, 10, 0, 5), count("b", 25, 10, 0, 7)}, limit).holds);
  CHECK(!support_shown({count("a", 25, 10, 0, 5), count("b", 25, 10, 0, 6)}, limit).holds);   // 11 of 20
  CHECK(!support_shown({count("a", 25, 10, 0, 4), count("b", 25, 20, 0, 20)}, limit).holds);  // a below half
  CHECK(!support_shown({count("a", 26, 10, 0, 9), count("b", 25, 10, 0, 9)}, limit).holds);   // a's turnout 38 %
  const auto row = support_shown({count("a", 25, 10, 0, 4), count("b", 25, 20, 0, 20)}, limit).silos[0];
  CHECK(!row.holds.value());
}

TEST_CASE("a silo where all abstained has no share, which is not a share of zero") {
  const auto result = support_shown({count("a", 20, 10, 10, 0), count("b", 20, 10, 0, 10)}, limit);
  CHECK(result.silos[0].support.absence() == Absence::undefined);
  CHECK(result.silos[0].cast.value() == 10);
  CHECK(!result.silos[0].holds.value());
  const auto none = support_shown({count("a", 20, 10, 0, 0), count("b", 20, 10, 0, 10)}, limit);
  CHECK(none.silos[0].support.value() == 0);
  const auto silent = support_shown({count("a", 20, 0, 0, 0), count("b", 20, 10, 0, 10)}, limit);
  CHECK(silent.silos[0].support.absence() == Absence::unanswered);
}

TEST_CASE("a small silo is hidden, with the one of the fewest people, and the rule still counts both") {
  const auto result = support_shown({count("a", 30, 12, 0, 10), count("b", 8, 3, 0, 3), count("c", 20, 9, 0, 3)}, limit);
  CHECK(!result.silos[0].support.is_hidden());
  CHECK(result.silos[1].support.why() == "small_group");
  CHECK(result.silos[1].cast.is_hidden());
  CHECK(result.silos[1].holds.is_hidden());
  CHECK(result.silos[2].support.why() == "small_group");  // the same words: which of the two was small by itself is not told
  CHECK(result.overall.support.value() == doctest::Approx(16.0 / 24));
  CHECK(!result.holds);  // c is below half, though nobody reads it
}

TEST_CASE("without any counts nothing holds and nothing is answered") {
  const auto result = support_shown({}, limit);
  CHECK(!result.holds);
  CHECK(result.overall.support.absence() == Absence::unanswered);
}
