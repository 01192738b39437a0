#pragma once
// RSA blind signatures: somebody signs a message without seeing it, and cannot recognise it afterwards.
//
//   voter    message = prefix ‖ what is to be signed          prefix: 32 random bytes
//            asked, inverse = blind(message)                  asked = padded(message) · rᵉ mod n
//   signer   answered = sign(asked)                           askedᵈ mod n
//   voter    signature = finish(answered)                     answered · r⁻¹ mod n; checked
//   anybody  key.signed(message, signature)
//
// For every message and every blinded one there is exactly one r that makes the one out of the other, so `asked` says
// nothing about the message, whatever the signer can compute.
// Units   bytes in strings; numbers big-endian, as long as the modulus
// Fails   invalid_input: bytes of the wrong length, or a number that is not below the modulus
// Cost    2048 bits: sign 0.6 ms, check 25 µs, blind and finish 0.1 ms, a new key 40–200 ms
// Source  RFC 9474, RSABSSA-SHA384-PSS-Randomized; its test vector is in tests/data

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace schakel::blind {

inline constexpr int key_bits = 2048;
inline constexpr std::size_t prefix_size = 32;
inline constexpr std::size_t salt_size = 48;

class PublicKey {
 public:
  // The exponent is 65537. Fails also for a modulus of fewer than 2048 or more than 4096 bits, or an even one.
  [[nodiscard]] static Result<PublicKey> from(std::string_view modulus);
  [[nodiscard]] const std::string& modulus() const { return modulus_; }
  [[nodiscard]] bool may_sign(std::string_view asked) const;  // a number below the modulus
  [[nodiscard]] bool signed_by_it(std::string_view message, std::string_view signature) const;

  struct Handle;

 private:
  explicit PublicKey(std::string modulus, std::shared_ptr<const Handle> handle);
  std::string modulus_;
  std::shared_ptr<const Handle> handle_;  // many threads may check with one key
};

class SigningKey {
 public:
  [[nodiscard]] static SigningKey make();
  // What stored() gave. Fails  storage, when it is no RSA key
  [[nodiscard]] static Result<SigningKey> from(std::string_view stored);
  [[nodiscard]] std::string stored() const;  // DER
  [[nodiscard]] PublicKey public_key() const;
  // The same bytes give the same answer. In constant time, with OpenSSL's own blinding against timing; what was computed is
  // checked with the public key before it leaves, so that a faulty processor gives no factor away.
  [[nodiscard]] Result<std::string> sign(std::string_view asked) const;

  struct Handle;

 private:
  explicit SigningKey(std::shared_ptr<const Handle> handle);
  std::shared_ptr<const Handle> handle_;  // the numbers are wiped when the last copy goes
};

// --- the voter's half: for clients in C++ (the demonstration, tests, the command line). Browsers have their own.

struct Blinded {
  std::string message;  // with its prefix
  std::string asked;    // goes to the signer
  std::string inverse;  // stays
};
// With a prefix, salt and r out of the system's random numbers.
[[nodiscard]] Blinded blind(const PublicKey& key, std::string_view what);
// The same from given numbers. Fails  invalid_input: r has no inverse
[[nodiscard]] Result<Blinded> blind_with(const PublicKey& key, std::string message, std::string_view salt, std::string_view r);
// The signature. Fails  invalid_input: the answer is no signature of what was asked
[[nodiscard]] Result<std::string> finish(const PublicKey& key, const Blinded& blinded, std::string_view answered);

}  // namespace schakel::blind
