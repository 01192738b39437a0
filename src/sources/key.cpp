#include "sources/key.hpp"

#include <sodium.h>

#include <cstring>

#include "base/foreign.hpp"
#include "base/text.hpp"

namespace schakel::sources {
namespace {

constexpr std::string_view head = "schakel-ties-key 1 ";
constexpr std::string_view purpose = "schakel tie 1\n";  // the same key and another purpose would give other digits

std::string hex_of(const unsigned char* raw, std::size_t size) {
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), raw, size);
  hex.pop_back();
  return hex;
}

}  // namespace

Result<Key> key_from(std::string_view text) {
  const auto bad = [] { return invalid("this is no key for ties: it is one line, \"schakel-ties-key 1\" and 64 hexadecimal digits", "error.bad_key"); };
  text = trimmed(text);
  if (!text.starts_with(head)) return bad();
  const std::string_view hex = text.substr(head.size());
  Key key{};
  std::size_t size = 0;
  if (hex.size() != 2 * key.size() || sodium_hex2bin(key.data(), key.size(), hex.data(), hex.size(), nullptr, &size, nullptr) != 0 ||
      size != key.size()) {
    return bad();
  }
  return key;
}

std::string key_text(const Key& key) { return std::string(head) + hex_of(key.data(), key.size()) + "\n"; }

std::string hashed(const Key& key, std::string_view who) {
  std::array<unsigned char, 16> sum{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.data(), key.size(), sum.size());
  crypto_generichash_update(&state, bytes(purpose), purpose.size());
  crypto_generichash_update(&state, bytes(who), who.size());
  crypto_generichash_final(&state, sum.data(), sum.size());
  return hex_of(sum.data(), sum.size());
}

std::uint64_t mark_of(std::string_view text) {
  std::array<unsigned char, crypto_generichash_BYTES_MIN> sum{};
  crypto_generichash(sum.data(), sum.size(), bytes(text), text.size(), nullptr, 0);
  std::uint64_t mark = 0;
  std::memcpy(&mark, sum.data(), sizeof mark);
  return mark;
}

}  // namespace schakel::sources
