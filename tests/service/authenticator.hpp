#pragma once
// An authenticator in software, with one ES256 key: says what a browser and an authenticator would, right or wrong.

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/sha.h>

#include <string>

#include "identity/base64.hpp"
#include "service/service.hpp"

namespace schakel::service::test {

class Authenticator {
 public:
  explicit Authenticator(std::string credential) : credential_(std::move(credential)) {}
  Authenticator(const Authenticator&) = delete;
  Authenticator& operator=(const Authenticator&) = delete;
  ~Authenticator() { EVP_PKEY_free(key_); }

  std::string site = "localhost";
  std::string origin = "http://localhost:8080";
  std::uint32_t count = 0;

  [[nodiscard]] std::string credential() const { return identity::base64url(credential_); }
  [[nodiscard]] AddPasskeyOrder make(const PasskeyOffer& offer, const std::string& name = "") {
    return {.name = name,
            .client_data = identity::base64url(client_data("webauthn.create", offer.challenge)),
            .authenticator_data = identity::base64url(head(0x45) + std::string(16, '\0') + std::string(1, '\0') + static_cast<char>(credential_.size()) + credential_ + public_key()),
            .algorithm = -7};
  }
  [[nodiscard]] UsePasskey use(const PasskeyAsk& ask, const std::string& user = "") {
    const std::string client = client_data("webauthn.get", ask.challenge);
    const std::string said = head(0x05);
    return {.credential = credential(),
            .client_data = identity::base64url(client),
            .authenticator_data = identity::base64url(said),
            .signature = identity::base64url(sign(said + sha256(client))),
            .user = user};
  }
  // x and y, as they lie in the record when nothing seals them.
  [[nodiscard]] std::string stored_key() const { return identity::base64url(coordinate(OSSL_PKEY_PARAM_EC_PUB_X) + coordinate(OSSL_PKEY_PARAM_EC_PUB_Y)); }

 private:
  static std::string sha256(const std::string& text) {
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
  }
  [[nodiscard]] std::string client_data(const std::string& type, const std::string& challenge) const {
    return R"({"type":")" + type + R"(","challenge":")" + challenge + R"(","origin":")" + origin + R"(","crossOrigin":false})";
  }
  [[nodiscard]] std::string head(int flags) const {
    std::string counted;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) counted += static_cast<char>(count >> shift & 0xffU);
    return sha256(site) + static_cast<char>(flags) + counted;
  }
  [[nodiscard]] std::string coordinate(const char* name) const {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key_, name, &number);
    std::string bytes(32, '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), 32);
    BN_free(number);
    return bytes;
  }
  // COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
  [[nodiscard]] std::string public_key() const {
    return "\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + coordinate(OSSL_PKEY_PARAM_EC_PUB_X) + "\x22\x58\x20" + coordinate(OSSL_PKEY_PARAM_EC_PUB_Y);
  }
  [[nodiscard]] std::string sign(const std::string& what) const {
    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    const auto* text = reinterpret_cast<const unsigned char*>(what.data());
    std::size_t size = 0;
    EVP_DigestSignInit(digest, nullptr, EVP_sha256(), nullptr, key_);
    EVP_DigestSign(digest, nullptr, &size, text, what.size());
    std::string signature(size, '\0');
    EVP_DigestSign(digest, reinterpret_cast<unsigned char*>(signature.data()), &size, text, what.size());
    signature.resize(size);
    EVP_MD_CTX_free(digest);
    return signature;
  }

  std::string credential_;
  EVP_PKEY* key_ = EVP_EC_gen("P-256");
};

}  // namespace schakel::service::test
