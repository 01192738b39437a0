#pragma once
// How often something random is tried. The sanitizers look at memory, which a tenth of the tries visits as well: the full number
// decides in the build without them.

namespace schakel {

#ifdef SCHAKEL_SANITIZE
inline constexpr int in_full = 10;
#else
inline constexpr int in_full = 1;
#endif

[[nodiscard]] constexpr int tries(int full) { return full / in_full; }

}  // namespace schakel
