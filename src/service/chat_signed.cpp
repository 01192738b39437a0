#include "service/chat_signed.hpp"

#include <algorithm>

#include <sodium.h>

#include "service/secrecy.hpp"

namespace schakel::service {

namespace {

constexpr std::chrono::minutes believed_for{5};

// Hashes are as long whatever was said.
bool same(std::string_view said, std::string_view expected) {
  const std::string a = hash_of(said);
  const std::string b = hash_of(expected);
  return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_of_now(std::string_view timestamp, Instant now) {
  if (timestamp.empty() || timestamp.size() > 11) return false;
  std::int64_t seconds = 0;
  for (const char c : timestamp) {
    if (c < '0' || c > '9') return false;
    seconds = seconds * 10 + (c - '0');
  }
  const Instant at{std::chrono::seconds(seconds)};
  return at <= now + believed_for && now <= at + believed_for;
}

// The bytes of a Teams token; "" when it is none, under which nothing is signed that is believed.
std::string teams_key(std::string_view secret) {
  std::string text(secret.substr(0, secret.find_last_not_of('=') + 1));
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return from_base64url(text).value_or("");
}

}  // namespace

bool is_signed(domain::ChatKind kind, std::string_view secret, const ChatProof& proof, Instant now) {
  switch (kind) {
    case domain::ChatKind::mattermost: return same(proof.token, secret) && !secret.empty();
    case domain::ChatKind::slack: {
      const std::string base = "v0:" + std::string(proof.timestamp) + ":" + std::string(proof.body);
      const bool good = same(proof.signature, "v0=" + hex_of(hmac_sha256(base, secret)));
      return good && is_of_now(proof.timestamp, now) && !secret.empty();
    }
    case domain::ChatKind::teams: {
      const std::string key = teams_key(secret);
      const bool good = same(proof.signature, "HMAC " + base64_of(hmac_sha256(proof.body, key)));
      return good && !key.empty();
    }
    case domain::ChatKind::program: return false;
  }
  return false;
}

}  // namespace schakel::service
