#pragma once
// Key: the secret under which who somebody is becomes 32 hexadecimal digits. The same key gives the same digits for the same
// address, whatever the source; without it nobody can try addresses until one fits.
//
//   schakel-ties-key 1 8f3c…(64 digits)
//
// Source   BLAKE2b with a key (libsodium's crypto_generichash), 128 bits of it
// Careful  digits instead of names are not anonymous: who knows enough ties of an organisation can find people by them
//          (docs/formats.md)

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace schakel::sources {

using Key = std::array<unsigned char, 32>;

// Fails  invalid_input when it is not exactly what key_text writes
[[nodiscard]] Result<Key> key_from(std::string_view text);
[[nodiscard]] std::string key_text(const Key& key);

[[nodiscard]] std::string hashed(const Key& key, std::string_view who);

// For telling copies apart, not for hiding anything.
[[nodiscard]] std::uint64_t mark_of(std::string_view text);

}  // namespace schakel::sources
