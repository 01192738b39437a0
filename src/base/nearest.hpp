#pragma once
// Nearest: which known name somebody may have meant, for "did you mean …?".

#include <span>
#include <string_view>

namespace schakel {

// The known name with the fewest letters changed, added, left out or swapped with their neighbour; the first of equals.
// Edges  "" when none is within a third of the longer name, rounded (at least one letter), or when the name is over 64 bytes
// Cost   O(known × length²)
[[nodiscard]] std::string_view nearest(std::string_view name, std::span<const std::string_view> known);

}  // namespace schakel
