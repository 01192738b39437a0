#include "journal/hex_text.hpp"

#include <sodium.h>

#include "base/foreign.hpp"

namespace schakel::journal {

std::string hex_text(std::string_view of) {
  std::string hex(2 * of.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes(of), of.size());
  hex.pop_back();
  return hex;
}

std::string bytes_of_hex_text(std::string_view hex) {
  std::string made(hex.size() / 2, '\0');
  std::size_t size = 0;
  const int done = sodium_hex2bin(bytes(made), made.size(), hex.data(), hex.size(), nullptr, &size, nullptr);
  return done == 0 && 2 * size == hex.size() ? made : std::string();
}

}  // namespace schakel::journal
