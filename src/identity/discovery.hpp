#pragma once
// What an identity provider says of itself (OpenID Connect Discovery 1.0), and what it answers when a code is exchanged.
// As it is said: whether to believe it is for whoever asked.

#include <optional>
#include <string>
#include <string_view>

namespace schakel::identity {

struct Discovery {
  std::string issuer;
  std::string authorization;
  std::string token;
  std::string keys;
  bool secret_in_form = false;  // it takes our secret in the form only
  bool says_issuer = false;     // its answers say who it is (RFC 9207)
};
// Nothing when it is no JSON object.
[[nodiscard]] std::optional<Discovery> discovery_in(std::string_view text);

struct Exchanged {
  std::string id_token;  // "" = there is none
  std::string error;     // "invalid_grant"; at most 40 letters of it, out of a–z and _
};
[[nodiscard]] std::optional<Exchanged> exchanged_in(std::string_view text);

}  // namespace schakel::identity
