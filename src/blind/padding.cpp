#include "blind/padding.hpp"

#include <cassert>

#include "blind/openssl.hpp"

namespace schakel::blind {

namespace {

std::string mask(std::string_view seed, std::size_t size) {
  std::string all;
  for (unsigned i = 0; all.size() < size; ++i) {
    std::string block(seed);
    for (const unsigned shift : {24U, 16U, 8U, 0U}) block += static_cast<char>(i >> shift & 0xffU);
    all += sha384(block);
  }
  all.resize(size);
  return all;
}

}  // namespace

std::string sha384(std::string_view text) {
  std::string hash(48, '\0');
  must(EVP_Digest(text.data(), text.size(), bytes(hash), nullptr, EVP_sha384(), nullptr) == 1);
  return hash;
}

std::string padded(std::string_view message, std::string_view salt, int bits) {
  assert(bits >= 1024);
  const int used = bits - 1;  // so that the number is below the modulus
  const auto size = static_cast<std::size_t>(used + 7) / 8;
  const std::string hash = sha384(std::string(8, '\0') + sha384(message).append(salt));
  std::string block(size - hash.size() - salt.size() - 2, '\0');
  block += '\x01';
  block += salt;
  const std::string over = mask(hash, block.size());
  for (std::size_t i = 0; i < block.size(); ++i) block[i] = static_cast<char>(block[i] ^ over[i]);
  block[0] = static_cast<char>(static_cast<unsigned char>(block[0]) & (0xffU >> (8 * size - static_cast<std::size_t>(used))));
  block += hash;
  block += '\xbc';
  return std::string((static_cast<std::size_t>(bits) + 7) / 8 - size, '\0') + block;
}

}  // namespace schakel::blind
