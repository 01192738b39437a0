#include "identity/base64.hpp"

#include <sodium.h>

#include "base/foreign.hpp"

namespace schakel::identity {

namespace {
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
}  // namespace

std::string base64url(std::string_view raw) {
  std::string text(sodium_base64_encoded_len(raw.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes(raw), raw.size(), variant);
  text.pop_back();  // the NUL
  return text;
}

std::optional<std::string> from_base64url(std::string_view text) {
  std::string raw(text.size() * 3 / 4 + 3, '\0');
  std::size_t size = 0;
  if (sodium_base642bin(bytes(raw), raw.size(), text.data(), text.size(), nullptr, &size, nullptr, variant) != 0) {
    return std::nullopt;
  }
  raw.resize(size);
  // libsodium 1.0.18 takes some bytes above 127 for letters; there is one way to write bytes.
  return base64url(raw) == text ? std::optional(raw) : std::nullopt;
}

}  // namespace schakel::identity
