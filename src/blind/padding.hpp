#pragma once
// EMSA-PSS with SHA-384, MGF1 with SHA-384. Source  RFC 8017, 9.1.1 and B.2.1

#include <string>
#include <string_view>

namespace schakel::blind {

[[nodiscard]] std::string sha384(std::string_view text);
// As long as a modulus of `bits` bits; its number is below the modulus. `bits` at least 1024.
[[nodiscard]] std::string padded(std::string_view message, std::string_view salt, int bits);

}  // namespace schakel::blind
