// What comes in sealed: blinded credentials and their signatures, texts of keys, backups.

#include <sodium.h>

#include <sstream>

#include "blind/rsa.hpp"
#include "journal/backup_reading.hpp"
#include "service/secrecy.hpp"
#include "target.hpp"

namespace schakel::fuzz {
namespace {

unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* raw(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// --- blind signatures: the first byte says what the rest is

void as_modulus(std::string_view bytes) {
  const auto key = blind::PublicKey::from(bytes);
  if (!key) return;
  must(key->modulus() == bytes, "a key is what was given");
  static_cast<void>(key->may_sign(bytes.substr(0, 256)));
  must(!key->signed_by_it("text", bytes), "nobody signs with the modulus itself");
}
void as_asked(std::string_view bytes) {
  static const auto key = blind::SigningKey::make();
  const auto signature = key.sign(bytes);
  must(signature.has_value() == key.public_key().may_sign(bytes), "what may be signed is what is signed");
  must(!signature || signature->size() == bytes.size(), "a signature is as long as the key");
}
void as_answer(std::string_view bytes) {
  static const auto key = blind::SigningKey::make();
  static const auto blinded = blind::blind(key.public_key(), "a ballot");
  must(!blind::finish(key.public_key(), blinded, bytes).has_value(), "no answer but the signer's is a signature");
}
void as_signature(std::string_view bytes) {
  static const auto key = blind::SigningKey::make();
  must(!key.public_key().signed_by_it("a ballot", bytes), "nothing but a signature is taken for one");
}
void as_words(std::string_view bytes) {
  if (const auto plain = service::from_base64url(bytes)) must(service::base64url(*plain) == bytes, "there is one way to write bytes");
  if (const auto plain = service::bytes_of_hex(bytes)) must(service::hex_of(*plain) == bytes, "there is one way to write 32 bytes");
  static_cast<void>(service::unsealed(bytes, std::string(32, 'k'), "1/person:1"));
}

void credential(std::string_view bytes) {
  service::prepare_secrecy();
  if (bytes.empty()) return;
  constexpr Run kinds[] = {as_modulus, as_asked, as_answer, as_signature, as_words};
  kinds[static_cast<unsigned char>(bytes.front()) % std::size(kinds)](bytes.substr(1));
}

// --- backups: as they lie on a disk, and with rows of any bytes under a good seal

const std::string backup_key(32, 'k');

// In up to four parts, so that some say `last` and others do not.
std::string well_sealed(std::string_view rows, std::size_t parts) {
  crypto_secretstream_xchacha20poly1305_state state;
  std::string header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
  crypto_secretstream_xchacha20poly1305_init_push(&state, raw(header), raw(std::string_view(backup_key)));
  std::string file(journal::backup_magic);
  file += std::string(crypto_pwhash_SALTBYTES, 's') + header;
  for (std::size_t part = 1; part <= parts; ++part) {
    const auto now = rows.substr(0, part == parts ? rows.size() : rows.size() / 2);
    rows.remove_prefix(now.size());
    std::string sealed(now.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
    const unsigned char tag = part == parts ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    crypto_secretstream_xchacha20poly1305_push(&state, raw(sealed), nullptr, raw(now), now.size(), nullptr, 0, tag);
    journal::put_part(file, sealed);
  }
  return file;
}

void backup(std::string_view bytes) {
  service::prepare_secrecy();
  if (bytes.empty()) return;
  const auto parts = static_cast<std::size_t>(static_cast<unsigned char>(bytes.front()) % 5);
  bytes.remove_prefix(1);
  std::istringstream in(parts == 0 ? std::string(bytes) : well_sealed(bytes, parts));
  std::string rows;
  const auto read = journal::read_backup(
      in, "backup", [](const std::string& /*salt*/) { return backup_key; },
      [&](const journal::Row& row) -> Result<void> {
        must(row.table != nullptr && row.fields.size() == row.table->columns.size(), "a row has all columns of its table");
        journal::put_part(rows, journal::row_text(row));
        return {};
      });
  if (read && parts > 0) must(rows == bytes, "rows that were read are those that were written");
}

}  // namespace

std::vector<Target> sealed_targets() { return {{"credential", credential}, {"backup", backup}}; }

}  // namespace schakel::fuzz
