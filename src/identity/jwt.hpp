#pragma once
// Signed statements of an identity provider (OpenID Connect): its public keys, and an ID token checked against one of them.
// Only RS256 and ES256, and only with a key that says it is for signing; "none" and keys inside a token are nothing here.
//
// Fails   invalid_input: a sentence for the log of whoever set it up; it never holds the token
// Source  RFC 7515, RFC 7517, RFC 7518, OpenID Connect Core 1.0, 3.1.3.7

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace schakel::identity {

class ProviderKeys {
 public:
  // From a JWK set. Keys of other kinds are left out; a broken set fails.
  [[nodiscard]] static Result<ProviderKeys> from(std::string_view jwks);
  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  struct Key;

 private:
  friend class Checking;
  std::vector<std::shared_ptr<const Key>> keys_;
};

// What the token must be.
struct Expected {
  std::string issuer;
  std::string client;  // our name there: in `aud`, and `azp` when it is there
  std::string nonce;
  Instant now;
  std::chrono::seconds leeway{60};  // between two clocks
};

struct Claims {
  std::string subject;
  // Claims that are texts, or lists of texts ("groups"), by their names.
  std::map<std::string, std::vector<std::string>> texts;
  bool email_verified = false;
  [[nodiscard]] std::string text(const std::string& name) const;  // the first, or ""
};

enum class KeyKnown { yes, no };
// Whether one of the keys may have signed it; `no` is the moment to fetch the keys again.
[[nodiscard]] KeyKnown key_known(const ProviderKeys& keys, std::string_view token);
[[nodiscard]] Result<Claims> checked_token(const ProviderKeys& keys, std::string_view token, const Expected& expected);

}  // namespace schakel::identity
