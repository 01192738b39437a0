#pragma once
// Hour spans: free hours of a week in words, "tue 13-15".

#include <string>
#include <vector>

#include "domain/hours.hpp"

namespace schakel::analysis {

// The longest spans within one day, the earlier of equals first, at most `count`.
[[nodiscard]] std::vector<std::string> longest_spans(const domain::Week& week, std::size_t count);

// The hours of a UTC week by the clock of somebody `minutes` east of UTC. Whole hours only: an hour that lies across two
// of theirs is told as the one in which it begins.
[[nodiscard]] domain::Week by_local_clock(const domain::Week& utc, int minutes);

}  // namespace schakel::analysis
