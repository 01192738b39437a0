#pragma once
// Ways in: what a sign-in screen asks and answers, and somebody's own passkeys and tokens.
//
// Units  what authenticators say is in base64url, as browsers write it

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/organisation.hpp"

namespace schakel::service {

struct WaysInView {
  std::string site;      // under which name passkeys work; "" = not here
  std::string provider;  // what the organisation calls its own accounts; "" = it has none here
};
BOOST_DESCRIBE_STRUCT(WaysInView, (), (site, provider))

// --- passkeys
struct PasskeyAsk {
  std::string challenge;  // answered once, within minutes
  std::string site;
};
BOOST_DESCRIBE_STRUCT(PasskeyAsk, (), (challenge, site))
struct UsePasskey {
  std::string credential;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
  std::string user;  // whose the authenticator says it is; "" = it does not say
};
BOOST_DESCRIBE_STRUCT(UsePasskey, (), (credential, client_data, authenticator_data, signature, user))
struct PasskeyOffer {
  std::string challenge;
  std::string site;
  std::string user;  // names the person to their authenticator; nothing can be read from it
  std::string name;  // shown by the authenticator
  std::vector<std::int32_t> algorithms;
  std::vector<std::string> known;  // authenticators that hold one already
};
BOOST_DESCRIBE_STRUCT(PasskeyOffer, (), (challenge, site, user, name, algorithms, known))
struct AddPasskeyOrder {
  std::string name;  // "" unless the person gives one
  std::string client_data;
  std::string authenticator_data;
  std::int32_t algorithm = 0;
};
BOOST_DESCRIBE_STRUCT(AddPasskeyOrder, (), (name, client_data, authenticator_data, algorithm))
struct PasskeyView {
  domain::PasskeyId passkey;
  std::string name;
  Date since;
};
BOOST_DESCRIBE_STRUCT(PasskeyView, (), (passkey, name, since))
struct PasskeysView {
  std::string site;  // "" = passkeys do not work here
  std::vector<PasskeyView> passkeys;
};
BOOST_DESCRIBE_STRUCT(PasskeysView, (), (site, passkeys))

// --- tokens
struct TokenOrder {
  std::string name;
  domain::Role role = domain::Role::facilitator;
  bool may_change = false;  // false: it only reads
  Date until;               // its last day
};
BOOST_DESCRIBE_STRUCT(TokenOrder, (), (name, role, may_change, until))
struct TokenGiven {
  domain::TokenId id;
  std::string token;  // shown this once
};
BOOST_DESCRIBE_STRUCT(TokenGiven, (), (id, token))
struct TokenView {
  domain::TokenId token;
  bool yours = false;
  std::string person;  // for whom it acts
  std::string name;
  domain::Role role = domain::Role::facilitator;
  bool may_change = false;
  Date since;
  Date until;
};
BOOST_DESCRIBE_STRUCT(TokenView, (), (token, yours, person, name, role, may_change, since, until))
struct TokensView {
  std::vector<TokenView> tokens;
};
BOOST_DESCRIBE_STRUCT(TokensView, (), (tokens))

// --- the organisation's own accounts (OpenID Connect)
struct ProviderAsk {
  std::string address;  // where to go
  std::string state;    // comes back in the address
  std::string secret;   // stays in the tab that asked: a sign-in cannot be finished in another
};
BOOST_DESCRIBE_STRUCT(ProviderAsk, (), (address, state, secret))
struct UseProvider {
  std::string code;
  std::string state;
  std::string issuer;  // "" = the provider does not say
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(UseProvider, (), (code, state, issuer, secret))

}  // namespace schakel::service
