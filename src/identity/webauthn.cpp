#include "identity/webauthn.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/sha.h>

#include "base/foreign.hpp"
#include "identity/json_parts.hpp"

namespace schakel::identity {

namespace {

constexpr std::size_t client_data_most = 4096;
constexpr std::size_t authenticator_data_most = 2048;
constexpr std::size_t signature_most = 1024;
constexpr std::size_t credential_most = 1023;

using Made = Owned<fido_cred_t, fido_cred_free>;
using Used = Owned<fido_assert_t, fido_assert_free>;

std::string text(const unsigned char* from, std::size_t size) { return {reinterpret_cast<const char*>(from), size}; }
Failure refused(const char* why) { return invalid(std::string("a passkey is not accepted: ") + why); }
void ready() {
  static const bool done = [] { fido_init(0); return true; }();
  static_cast<void>(done);
}

struct ClientData {
  std::string type;
  std::string challenge;
  std::string origin;
  bool elsewhere = false;  // inside a page of somebody else
};

Result<ClientData> read_client_data(std::string_view client_data) {
  if (client_data.size() > client_data_most) return refused("the client data is too long");
  const auto object = object_in(client_data);
  if (!object) return refused("the client data is no JSON object");
  ClientData said{.type = text_at(*object, "type"), .challenge = text_at(*object, "challenge"), .origin = text_at(*object, "origin")};
  const auto* crossed = object->if_contains("crossOrigin");
  said.elsewhere = crossed != nullptr && !(crossed->is_bool() && !crossed->get_bool());
  return said;
}

Result<void> check_client_data(const Site& site, std::string_view challenge, std::string_view client_data, std::string_view type) {
  const ClientData said = TRY(read_client_data(client_data));
  if (said.type != type) return refused("it was made for something else");
  if (challenge.empty() || said.challenge != challenge) return refused("it answers another challenge");
  if (said.origin != site.origin) return refused("it was made on another site");
  if (said.elsewhere) return refused("it was made inside another page");
  return {};
}

template <class Key, auto make, auto from, auto free_it>
struct Verifier {
  static int verify(const fido_assert_t* used, const PublicKey& key, std::size_t size) {
    if (key.bytes.size() != size) return FIDO_ERR_INVALID_ARGUMENT;
    const Owned<Key, free_it> as(there(make()));
    if (from(as.get(), key.bytes.data(), key.bytes.size()) != FIDO_OK) return FIDO_ERR_INVALID_ARGUMENT;
    return fido_assert_verify(used, 0, key.algorithm, as.get());
  }
};
using Es256 = Verifier<es256_pk_t, es256_pk_new, es256_pk_from_ptr, es256_pk_free>;
using Eddsa = Verifier<eddsa_pk_t, eddsa_pk_new, eddsa_pk_from_ptr, eddsa_pk_free>;
using Rs256 = Verifier<rs256_pk_t, rs256_pk_new, rs256_pk_from_ptr, rs256_pk_free>;

int verify(const fido_assert_t* used, const PublicKey& key) {
  switch (key.algorithm) {
    case es256: return Es256::verify(used, key, 64);
    case eddsa: return Eddsa::verify(used, key, 32);
    case rs256: return Rs256::verify(used, key, 259);
    default: return FIDO_ERR_UNSUPPORTED_OPTION;
  }
}

Result<Used> used_as(const Site& site, const Assertion& said) {
  if (said.authenticator_data.size() > authenticator_data_most || said.signature.size() > signature_most) {
    return refused("what the authenticator said is too long");
  }
  ready();
  Used used(there(fido_assert_new()));
  const bool taken =
      fido_assert_set_count(used.get(), 1) == FIDO_OK && fido_assert_set_rp(used.get(), site.id.c_str()) == FIDO_OK &&
      fido_assert_set_up(used.get(), FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_clientdata(used.get(), bytes(said.client_data), said.client_data.size()) == FIDO_OK &&
      fido_assert_set_authdata_raw(used.get(), 0, bytes(said.authenticator_data), said.authenticator_data.size()) == FIDO_OK &&
      fido_assert_set_sig(used.get(), 0, bytes(said.signature), said.signature.size()) == FIDO_OK;
  if (!taken) return refused("the authenticator's data cannot be read");
  return used;
}

// The SHA-256 of the site's id stands first in what an authenticator says.
bool at_site(const Site& site, std::string_view authenticator_data) {
  unsigned char hash[SHA256_DIGEST_LENGTH];
  SHA256(bytes(site.id), site.id.size(), hash);
  return authenticator_data.substr(0, sizeof hash) == text(hash, sizeof hash);
}

Result<Made> made_as(const Registration& said) {
  if (said.authenticator_data.size() > authenticator_data_most) return refused("what the authenticator said is too long");
  if (said.algorithm != es256 && said.algorithm != eddsa && said.algorithm != rs256) return refused("its kind of key is not known");
  ready();
  Made made(there(fido_cred_new()));
  const bool taken =
      fido_cred_set_type(made.get(), said.algorithm) == FIDO_OK &&
      fido_cred_set_authdata_raw(made.get(), bytes(said.authenticator_data), said.authenticator_data.size()) == FIDO_OK;
  if (!taken || fido_cred_id_ptr(made.get()) == nullptr || fido_cred_pubkey_ptr(made.get()) == nullptr) {
    return refused("the authenticator's data cannot be read");
  }
  return made;
}

}  // namespace

Result<std::string> challenge_in(std::string_view client_data) {
  std::string challenge = TRY(read_client_data(client_data)).challenge;
  if (challenge.empty()) return refused("it answers no challenge");
  return challenge;
}

Result<NewPasskey> registered(const Site& site, std::string_view challenge, const Registration& said) {
  TRY(check_client_data(site, challenge, said.client_data, "webauthn.create"));
  const Made made = TRY(made_as(said));
  if (!at_site(site, said.authenticator_data)) return refused("it was made for another site");
  constexpr std::uint8_t present = 1;
  if ((fido_cred_flags(made.get()) & present) == 0) return refused("nobody was present");
  NewPasskey passkey{.credential = text(fido_cred_id_ptr(made.get()), fido_cred_id_len(made.get())),
                     .key = {said.algorithm, text(fido_cred_pubkey_ptr(made.get()), fido_cred_pubkey_len(made.get()))},
                     .count = fido_cred_sigcount(made.get())};
  if (passkey.credential.empty() || passkey.credential.size() > credential_most) return refused("its name is too long");
  return passkey;
}

Result<std::uint32_t> asserted(const Site& site, std::string_view challenge, const PublicKey& key, const Assertion& said) {
  TRY(check_client_data(site, challenge, said.client_data, "webauthn.get"));
  const Used used = TRY(used_as(site, said));
  if (verify(used.get(), key) != FIDO_OK) return refused("its signature is not right");
  return fido_assert_sigcount(used.get(), 0);
}

const PublicKey& nobodys_key() {
  // The curve's own first point.
  static const PublicKey key{es256, "\x6b\x17\xd1\xf2\xe1\x2c\x42\x47\xf8\xbc\xe6\xe5\x63\xa4\x40\xf2"
                                    "\x77\x03\x7d\x81\x2d\xeb\x33\xa0\xf4\xa1\x39\x45\xd8\x98\xc2\x96"
                                    "\x4f\xe3\x42\xe2\xfe\x1a\x7f\x9b\x8e\xe7\xeb\x4a\x7c\x0f\x9e\x16"
                                    "\x2b\xce\x33\x57\x6b\x31\x5e\xce\xcb\xb6\x40\x68\x37\xbf\x51\xf5"};
  return key;
}

}  // namespace schakel::identity
