#include "service/secrecy.hpp"

#include <sodium.h>

#include <cassert>
#include <stdexcept>

#include "base/foreign.hpp"

namespace schakel::service {

namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t key_size = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

std::string base64(std::string_view raw, int variant) {
  std::string text(sodium_base64_ENCODED_LEN(raw.size(), static_cast<unsigned>(variant)), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes(raw), raw.size(), variant);
  text.pop_back();  // the NUL behind it
  return text;
}

}  // namespace

void prepare_secrecy() {
  if (sodium_init() < 0) throw std::runtime_error("the system gives no random numbers");
}

std::string lock_of(std::string_view secret) {
  std::string hash(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(bytes(hash), bytes(secret), secret.size());
  return hex_of(hash);
}

std::string hash_of(std::string_view text) {
  std::string hash(32, '\0');
  crypto_generichash(bytes(hash), hash.size(), bytes(text), text.size(), nullptr, 0);
  return hash;
}

std::string hex_of(std::string_view raw) {
  std::string hex(raw.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes(raw), raw.size());
  hex.pop_back();
  return hex;
}

std::optional<std::string> bytes_of_hex(std::string_view hex) {
  if (hex.size() != 64) return std::nullopt;
  for (const char c : hex) {
    if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
  }
  std::string raw(32, '\0');
  std::size_t size = 0;
  if (sodium_hex2bin(bytes(raw), raw.size(), hex.data(), hex.size(), nullptr, &size, nullptr) != 0) return std::nullopt;
  return raw;
}

std::string new_token() { return base64(new_key(), sodium_base64_VARIANT_URLSAFE_NO_PADDING); }

std::string base64_of(std::string_view raw) { return base64(raw, sodium_base64_VARIANT_ORIGINAL); }

std::string hmac_sha256(std::string_view text, std::string_view key) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
  std::string code(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, bytes(code));
  return code;
}

std::uint64_t random_number() {
  std::uint64_t number = 0;
  randombytes_buf(&number, sizeof number);
  return number;
}

std::string new_key() {
  std::string key(key_size, '\0');
  randombytes_buf(key.data(), key.size());
  return key;
}

std::string stretched(std::string_view seed, std::size_t size) {
  static_assert(randombytes_SEEDBYTES == 32);
  assert(seed.size() == 32);
  std::string whole(size, '\0');
  randombytes_buf_deterministic(whole.data(), size, bytes(seed));
  return whole;
}

std::string seed_for(std::string_view key, std::uint64_t number) {
  static_assert(crypto_kdf_KEYBYTES == 32 && crypto_kdf_CONTEXTBYTES == 8);
  assert(key.size() == 32);
  std::string seed(32, '\0');
  crypto_kdf_derive_from_key(bytes(seed), seed.size(), number, "schakel ", bytes(key));
  return seed;
}

std::uint64_t Unguessable::below(std::uint64_t bound) {
  if (left_ == 0) {
    randombytes_buf(numbers_.data(), sizeof numbers_);
    left_ = numbers_.size();
  }
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>(static_cast<Wide>(numbers_[--left_]) * bound >> 64);
}

std::string sealed(std::string_view text, std::string_view key, std::string_view place) {
  assert(key.size() == key_size);
  std::string whole(nonce_size + text.size() + tag_size, '\0');
  randombytes_buf(whole.data(), nonce_size);
  unsigned long long size = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(whole) + nonce_size, &size, bytes(text), text.size(), bytes(place),
                                             place.size(), nullptr, bytes(whole), bytes(key));
  return base64(whole, sodium_base64_VARIANT_ORIGINAL);
}

void wipe(std::string& secret) { sodium_memzero(secret.data(), secret.size()); }

std::optional<std::string> unsealed(std::string_view text, std::string_view key, std::string_view place) {
  if (key.size() != key_size) return std::nullopt;
  std::string whole(text.size() * 3 / 4 + 3, '\0');
  std::size_t size = 0;
  if (sodium_base642bin(bytes(whole), whole.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0) {
    return std::nullopt;
  }
  if (size < nonce_size + tag_size) return std::nullopt;
  std::string plain(size - nonce_size - tag_size, '\0');
  unsigned long long plain_size = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plain), &plain_size, nullptr, bytes(whole) + nonce_size,
                                                 size - nonce_size, bytes(place), place.size(), bytes(whole), bytes(key)) != 0) {
    return std::nullopt;
  }
  return plain;
}

}  // namespace schakel::service
