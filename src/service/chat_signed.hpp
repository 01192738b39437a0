#pragma once
// What a chat server sends with a message to show that it is the one whose secret we have.
//
//   Mattermost  the command's token, in the message itself
//   Slack       X-Slack-Signature: v0= and the hexadecimal HMAC-SHA256 of "v0:" timestamp ":" body, under the signing secret;
//               X-Slack-Request-Timestamp within five minutes of now
//   Teams       Authorization: HMAC and the base64 HMAC-SHA256 of the body, under what the security token is the base64 of
//
// Compared in the same time whatever is wrong.

#include <string>
#include <string_view>

#include "domain/rhythm.hpp"

namespace schakel::service {

struct ChatProof {
  std::string_view token;      // out of the message
  std::string_view signature;  // "v0=…" or "HMAC …"
  std::string_view timestamp;  // seconds
  std::string_view body;       // as it came
};

[[nodiscard]] bool is_signed(domain::ChatKind kind, std::string_view secret, const ChatProof& proof, Instant now);

}  // namespace schakel::service
