// ID tokens: signed here with keys of our own, as a provider would, and then as an attacker would.

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <doctest/doctest.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include "identity/base64.hpp"
#include "identity/jwt.hpp"

using namespace schakel;
using namespace schakel::identity;
namespace json = boost::json;

namespace {

std::string number_of(EVP_PKEY* key, const char* name, int size) {
  BIGNUM* number = nullptr;
  EVP_PKEY_get_bn_param(key, name, &number);
  std::string bytes(static_cast<std::size_t>(size == 0 ? BN_num_bytes(number) : size), '\0');
  BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  BN_free(number);
  return base64url(bytes);
}

// A provider's key; the OpenSSL object lives as long as the test program.
struct Signer {
  std::string kid;
  bool rsa = true;
  EVP_PKEY* key = rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256");
  [[nodiscard]] json::object jwk() const {
    if (rsa) return {{"kty", "RSA"}, {"kid", kid}, {"use", "sig"}, {"alg", "RS256"}, {"n", number_of(key, OSSL_PKEY_PARAM_RSA_N, 0)}, {"e", number_of(key, OSSL_PKEY_PARAM_RSA_E, 0)}};
    return {{"kty", "EC"}, {"kid", kid}, {"crv", "P-256"}, {"x", number_of(key, OSSL_PKEY_PARAM_EC_PUB_X, 32)}, {"y", number_of(key, OSSL_PKEY_PARAM_EC_PUB_Y, 32)}};
  }
  [[nodiscard]] std::string sign(const std::string& what) const {
    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    std::size_t size = 0;
    const auto* text = reinterpret_cast<const unsigned char*>(what.data());
    EVP_DigestSignInit(digest, nullptr, EVP_sha256(), nullptr, key);
    EVP_DigestSign(digest, nullptr, &size, text, what.size());
    std::string signature(size, '\0');
    EVP_DigestSign(digest, reinterpret_cast<unsigned char*>(signature.data()), &size, text, what.size());
    signature.resize(size);
    EVP_MD_CTX_free(digest);
    return rsa ? signature : r_and_s(signature);
  }
  static std::string r_and_s(const std::string& der) {
    const auto* from = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &from, static_cast<long>(der.size()));
    std::string both(64, '\0');
    auto* to = reinterpret_cast<unsigned char*>(both.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), to, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), to + 32, 32);
    ECDSA_SIG_free(signature);
    return both;
  }
};

const Signer& rsa_key() {
  static const Signer key{.kid = "one"};
  return key;
}
const Signer& ec_key() {
  static const Signer key{.kid = "two", .rsa = false};
  return key;
}
ProviderKeys both_keys() {
  return ProviderKeys::from(json::serialize(json::object{{"keys", json::array{rsa_key().jwk(), ec_key().jwk()}}})).value();
}

const Instant now = instant_from("2026-10-05T09:00Z").value();
std::int64_t seconds(std::chrono::seconds from_now) { return std::chrono::floor<std::chrono::seconds>(now + from_now).time_since_epoch().count(); }
Expected expected() { return {.issuer = "https://login.example", .client = "schakel", .nonce = "n1", .now = now}; }

json::object body() {
  return {{"iss", "https://login.example"}, {"aud", "schakel"}, {"sub", "7"}, {"nonce", "n1"}, {"exp", seconds(std::chrono::minutes(5))},
          {"iat", seconds(std::chrono::seconds(0))}, {"email", "anna@lindedal.nl"}, {"email_verified", true}, {"groups", json::array{"zorg", "alle"}}};
}
json::object with(std::string_view name, json::value value) {
  json::object changed = body();
  changed[name] = std::move(value);
  return changed;
}
json::object without(std::string_view name) {
  json::object changed = body();
  changed.erase(name);
  return changed;
}
std::string token(const Signer& signer, const json::object& says, json::object header = {}) {
  if (!header.contains("alg")) header["alg"] = signer.rsa ? "RS256" : "ES256";
  if (!header.contains("kid")) header["kid"] = signer.kid;
  const std::string what = base64url(json::serialize(header)) + "." + base64url(json::serialize(says));
  return what + "." + base64url(signer.sign(what));
}
bool taken(const std::string& text) { return checked_token(both_keys(), text, expected()).has_value(); }

}  // namespace

TEST_CASE("a token that is signed with one of the provider's keys says who somebody is") {
  for (const Signer* signer : {&rsa_key(), &ec_key()}) {
    const auto claims = checked_token(both_keys(), token(*signer, body()), expected());
    REQUIRE_MESSAGE(claims.has_value(), claims.error().message);
    CHECK(claims->subject == "7");
    CHECK(claims->text("email") == "anna@lindedal.nl");
    CHECK(claims->email_verified);
    CHECK(claims->texts.at("groups") == std::vector<std::string>{"zorg", "alle"});
  }
}

TEST_CASE("a token of another issuer, for another client, of another sign-in or of another time is refused") {
  const std::vector<json::object> others = {
      with("iss", "https://login.example/"), without("iss"), with("aud", "other"), without("aud"), with("aud", json::array{"schakel", "other"}),
      with("azp", "other"), with("nonce", "n2"), without("nonce"), with("exp", seconds(std::chrono::minutes(-2))), without("exp"),
      with("exp", "tomorrow"), with("exp", 1e300), with("iat", seconds(std::chrono::minutes(3))), without("iat"), with("nbf", seconds(std::chrono::minutes(3))),
      with("nbf", "now"), without("sub"), with("sub", 7), with("sub", "")};
  for (const json::object& other : others) {
    CAPTURE(json::serialize(other));
    CHECK_FALSE(taken(token(rsa_key(), other)));
  }
  CHECK(taken(token(rsa_key(), with("aud", json::array{"schakel"}))));
  json::object several = with("aud", json::array{"other", "schakel"});
  several["azp"] = "schakel";
  CHECK(taken(token(rsa_key(), several)));
  CHECK(taken(token(rsa_key(), with("nbf", seconds(std::chrono::seconds(30))))));  // two clocks may differ by a minute
}

TEST_CASE("a token that was not signed with that key, by that algorithm, is refused") {
  static const Signer stranger{.kid = "one"};
  CHECK_FALSE(taken(token(stranger, body())));
  CHECK_FALSE(taken(token(rsa_key(), body(), {{"kid", "two"}})));
  CHECK_FALSE(taken(token(rsa_key(), body(), {{"alg", "ES256"}})));
  CHECK_FALSE(taken(token(rsa_key(), body(), {{"alg", "RS384"}})));
  CHECK_FALSE(taken(token(rsa_key(), body(), {{"alg", "none"}})));
  CHECK_FALSE(taken(token(rsa_key(), body(), {{"crit", json::array{"b64"}}})));
  const std::string good = token(rsa_key(), body());
  const auto dot = good.rfind('.');
  CHECK_FALSE(taken(base64url(R"({"alg":"none"})") + good.substr(good.find('.'), dot - good.find('.')) + "."));
  CHECK_FALSE(taken(good.substr(0, dot + 1)));
  // The public key as the secret of an HMAC: what confused others.
  const std::string what = base64url(R"({"alg":"HS256","kid":"one"})") + "." + base64url(json::serialize(body()));
  const std::string secret = json::serialize(rsa_key().jwk());
  unsigned char mac[32];
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(what.data()), what.size(), mac, nullptr);
  CHECK_FALSE(taken(what + "." + base64url(std::string_view(reinterpret_cast<const char*>(mac), 32))));
}

TEST_CASE("a key inside a token is no key") {
  static const Signer stranger{.kid = "mine"};
  CHECK_FALSE(taken(token(stranger, body(), {{"jwk", stranger.jwk()}, {"kid", ""}})));
}

TEST_CASE("after the provider changed its keys the new one is not known until they are fetched again") {
  static const Signer next{.kid = "three"};
  const std::string fresh = token(next, body());
  CHECK(key_known(both_keys(), fresh) == KeyKnown::no);
  CHECK(key_known(both_keys(), token(ec_key(), body())) == KeyKnown::yes);
  const auto keys = ProviderKeys::from(json::serialize(json::object{{"keys", json::array{next.jwk()}}})).value();
  CHECK(checked_token(keys, fresh, expected()));
  CHECK_FALSE(checked_token(keys, token(rsa_key(), body()), expected()));
}

TEST_CASE("keys that are too short, not for signing, or no keys at all are left out; a set that is none is refused") {
  const auto size_of = [](json::object jwk) { return ProviderKeys::from(json::serialize(json::object{{"keys", json::array{std::move(jwk)}}})).value().size(); };
  const auto changed = [](json::object jwk, std::string_view name, json::value value) { jwk[name] = std::move(value); return jwk; };
  CHECK(size_of(rsa_key().jwk()) == 1);
  CHECK(size_of(changed(rsa_key().jwk(), "use", "enc")) == 0);
  CHECK(size_of(changed(rsa_key().jwk(), "alg", "PS256")) == 0);
  CHECK(size_of(changed(rsa_key().jwk(), "n", json::value(base64url(std::string(128, '\x7f'))))) == 0);
  CHECK(size_of(changed(rsa_key().jwk(), "e", json::value(base64url("\x01")))) == 0);
  CHECK(size_of(changed(ec_key().jwk(), "crv", "P-521")) == 0);
  CHECK(size_of(changed(ec_key().jwk(), "x", json::value(base64url(std::string(32, '\x01'))))) == 0);
  CHECK(size_of({{"kty", "oct"}, {"k", "c2VjcmV0"}}) == 0);
  for (const char* text : {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":", "\xff"}) CHECK_FALSE(ProviderKeys::from(text));
}

TEST_CASE("a token that is cut off or changed anywhere is refused") {
  const std::string good = token(ec_key(), body());
  REQUIRE(taken(good));
  const ProviderKeys keys = both_keys();
  for (std::size_t i = 0; i < good.size(); i += 7) {
    CHECK_FALSE(checked_token(keys, good.substr(0, i), expected()));
    std::string changed = good;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    if (changed != good) CHECK_FALSE(checked_token(keys, changed, expected()));
  }
  CHECK_FALSE(taken(good + ".x"));
  CHECK_FALSE(taken(std::string(100'000, 'A')));
  CHECK_FALSE(taken("..."));
}
