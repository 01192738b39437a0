#include "journal/backup_reading.hpp"

#include <sodium.h>

#include "base/foreign.hpp"

namespace schakel::journal {

namespace {

constexpr std::size_t largest_row = 64 << 20U;

std::string not_whole_sentence(const std::string& name) {
  return name + " cannot be opened: it was sealed under another passphrase, is cut off, or was changed";
}
Failure not_whole(const std::string& name) { return invalid(not_whole_sentence(name)); }

std::string read(std::istream& in, std::size_t size) {
  std::string text(size, '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// The next sealed part, opened; `last` when the stream ends with it.
Result<std::string> unseal_next(std::istream& in, crypto_secretstream_xchacha20poly1305_state& state, bool& last,
                                const std::string& name) {
  const std::string length = read(in, 8);
  const auto size = static_cast<std::uint64_t>(number_of(length));
  if (length.size() != 8 || size < backup_seal_size || size > largest_row + backup_sealed_at_once) return not_whole(name);
  const std::string sealed = read(in, size);
  if (sealed.size() != size) return not_whole(name);
  std::string text(sealed.size() - backup_seal_size, '\0');
  unsigned char tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&state, bytes(text), nullptr, &tag, bytes(sealed), sealed.size(), nullptr, 0) != 0) {
    return not_whole(name);
  }
  last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return text;
}

}  // namespace

Result<void> read_backup(std::istream& in, const std::string& name, const KeyFromSalt& key_from, const UseRow& use) {
  if (read(in, backup_magic.size()) != backup_magic) return invalid(name + " is not a backup made by schakel");
  const std::string salt = read(in, crypto_pwhash_SALTBYTES);
  const std::string header = read(in, crypto_secretstream_xchacha20poly1305_HEADERBYTES);
  if (header.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES) return not_whole(name);
  const std::string key = TRY(key_from(salt));
  crypto_secretstream_xchacha20poly1305_state state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, bytes(header), bytes(key)) != 0) return not_whole(name);
  for (bool last = false; !last;) {
    const std::string text = TRY(unseal_next(in, state, last, name));
    std::string_view rest = text;
    std::string row;
    while (take_part(rest, row)) TRY(use(TRY(row_of(row, name, not_whole_sentence(name)))));
    if (!rest.empty()) return not_whole(name);
  }
  if (in.peek() != std::istream::traits_type::eof()) return not_whole(name);
  return {};
}

}  // namespace schakel::journal
