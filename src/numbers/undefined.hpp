#pragma once
// A number that does not exist, such as a share of nothing. It is neither zero nor hidden nor unanswered.

#include <limits>

namespace schakel::numbers {

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace schakel::numbers
