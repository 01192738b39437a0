#pragma once
// Waste (verspilling): what a wall, or the same work done twice, costs a month, as those who bear it estimate it.
//
// Every silo estimates for its own people alone, as a range. So two silos may be added, and one that said nothing is left out
// and counted as such: not estimated is something else than nothing. Hours and euros are never made into each other.
//
//   lows add up and highs add up: when every estimate holds, so does their sum; it is never narrower than it should be

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

inline constexpr std::size_t basis_longest = 280;  // characters
inline constexpr std::uint32_t waste_most = 10'000'000;  // hours or euros a month, of one silo

// Units  hours or whole euros a month; low <= high
struct MonthlyRange {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  friend bool operator==(const MonthlyRange&, const MonthlyRange&) = default;
};
BOOST_DESCRIBE_STRUCT(MonthlyRange, (), (low, high))

struct Estimate {
  std::string silo;
  std::optional<MonthlyRange> hours;  // none = not estimated
  std::optional<MonthlyRange> euros;
  Secret basis;                       // what it is made of; the key of whoever gave it. Who that was is shown to nobody
  friend bool operator==(const Estimate&, const Estimate&) = default;
};
BOOST_DESCRIBE_STRUCT(Estimate, (), (silo, hours, euros, basis))

struct EstimateGiven {
  Date on;
  Estimate estimate;
};

// What was estimated, of how many silos.
struct WasteSum {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint32_t known = 0;  // silos; 0 = nothing was estimated, and low and high say nothing
};

struct Waste {
  WasteSum hours;
  WasteSum euros;
};

// Of each silo the last estimate on or before that day.  `given` in the order in which they were
[[nodiscard]] std::vector<const Estimate*> estimates_on(const std::vector<EstimateGiven>& given, Date day);
[[nodiscard]] Waste waste_on(const std::vector<EstimateGiven>& given, Date day);

// Fails  invalid_input: neither hours nor euros, a range that is backwards or beyond belief
[[nodiscard]] Result<void> check_ranges(const std::optional<MonthlyRange>& hours, const std::optional<MonthlyRange>& euros);

}  // namespace schakel::domain
