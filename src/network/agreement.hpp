#pragma once
// Agreement: how alike two ways of dividing the same people are, corrected for chance. 0 as chance would have it, 1 the same.

#include <span>

#include "network/mixing.hpp"

namespace schakel::network {

// Adjusted Rand index: over pairs of people, together in both or apart in both.
// Edges   one group or everybody alone in both: 1; fewer than two people: NaN
// Cost    O(people + cells) time, O(people + groups) memory
// Source  Hubert & Arabie (1985), Journal of Classification 2
[[nodiscard]] double adjusted_rand(std::span<const Unit> a, std::span<const Unit> b);

// Adjusted mutual information, with the mean of the two entropies as its maximum; chance keeps the sizes of the groups.
// Edges   one group in both, or everybody alone in both: 1; nobody: NaN
// Cost    O(people + pairs of different group sizes × √people)
// Source  Vinh, Epps & Bailey (2010), JMLR 11. Not NMI: that one grows with the number of groups
[[nodiscard]] double adjusted_mutual_information(std::span<const Unit> a, std::span<const Unit> b);

}  // namespace schakel::network
