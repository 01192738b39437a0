#include "identity/jwt.hpp"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <optional>

#include "base/foreign.hpp"
#include "identity/base64.hpp"
#include "identity/json_parts.hpp"

namespace schakel::identity {

namespace {

constexpr std::size_t token_most = 64U << 10;
constexpr std::size_t keys_bytes_most = 256U << 10;
constexpr std::size_t keys_most = 100;
constexpr std::size_t texts_most = 1000;  // in one list; somebody may be in many groups

using Number = Owned<BIGNUM, BN_free>;
using Builder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Owned<OSSL_PARAM, OSSL_PARAM_free>;
using Context = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Digest = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using Pkey = Owned<EVP_PKEY, EVP_PKEY_free>;
using Signature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

Failure refused(std::string why) { return invalid("the identity provider's " + std::move(why)); }

Result<json::object> object_from(std::string_view text, const char* what) {
  auto object = object_in(text);
  if (!object) return refused(std::string(what) + " is no JSON object");
  return *std::move(object);
}
std::optional<std::string> bytes_at(const json::object& object, std::string_view name) {
  const std::string text = text_at(object, name);
  return text.empty() ? std::nullopt : from_base64url(text);
}

Pkey key_of(const char* kind, OSSL_PARAM_BLD* builder) {
  const Params params(there(OSSL_PARAM_BLD_to_param(builder)));
  const Context context(there(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)));
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1) {
    return nullptr;
  }
  return Pkey(key);
}

// Nothing when it is no RSA key of at least 2048 bits.
Pkey rsa_key(const json::object& jwk) {
  const auto n = bytes_at(jwk, "n");
  const auto e = bytes_at(jwk, "e");
  if (!n || !e || n->size() < 256 || n->size() > 1024 || e->size() > 8) return nullptr;
  const Number modulus(there(BN_bin2bn(bytes(*n), static_cast<int>(n->size()), nullptr)));
  const Number exponent(there(BN_bin2bn(bytes(*e), static_cast<int>(e->size()), nullptr)));
  if (BN_num_bits(modulus.get()) < 2048 || BN_is_odd(exponent.get()) == 0 || BN_is_one(exponent.get()) == 1) return nullptr;
  const Builder builder(there(OSSL_PARAM_BLD_new()));
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get());
  return key_of("RSA", builder.get());
}

// Nothing when it is no point of P-256.
Pkey ec_key(const json::object& jwk) {
  const auto x = bytes_at(jwk, "x");
  const auto y = bytes_at(jwk, "y");
  if (text_at(jwk, "crv") != "P-256" || !x || !y || x->size() != 32 || y->size() != 32) return nullptr;
  const std::string point = "\x04" + *x + *y;
  const Builder builder(there(OSSL_PARAM_BLD_new()));
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  Pkey key = key_of("EC", builder.get());
  if (!key) return nullptr;
  const Context context(there(EVP_PKEY_CTX_new(key.get(), nullptr)));
  return EVP_PKEY_public_check(context.get()) == 1 ? std::move(key) : nullptr;
}

// A JWS writes r and s one after the other; OpenSSL reads them as DER.
std::string der_of(std::string_view r_and_s) {
  const Signature signature(there(ECDSA_SIG_new()));
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes(r_and_s), 32, nullptr), BN_bin2bn(bytes(r_and_s) + 32, 32, nullptr));
  std::string der(static_cast<std::size_t>(i2d_ECDSA_SIG(signature.get(), nullptr)), '\0');
  auto* to = reinterpret_cast<unsigned char*>(der.data());
  i2d_ECDSA_SIG(signature.get(), &to);
  return der;
}

}  // namespace

struct ProviderKeys::Key {
  std::string id;         // "kid"; "" = it has none
  std::string algorithm;  // "RS256", "ES256"
  Pkey key;
  [[nodiscard]] bool signed_by_it(std::string_view what, std::string_view signature) const;
};

bool ProviderKeys::Key::signed_by_it(std::string_view what, std::string_view signature) const {
  std::string der;
  if (algorithm == "ES256") {
    if (signature.size() != 64) return false;
    signature = der = der_of(signature);
  }
  const Digest digest(there(EVP_MD_CTX_new()));
  return EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
         EVP_DigestVerify(digest.get(), bytes(signature), signature.size(), bytes(what), what.size()) == 1;
}

namespace {

std::shared_ptr<const ProviderKeys::Key> signing_key(const json::object& jwk) {
  const std::string use = text_at(jwk, "use");
  if (!use.empty() && use != "sig") return nullptr;
  const std::string kind = text_at(jwk, "kty");
  const std::string algorithm = kind == "RSA" ? "RS256" : kind == "EC" ? "ES256" : "";
  const std::string said = text_at(jwk, "alg");
  if (algorithm.empty() || (!said.empty() && said != algorithm)) return nullptr;
  auto key = std::make_shared<ProviderKeys::Key>();
  key->id = text_at(jwk, "kid");
  key->algorithm = algorithm;
  key->key = kind == "RSA" ? rsa_key(jwk) : ec_key(jwk);
  return key->key ? key : nullptr;
}

// A token in its three parts.
struct Parts {
  std::string_view signed_text;  // header and body, as they came
  json::object header;
  json::object body;
  std::string signature;
};

Result<Parts> parts_of(std::string_view token) {
  if (token.size() > token_most) return refused("ID token is too long");
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos) {
    return refused("ID token has not three parts");
  }
  const auto header = from_base64url(token.substr(0, first));
  const auto body = from_base64url(token.substr(first + 1, second - first - 1));
  const auto signature = from_base64url(token.substr(second + 1));
  if (!header || !body || !signature) return refused("ID token is no base64url");
  Parts parts;
  parts.signed_text = token.substr(0, second);
  parts.header = TRY(object_from(*header, "ID token's header"));
  parts.body = TRY(object_from(*body, "ID token"));
  parts.signature = *signature;
  return parts;
}

std::vector<std::string> texts_in(const json::value& value) {
  if (value.is_string()) return {std::string(value.get_string())};
  std::vector<std::string> texts;
  if (!value.is_array()) return texts;
  for (const json::value& item : value.get_array()) {
    if (item.is_string() && texts.size() < texts_most) texts.emplace_back(item.get_string());
  }
  return texts;
}

// Seconds since the epoch; nothing when it is not there or no number that a clock can say.
std::optional<Instant> moment_at(const json::object& body, std::string_view name) {
  const auto* value = body.if_contains(name);
  if (value == nullptr || !value->is_number()) return std::nullopt;
  boost::system::error_code wrong;
  const auto seconds = value->to_number<double>(wrong);
  if (wrong || !(seconds >= 0 && seconds < 1e11)) return std::nullopt;
  return Instant(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
}

Result<void> check_times(const json::object& body, const Expected& expected) {
  const auto expires = moment_at(body, "exp");
  const auto issued = moment_at(body, "iat");
  if (!expires || !issued) return refused("ID token does not say from when until when it counts");
  if (*expires + expected.leeway <= expected.now) return refused("ID token is over");
  if (*issued - expected.leeway > expected.now) return refused("ID token is of a moment to come; compare the two clocks");
  const auto* not_before = body.if_contains("nbf");
  if (not_before == nullptr) return {};
  const auto from = moment_at(body, "nbf");
  if (!from || *from - expected.leeway > expected.now) return refused("ID token does not count yet; compare the two clocks");
  return {};
}

Result<void> check_for_us(const json::object& body, const Expected& expected) {
  if (text_at(body, "iss") != expected.issuer) return refused("ID token is of another issuer");
  const auto* audience = body.if_contains("aud");
  const auto audiences = audience == nullptr ? std::vector<std::string>() : texts_in(*audience);
  if (std::find(audiences.begin(), audiences.end(), expected.client) == audiences.end()) return refused("ID token is for another client");
  const auto* authorized = body.if_contains("azp");
  if (authorized == nullptr && audiences.size() > 1) return refused("ID token is for several clients and does not say who asked");
  if (authorized != nullptr && text_at(body, "azp") != expected.client) return refused("ID token was asked by another client");
  if (expected.nonce.empty() || text_at(body, "nonce") != expected.nonce) return refused("ID token answers another sign-in");
  return {};
}

}  // namespace

// The keys of a set that may have signed a token with this header.
class Checking {
 public:
  static std::vector<std::shared_ptr<const ProviderKeys::Key>> candidates(const ProviderKeys& keys, const json::object& header) {
    std::vector<std::shared_ptr<const ProviderKeys::Key>> all;
    const std::string algorithm = text_at(header, "alg");
    const std::string id = text_at(header, "kid");
    for (const auto& key : keys.keys_) {
      if (key->algorithm == algorithm && (id.empty() || key->id.empty() || key->id == id)) all.push_back(key);
    }
    return all;
  }
};

Result<ProviderKeys> ProviderKeys::from(std::string_view jwks) {
  if (jwks.size() > keys_bytes_most) return refused("set of keys is too long");
  const json::object set = TRY(object_from(jwks, "set of keys"));
  const auto* keys = set.if_contains("keys");
  if (keys == nullptr || !keys->is_array() || keys->get_array().size() > keys_most) return refused("set of keys has no list of keys");
  ProviderKeys all;
  for (const json::value& jwk : keys->get_array()) {
    if (!jwk.is_object()) continue;
    if (auto key = signing_key(jwk.get_object())) all.keys_.push_back(std::move(key));
  }
  return all;
}

KeyKnown key_known(const ProviderKeys& keys, std::string_view token) {
  const auto parts = parts_of(token);
  return parts && !Checking::candidates(keys, parts->header).empty() ? KeyKnown::yes : KeyKnown::no;
}

Result<Claims> checked_token(const ProviderKeys& keys, std::string_view token, const Expected& expected) {
  const Parts parts = TRY(parts_of(token));
  // Whatever a header says must be understood is not understood here.
  if (parts.header.contains("crit")) return refused("ID token asks for something that is not known here");
  const auto candidates = Checking::candidates(keys, parts.header);
  const bool is_signed = std::any_of(candidates.begin(), candidates.end(),
                                     [&](const auto& key) { return key->signed_by_it(parts.signed_text, parts.signature); });
  if (!is_signed) return refused("ID token is not signed by one of its keys");
  TRY(check_for_us(parts.body, expected));
  TRY(check_times(parts.body, expected));
  Claims claims{.subject = text_at(parts.body, "sub")};
  if (claims.subject.empty()) return refused("ID token says of nobody that it is about them");
  for (const auto& [name, value] : parts.body) {
    if (auto texts = texts_in(value); !texts.empty()) claims.texts[std::string(name)] = std::move(texts);
  }
  const auto* verified = parts.body.if_contains("email_verified");
  claims.email_verified = verified != nullptr && verified->is_bool() && verified->get_bool();
  return claims;
}

std::string Claims::text(const std::string& name) const {
  const auto found = texts.find(name);
  return found == texts.end() || found->second.empty() ? std::string() : found->second.front();
}

}  // namespace schakel::identity
