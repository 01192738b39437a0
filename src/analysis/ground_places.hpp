#pragma once
// Where the ballots of a round stand, and what of it may be shown. Inside of common_ground.cpp only.

#include "analysis/common_ground.hpp"
#include "analysis/ground_found.hpp"
#include "analysis/hiding.hpp"

namespace schakel::analysis {

// Fills `ground.map` and what `ground.camps` says of each camp.
// Edges  nobody with a say, or no dividing line: a map of no lines
// Cost   O(ballots × lines + camps × statements)
void say_places(const Found& found, const Sheets& given, const Hiding& hiding, const domain::Limit& limit, CommonGround& ground);

}  // namespace schakel::analysis
