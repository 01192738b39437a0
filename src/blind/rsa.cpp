#include "blind/rsa.hpp"

#include <openssl/core_names.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "blind/openssl.hpp"
#include "blind/padding.hpp"

namespace schakel::blind {

struct PublicKey::Handle {
  Key key;
};
struct SigningKey::Handle {
  Key key;
  std::string modulus;
};

namespace {

constexpr BN_ULONG exponent = 65537;

std::string random_bytes(std::size_t size) {
  std::string text(size, '\0');
  must(RAND_bytes(bytes(text), static_cast<int>(size)) == 1);
  return text;
}

int bits_of(std::string_view modulus) { return BN_num_bits(number_of(modulus).get()); }

Number exponent_number() {
  Number e = there(Number(BN_new()));
  must(BN_set_word(e.get(), exponent) == 1);
  return e;
}

Key public_handle(const BIGNUM* modulus) {
  const Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free> build(there(OSSL_PARAM_BLD_new()));
  const Number e = exponent_number();
  must(OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, modulus) == 1 &&
       OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) == 1);
  const Owned<OSSL_PARAM, OSSL_PARAM_free> params(there(OSSL_PARAM_BLD_to_param(build.get())));
  const KeyContext context(there(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr)));
  EVP_PKEY* key = nullptr;
  must(EVP_PKEY_fromdata_init(context.get()) == 1 &&
       EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) == 1);
  return Key(key);
}

std::string modulus_of(const EVP_PKEY* key) {
  BIGNUM* modulus = nullptr;
  must(EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_RSA_N, &modulus) == 1);
  const Number owned(modulus);
  return bytes_of(modulus, static_cast<std::size_t>(BN_num_bytes(modulus)));
}

Failure not_of_this_key(std::string_view what) {
  return invalid("the " + std::string(what) + " is no number below the key's modulus", "error.credential_number");
}

// rᵉ mod n, and the like.
Number raised(const BIGNUM* number, const BIGNUM* modulus, BN_CTX* room) {
  Number result = there(Number(BN_new()));
  must(BN_mod_exp(result.get(), number, exponent_number().get(), modulus, room) == 1);
  return result;
}

bool below(std::string_view number, std::string_view modulus) { return number.size() == modulus.size() && number < modulus; }

}  // namespace

// --- the public key

PublicKey::PublicKey(std::string modulus, std::shared_ptr<const Handle> handle)
    : modulus_(std::move(modulus)), handle_(std::move(handle)) {}

Result<PublicKey> PublicKey::from(std::string_view modulus) {
  const Number n = number_of(modulus);
  const int bits = BN_num_bits(n.get());
  const bool fits = bits >= 2048 && bits <= 4096 && static_cast<std::size_t>(BN_num_bytes(n.get())) == modulus.size();
  if (!fits || BN_is_odd(n.get()) == 0) {
    return invalid("a round's key is an odd number of 2048 to 4096 bits, not one of " + std::to_string(bits), "error.credential_key");
  }
  return PublicKey(std::string(modulus), std::make_shared<Handle>(Handle{public_handle(n.get())}));
}

bool PublicKey::may_sign(std::string_view asked) const { return below(asked, modulus_); }

bool PublicKey::signed_by_it(std::string_view message, std::string_view signature) const {
  if (!below(signature, modulus_)) return false;
  const Digest digest(there(EVP_MD_CTX_new()));
  EVP_PKEY_CTX* context = nullptr;
  must(EVP_DigestVerifyInit(digest.get(), &context, EVP_sha384(), nullptr, handle_->key.get()) == 1 &&
       EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
       EVP_PKEY_CTX_set_rsa_pss_saltlen(context, static_cast<int>(salt_size)) == 1);
  return EVP_DigestVerify(digest.get(), bytes(signature), signature.size(), bytes(message), message.size()) == 1;
}

// --- the signer

SigningKey::SigningKey(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}

SigningKey SigningKey::make() {
  Key key(there(EVP_RSA_gen(static_cast<unsigned>(key_bits))));
  std::string modulus = modulus_of(key.get());
  return SigningKey(std::make_shared<Handle>(Handle{std::move(key), std::move(modulus)}));
}

Result<SigningKey> SigningKey::from(std::string_view stored) {
  const unsigned char* at = bytes(stored);
  Key key(d2i_AutoPrivateKey(nullptr, &at, static_cast<long>(stored.size())));
  if (key == nullptr || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA) {
    return fail(ErrorKind::storage, "a round's signing key cannot be read", "error.storage");
  }
  std::string modulus = modulus_of(key.get());
  return SigningKey(std::make_shared<Handle>(Handle{std::move(key), std::move(modulus)}));
}

std::string SigningKey::stored() const {
  const int size = i2d_PrivateKey(handle_->key.get(), nullptr);
  must(size > 0);
  std::string der(static_cast<std::size_t>(size), '\0');
  unsigned char* at = bytes(der);
  must(i2d_PrivateKey(handle_->key.get(), &at) == size);
  return der;
}

PublicKey SigningKey::public_key() const { return PublicKey::from(handle_->modulus).value(); }

Result<std::string> SigningKey::sign(std::string_view asked) const {
  const std::string& modulus = handle_->modulus;
  if (!below(asked, modulus)) return not_of_this_key("blinded credential");
  const KeyContext context(there(EVP_PKEY_CTX_new(handle_->key.get(), nullptr)));
  must(EVP_PKEY_decrypt_init(context.get()) == 1 && EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_NO_PADDING) == 1);
  std::string answered(modulus.size(), '\0');
  std::size_t size = answered.size();
  must(EVP_PKEY_decrypt(context.get(), bytes(answered), &size, bytes(asked), asked.size()) == 1 && size == modulus.size());
  const Numbers room(there(BN_CTX_new()));
  const Number back = raised(number_of(answered).get(), number_of(modulus).get(), room.get());
  if (bytes_of(back.get(), modulus.size()) != asked) {
    return fail(ErrorKind::storage, "the processor made a mistake while signing", "error.unexpected");
  }
  return answered;
}

// --- the voter

Result<Blinded> blind_with(const PublicKey& key, std::string message, std::string_view salt, std::string_view r) {
  if (!below(r, key.modulus())) return not_of_this_key("blinding number");
  const Numbers room(there(BN_CTX_new()));
  const Number n = number_of(key.modulus());
  const Number blinding = number_of(r);
  const Number inverse(BN_mod_inverse(nullptr, blinding.get(), n.get(), room.get()));
  if (inverse == nullptr) return invalid("the blinding number has no inverse", "error.credential_number");
  const Number factor = raised(blinding.get(), n.get(), room.get());
  const Number plain = number_of(padded(message, salt, bits_of(key.modulus())));
  const Number asked = there(Number(BN_new()));
  must(BN_mod_mul(asked.get(), plain.get(), factor.get(), n.get(), room.get()) == 1);
  const std::size_t size = key.modulus().size();
  return Blinded{std::move(message), bytes_of(asked.get(), size), bytes_of(inverse.get(), size)};
}

Blinded blind(const PublicKey& key, std::string_view what) {
  for (;;) {
    auto blinded = blind_with(key, random_bytes(prefix_size).append(what), random_bytes(salt_size), random_bytes(key.modulus().size()));
    if (blinded) return std::move(*blinded);  // r was not below n: once or twice
  }
}

Result<std::string> finish(const PublicKey& key, const Blinded& blinded, std::string_view answered) {
  if (!below(answered, key.modulus())) return not_of_this_key("answer");
  const Numbers room(there(BN_CTX_new()));
  const Number n = number_of(key.modulus());
  const Number signature = there(Number(BN_new()));
  must(BN_mod_mul(signature.get(), number_of(answered).get(), number_of(blinded.inverse).get(), n.get(), room.get()) == 1);
  std::string result = bytes_of(signature.get(), key.modulus().size());
  if (!key.signed_by_it(blinded.message, result)) {
    return invalid("the answer is no signature of what was asked", "error.credential_answer");
  }
  return result;
}

}  // namespace schakel::blind
