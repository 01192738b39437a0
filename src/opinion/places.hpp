#pragma once
// Places: where ballots stand on the dividing lines, in logits, so that a line on which statements hardly differ is short.

#include <cstddef>
#include <cstdint>

#include "opinion/factors.hpp"

namespace schakel::opinion {

// How far apart a line puts people: √ of the mean square of the statements' lines.
// Precondition: 1 <= line <= factors.factors
[[nodiscard]] double strength_of(const Factors& factors, std::size_t line);

// A ballot that says little stands in the middle because nothing is known of it, not because it has a view of the middle. Whoever
// answered fewer than this has no say in where people stand: `wished`, or two thirds of the statements where that is less.
[[nodiscard]] std::uint32_t fewest_answers(std::uint32_t statements, std::uint32_t wished = 7);

}  // namespace schakel::opinion
