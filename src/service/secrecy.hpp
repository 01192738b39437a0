#pragma once
// Secrecy: hashes, tokens and sealed texts (libsodium). Bytes are held in strings.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "identity/base64.hpp"

namespace schakel::service {

// The hexadecimal SHA-256 of a text as it is written: what browsers make of a ballot's key or a statement's secret (its 64
// hexadecimal digits, taken as text).
[[nodiscard]] std::string lock_of(std::string_view secret);

// 32 bytes of BLAKE2b: how tokens and command ids are stored.
[[nodiscard]] std::string hash_of(std::string_view text);

// 32 bytes as 64 hexadecimal digits in small letters and back; nothing when the text is not exactly that.
[[nodiscard]] std::string hex_of(std::string_view bytes);
[[nodiscard]] std::optional<std::string> bytes_of_hex(std::string_view hex);

using identity::base64url;
using identity::from_base64url;
// Overwrites what it says before the memory goes to somebody else.
void wipe(std::string& secret);

[[nodiscard]] std::string base64_of(std::string_view bytes);  // with padding
[[nodiscard]] std::string hmac_sha256(std::string_view text, std::string_view key);

// 256 random bits in base64 without padding, fit for a link.
[[nodiscard]] std::string new_token();
[[nodiscard]] std::uint64_t random_number();
// 256 random bits.
[[nodiscard]] std::string new_key();

// As many bytes as asked, which follow from 32 and look random to who has not got those.
[[nodiscard]] std::string stretched(std::string_view seed, std::size_t size);
// Another 32 for each number.
[[nodiscard]] std::string seed_for(std::string_view key, std::uint64_t number);

// Many random numbers: nobody can tell one from the others, however many of them they saw.
class Unguessable {
 public:
  [[nodiscard]] std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound), but for 2⁻⁶⁴ of bound

 private:
  std::array<std::uint64_t, 512> numbers_ = {};
  std::size_t left_ = 0;
};

// XChaCha20-Poly1305 under `key`, in base64. `place` must be the same at unsealing: a text cannot be moved to another owner.
[[nodiscard]] std::string sealed(std::string_view text, std::string_view key, std::string_view place);
// Nothing when it is not a text sealed under this key for this place.
[[nodiscard]] std::optional<std::string> unsealed(std::string_view text, std::string_view key, std::string_view place);

// Makes libsodium ready; before anything else here. Any number of times.
void prepare_secrecy();

}  // namespace schakel::service
