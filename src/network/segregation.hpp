#pragma once
// Segregation: more ways to say how far ties stay within their unit, and what E-I would be if everybody kept as many ties.

#include <span>
#include <vector>

#include "network/chance.hpp"
#include "network/mixing.hpp"

namespace schakel::network {

// E-I when the 2m tie ends are joined at random: everybody keeps as many ties as they have. Exact mean and standard deviation.
struct DegreeChance {
  double mean;
  double sd;
  double z;  // of the E-I there is
};
// Edges   no ties: all NaN; one unit: z NaN
// Cost    O(units)
// Source  moments of the configuration model, as in exchange.hpp
[[nodiscard]] DegreeChance ei_by_degree(const Mixing& mixing);

// (ties within / pairs without a tie within) / (the same across): 1 no difference, more: ties stay within.
// Edges   NaN when a part is empty, infinite when everybody within is tied
// Source  Moody (2001), American Journal of Sociology 107(3)
[[nodiscard]] double odds_within(const Mixing& mixing);

// Of each unit: the mean over its people of the largest eigenvalue of R_ij = A_ij/k_i over those of their unit that they can
// reach within it. 0 nobody meets their own, 1 only their own.
// Edges   a unit without people: NaN; people without ties count as 0
// Cost    O(ties within × turns of the power method, at most 1,000)
// Source  Echenique & Fryer (2007), QJE 122(2)
[[nodiscard]] std::vector<double> spectral_segregation(const Network& network, std::span<const Unit> unit_of, std::uint32_t units);

}  // namespace schakel::network
