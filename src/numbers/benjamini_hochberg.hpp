#pragma once
// Benjamini–Hochberg: how many of the findings at least this striking are expected to be chance, when many are tried at once.

#include <span>
#include <vector>

namespace schakel::numbers {

// q of every p:  q_(i) = min over j >= i of  p_(j) * tests / j,  p in ascending order
//
// Units   p and q in 0..1
// Edges   a NaN is not a test: its q is NaN and it is not counted
// Cost    O(n log n)
// Source  Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57(1), 289-300
[[nodiscard]] std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace schakel::numbers
