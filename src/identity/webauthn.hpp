#pragma once
// Passkeys (WebAuthn): what an authenticator and a browser said is checked here, with libfido2, which reads the
// authenticator's bytes and verifies its signatures. No attestation is asked for, so none is believed.
//
// Units   bytes in strings; a challenge in base64url, as the browser was given it
// Fails   invalid_input, with a sentence for the log of whoever develops this; people are told one sentence for all of them
// Source  W3C Web Authentication Level 2, 7.1 and 7.2

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace schakel::identity {

// Where a passkey works. A browser takes no id that is not the name of the page it shows, and no number as a name.
struct Site {
  std::string id;      // "schakel.example.org"
  std::string origin;  // "https://schakel.example.org"
};

inline constexpr std::int32_t es256 = -7;
inline constexpr std::int32_t eddsa = -8;
inline constexpr std::int32_t rs256 = -257;

struct PublicKey {
  std::int32_t algorithm = 0;
  std::string bytes;  // es256: x and y; eddsa: 32 bytes; rs256: 256 of n and 3 of e
};

enum class Ceremony { create, use };
// What the browser says it was asked to sign, in base64url: found before anything else is checked, so that it can be looked up.
[[nodiscard]] Result<std::string> challenge_in(std::string_view client_data);

struct NewPasskey {
  std::string credential;
  PublicKey key;
  std::uint32_t count = 0;
};
struct Registration {
  std::string client_data;
  std::string authenticator_data;
  std::int32_t algorithm = 0;
};
// The person was present, at this site, and the key is one that we can check.
[[nodiscard]] Result<NewPasskey> registered(const Site& site, std::string_view challenge, const Registration& said);

struct Assertion {
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};
// Signed with this key, at this site, over this challenge, with the person present. What the authenticator counts.
[[nodiscard]] Result<std::uint32_t> asserted(const Site& site, std::string_view challenge, const PublicKey& key, const Assertion& said);

// To check against when there is no key, so that who is not known takes as long as who is. What comes of it counts for nothing.
[[nodiscard]] const PublicKey& nobodys_key();

}  // namespace schakel::identity
