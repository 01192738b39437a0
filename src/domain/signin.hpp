#pragma once
// How people come in again: passkeys of their own, and tokens with which a program acts for a facilitator or administrator.
// Sign-in links and sessions are no part of the record; they stand beside it, as hashes.
//
// What a passkey's authenticator is called, its identity and its public key are sealed under its owner's key: whoever is
// forgotten leaves no trace by which an authenticator could be recognised.

#include <cstdint>
#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/organisation.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

struct Passkey {
  PasskeyId id;
  PersonId person;
  Secret credential;  // base64url, as the authenticator named it
  Secret key;         // base64url: the public key's bytes
  std::int32_t algorithm = 0;  // COSE: -7 ES256, -8 EdDSA, -257 RS256
  Secret name;        // "" unless its owner gave one
  Date since;
};

struct ApiToken {
  TokenId id;
  PersonId person;  // for whom it acts; it can do no more than they can
  Secret name;
  Role role = Role::facilitator;
  bool may_change = false;  // false: it only reads
  Date until;               // the last day on which it works
  Date since;
  std::string hash;         // hexadecimal; the token itself is nowhere
};

// --- facts
struct PasskeyAdded {
  PasskeyId passkey;
  PersonId person;
  Secret credential;
  Secret key;
  std::int32_t algorithm = 0;
  Secret name;
};
BOOST_DESCRIBE_STRUCT(PasskeyAdded, (), (passkey, person, credential, key, algorithm, name))
struct PasskeyRemoved {
  PasskeyId passkey;
};
BOOST_DESCRIBE_STRUCT(PasskeyRemoved, (), (passkey))
struct TokenMade {
  TokenId token;
  PersonId person;
  Secret name;
  Role role = Role::facilitator;
  bool may_change = false;
  Date until;
  std::string hash;
};
BOOST_DESCRIBE_STRUCT(TokenMade, (), (token, person, name, role, may_change, until, hash))
struct TokenEnded {
  TokenId token;
};
BOOST_DESCRIBE_STRUCT(TokenEnded, (), (token))

// --- commands
// After the service has checked what the authenticator said.
struct AddPasskey {
  std::string credential;
  std::string key;
  std::int32_t algorithm = 0;
  std::string name;
};
struct RemovePasskey {
  PasskeyId passkey;
};
BOOST_DESCRIBE_STRUCT(RemovePasskey, (), (passkey))
struct MakeToken {
  std::string name;
  Role role = Role::facilitator;
  bool may_change = false;
  Date until;
  std::string hash;
};
struct EndToken {
  TokenId token;
};
BOOST_DESCRIBE_STRUCT(EndToken, (), (token))

}  // namespace schakel::domain
