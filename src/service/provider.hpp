#pragma once
// An identity provider (OpenID Connect): where it is, how it is asked, and who it says somebody is. Authorization code with
// PKCE; nothing of it is kept but its addresses and public keys.
//
// Threads  any; asks over the network, so never from a thread that answers people
// Fails    storage "error.unreachable"; forbidden "error.provider_refused", one sentence whatever was wrong. Why goes to `trouble`,
//          without tokens, codes or names
// Source   OpenID Connect Core 1.0, Discovery 1.0; RFC 7636 (PKCE); RFC 9207 (issuer in the answer)

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <boost/describe.hpp>

#include "identity/jwt.hpp"
#include "post/fetch.hpp"
#include "service/provider_settings.hpp"

namespace schakel::service {

// One sign-in on its way.
struct ProviderVisit {
  std::string nonce;
  std::string verifier;
  std::string secret_hash;  // in hexadecimal
};
BOOST_DESCRIBE_STRUCT(ProviderVisit, (), (nonce, verifier, secret_hash))

[[nodiscard]] Failure provider_refused();

class Provider {
 public:
  using Fetch = std::function<Result<post::Answered>(const post::Question&)>;
  using Trouble = std::function<void(std::string_view why)>;
  Provider(ProviderSettings settings, std::string back, Trouble trouble, Fetch fetch = &post::fetch)
      : settings_(std::move(settings)), back_(std::move(back)), trouble_(std::move(trouble)), fetch_(std::move(fetch)) {}

  [[nodiscard]] const ProviderSettings& settings() const { return settings_; }
  // Where the browser goes.
  [[nodiscard]] Result<std::string> address(const std::string& state, const ProviderVisit& visit, Instant now);
  // Who it is, from what came back.
  [[nodiscard]] Result<identity::Claims> who(const std::string& code, const std::string& issuer, const ProviderVisit& visit, Instant now);

 private:
  struct Addresses {
    std::string authorization;
    std::string token;
    std::string keys;
    bool secret_in_form = false;
    bool says_issuer = false;
    Instant read;
  };
  [[nodiscard]] Result<Addresses> addresses(Instant now);
  [[nodiscard]] Result<Addresses> read_addresses(Instant now) const;
  [[nodiscard]] Result<std::string> token_for(const Addresses& at, const std::string& code, const std::string& verifier) const;
  [[nodiscard]] Result<identity::ProviderKeys> keys_for(const Addresses& at, const std::string& token, Instant now);
  [[nodiscard]] Failure refused(std::string_view why) const;

  ProviderSettings settings_;
  std::string back_;
  Trouble trouble_;
  Fetch fetch_;
  std::mutex mutex_;
  std::optional<Addresses> addresses_;
  std::optional<identity::ProviderKeys> keys_;
  Instant keys_read_;
};

}  // namespace schakel::service
