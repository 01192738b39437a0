// RSA blind signatures against the RFC's own numbers, and with fresh keys.

#include "blind/rsa.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include <openssl/core_names.h>
#include <openssl/param_build.h>

#include "blind/openssl.hpp"

using namespace schakel;
using namespace schakel::blind;

namespace {

std::string of_hex(std::string_view hex) {
  std::string text;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) text += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return text;
}

// One text field of tests/data/rfc9474_randomized.json, out of hexadecimal.
std::string vector_field(const std::string& name) {
  static const std::string all = [] {
    std::ostringstream text;
    text << std::ifstream("tests/data/rfc9474_randomized.json").rdbuf();
    return text.str();
  }();
  const auto at = all.find("\"" + name + "\": \"");
  REQUIRE_MESSAGE(at != std::string::npos, name);
  const auto from = at + name.size() + 5;
  return of_hex(all.substr(from, all.find('"', from) - from));
}

// The vector's key, as it would lie in a keyring.
std::string stored_vector_key() {
  const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(OSSL_PARAM_BLD_new());
  const Number n = number_of(vector_field("n")), e = number_of(vector_field("e")), d = number_of(vector_field("d"));
  const Number p = number_of(vector_field("p")), q = number_of(vector_field("q"));
  const Numbers room(BN_CTX_new());
  const Number dp(BN_new()), dq(BN_new()), p1(BN_dup(p.get())), q1(BN_dup(q.get()));
  BN_sub_word(p1.get(), 1);
  BN_sub_word(q1.get(), 1);
  BN_mod(dp.get(), d.get(), p1.get(), room.get());
  BN_mod(dq.get(), d.get(), q1.get(), room.get());
  const Number qi(BN_mod_inverse(nullptr, q.get(), p.get(), room.get()));
  const std::pair<const char*, const BIGNUM*> parts[] = {
      {OSSL_PKEY_PARAM_RSA_N, n.get()},        {OSSL_PKEY_PARAM_RSA_E, e.get()},          {OSSL_PKEY_PARAM_RSA_D, d.get()},
      {OSSL_PKEY_PARAM_RSA_FACTOR1, p.get()},  {OSSL_PKEY_PARAM_RSA_FACTOR2, q.get()},    {OSSL_PKEY_PARAM_RSA_EXPONENT1, dp.get()},
      {OSSL_PKEY_PARAM_RSA_EXPONENT2, dq.get()}, {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, qi.get()}};
  for (const auto& [name, number] : parts) REQUIRE(OSSL_PARAM_BLD_push_BN(build.get(), name, number) == 1);
  const Owned<OSSL_PARAM, OSSL_PARAM_free> params(OSSL_PARAM_BLD_to_param(build.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  REQUIRE(EVP_PKEY_fromdata_init(context.get()) == 1);
  REQUIRE(EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, params.get()) == 1);
  const Key owned(key);
  unsigned char* der = nullptr;
  const int size = i2d_PrivateKey(key, &der);
  REQUIRE(size > 0);
  std::string stored(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return stored;
}

// r out of its inverse, which is what the vector gives.
std::string vector_blinding() {
  const Numbers room(BN_CTX_new());
  const Number n = number_of(vector_field("n"));
  const Number r(BN_mod_inverse(nullptr, number_of(vector_field("inv")).get(), n.get(), room.get()));
  return bytes_of(r.get(), vector_field("n").size());
}

const SigningKey& some_key() {
  static const SigningKey key = SigningKey::make();
  return key;
}

}  // namespace

TEST_CASE("blinding, signing and finishing give the numbers of RFC 9474") {
  const PublicKey key = PublicKey::from(vector_field("n")).value();
  const auto blinded = blind_with(key, vector_field("msg_prefix") + vector_field("msg"), vector_field("salt"), vector_blinding());
  REQUIRE(blinded.has_value());
  CHECK(blinded->asked == vector_field("blinded_msg"));
  CHECK(blinded->inverse == vector_field("inv"));
  const SigningKey signer = SigningKey::from(stored_vector_key()).value();
  CHECK(signer.public_key().modulus() == key.modulus());
  CHECK(signer.sign(blinded->asked).value() == vector_field("blind_sig"));
  CHECK(finish(key, *blinded, vector_field("blind_sig")).value() == vector_field("sig"));
  CHECK(key.signed_by_it(blinded->message, vector_field("sig")));
}

TEST_CASE("a fresh key signs what it does not see, is stored and read back, and signs the same again") {
  const PublicKey key = some_key().public_key();
  const Blinded blinded = blind::blind(key, "ballot");
  const std::string answered = some_key().sign(blinded.asked).value();
  CHECK(SigningKey::from(some_key().stored()).value().sign(blinded.asked).value() == answered);
  const std::string signature = finish(key, blinded, answered).value();
  CHECK(key.signed_by_it(blinded.message, signature));
  CHECK(blinded.message.size() == prefix_size + 6);
  CHECK(blinded.asked.size() == 256);
}

TEST_CASE("nothing else is taken for a signature: another message, another key, a changed bit, another length") {
  const PublicKey key = some_key().public_key();
  const Blinded blinded = blind::blind(key, "ballot");
  std::string signature = finish(key, blinded, some_key().sign(blinded.asked).value()).value();
  CHECK_FALSE(key.signed_by_it(blinded.message + "x", signature));
  CHECK_FALSE(SigningKey::make().public_key().signed_by_it(blinded.message, signature));
  CHECK_FALSE(key.signed_by_it(blinded.message, signature.substr(1)));
  CHECK_FALSE(key.signed_by_it(blinded.message, ""));
  CHECK_FALSE(key.signed_by_it(blinded.message, std::string(256, '\xff')));
  signature[100] = static_cast<char>(signature[100] ^ 1);
  CHECK_FALSE(key.signed_by_it(blinded.message, signature));
}

TEST_CASE("what is no number below the modulus is neither signed nor finished, and a wrong answer is seen") {
  const PublicKey key = some_key().public_key();
  const Blinded blinded = blind::blind(key, "ballot");
  CHECK(some_key().sign("short").error().code == "error.credential_number");
  CHECK(some_key().sign(std::string(256, '\xff')).error().code == "error.credential_number");
  CHECK(some_key().sign(key.modulus()).error().code == "error.credential_number");
  CHECK(finish(key, blinded, blinded.asked).error().code == "error.credential_answer");
  CHECK(finish(key, blinded, "").error().code == "error.credential_number");
  CHECK_FALSE(blind_with(key, "m", std::string(48, 's'), std::string(256, '\0')).has_value());
  CHECK(PublicKey::from(std::string(256, '\xfe')).error().code == "error.credential_key");  // even
  CHECK(PublicKey::from(std::string(128, '\xff')).error().code == "error.credential_key");
  CHECK(SigningKey::from("no key").error().kind == ErrorKind::storage);
}

TEST_CASE("any message may be behind any blinded one: for two signatures and two answers, all four pairs have their r") {
  // What the signer saw (asked, answered) and what came later (signature) fit together whichever was whose.
  const PublicKey key = some_key().public_key();
  const Numbers room(BN_CTX_new());
  const Number n = number_of(key.modulus());
  const Blinded a = blind::blind(key, "a"), b = blind::blind(key, "b");
  const std::string answer_a = some_key().sign(a.asked).value(), answer_b = some_key().sign(b.asked).value();
  const std::string signatures[] = {finish(key, a, answer_a).value(), finish(key, b, answer_b).value()};
  std::set<std::string> blindings;
  for (const auto& [asked, answered] : {std::pair(a.asked, answer_a), std::pair(b.asked, answer_b)}) {
    for (const std::string& signature : signatures) {
      // r = answered / signature; then asked must be signature^e · r^e
      const Number inverse(BN_mod_inverse(nullptr, number_of(signature).get(), n.get(), room.get()));
      const Number r(BN_new()), both(BN_new()), e(BN_new()), power(BN_new());
      BN_set_word(e.get(), 65537);
      BN_mod_mul(r.get(), number_of(answered).get(), inverse.get(), n.get(), room.get());
      BN_mod_mul(both.get(), number_of(signature).get(), r.get(), n.get(), room.get());
      BN_mod_exp(power.get(), both.get(), e.get(), n.get(), room.get());
      CHECK(bytes_of(power.get(), 256) == asked);
      blindings.insert(bytes_of(r.get(), 256));
    }
  }
  CHECK(blindings.size() == 4);
}
