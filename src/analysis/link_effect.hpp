#pragma once
// Link effect: whether links that were suggested came about more often than those held out by chance.
//
//   difference = made ÷ shown − made ÷ held out, with the interval of a difference of two shares at 90 %
//
// Edges   fewer than 20 of either: all of it is hidden ("few"): it would say little, and might say who
// Source  Newcombe (1998), Statistics in Medicine 17, 873–890, method 10 (from two Wilson intervals)

#include <cstdint>

#include <boost/describe.hpp>

#include "base/shown.hpp"

namespace schakel::analysis {

inline constexpr std::uint32_t effect_from = 20;  // links of either

struct LinkEffect {
  Shown<std::uint32_t> shown;         // links that were suggested to their two people
  Shown<std::uint32_t> shown_made;
  Shown<std::uint32_t> held_out;
  Shown<std::uint32_t> held_out_made;
  Shown<double> difference;           // of the two shares, -1 to 1
  Shown<double> low;
  Shown<double> high;
};
BOOST_DESCRIBE_STRUCT(LinkEffect, (), (shown, shown_made, held_out, held_out_made, difference, low, high))

// Precondition  at most as many made as there are of each
[[nodiscard]] LinkEffect link_effect(std::uint32_t shown, std::uint32_t shown_made, std::uint32_t held_out, std::uint32_t held_out_made);

}  // namespace schakel::analysis
