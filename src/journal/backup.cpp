#include "journal/backup.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/foreign.hpp"
#include "journal/backup_reading.hpp"

namespace schakel::journal {

namespace {

Failure cannot(const char* what, const std::string& file) {
  return fail(ErrorKind::storage, std::string("cannot ") + what + " " + file + ": " + std::strerror(errno));
}

Result<std::string> key_from(const std::string& passphrase, const std::string& salt) {
  std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
  if (crypto_pwhash(bytes(key), key.size(), passphrase.data(), passphrase.size(), bytes(salt), crypto_pwhash_OPSLIMIT_MODERATE,
                    crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) == 0) {
    return key;
  }
  return fail(ErrorKind::storage, "there is no memory to make a key from the passphrase (256 MB)");
}

class Sealing {
 public:
  Sealing(std::ofstream& to, crypto_secretstream_xchacha20poly1305_state state) : to_(to), state_(state) {}
  void add(const std::string& row) {
    put_part(waiting_, row);
    if (waiting_.size() >= backup_sealed_at_once) seal(0);
  }
  void end() { seal(crypto_secretstream_xchacha20poly1305_TAG_FINAL); }

 private:
  void seal(unsigned char tag) {
    std::string sealed(waiting_.size() + backup_seal_size, '\0');
    crypto_secretstream_xchacha20poly1305_push(&state_, bytes(sealed), nullptr, bytes(waiting_), waiting_.size(), nullptr, 0, tag);
    to_ << bytes_of(static_cast<std::int64_t>(sealed.size())) << sealed;
    sodium_memzero(waiting_.data(), waiting_.size());
    waiting_.clear();
  }
  std::ofstream& to_;
  crypto_secretstream_xchacha20poly1305_state state_;
  std::string waiting_;
};

Result<Contents> seal_rows(const std::string& data, const std::string& file, const std::string& passphrase) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (!out) return cannot("write", file);
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::string salt(crypto_pwhash_SALTBYTES, '\0');
  randombytes_buf(salt.data(), salt.size());
  const std::string key = TRY(key_from(passphrase, salt));
  crypto_secretstream_xchacha20poly1305_state state;
  std::string header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
  crypto_secretstream_xchacha20poly1305_init_push(&state, bytes(header), bytes(key));
  out << backup_magic << salt << header;
  Sealing sealing(out, state);
  const Source kept = [&](const UseRow& use) {
    return rows_in(data)([&](const Row& row) { return row.table->kept_in_backups ? use(row) : Result<void>(); });
  };
  Contents contents = TRY(counted(kept, [&](const Row& row) -> Result<void> {
    sealing.add(row_text(row));
    return out ? Result<void>() : cannot("write", file);
  }));
  sealing.end();
  out.flush();
  if (!out) return cannot("write", file);
  return contents;
}

Result<void> reach_the_disk(const std::string& file) {
  const int open = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = open >= 0 && ::fsync(open) == 0;
  const int why = errno;
  if (open >= 0) ::close(open);
  errno = why;
  return done ? Result<void>() : cannot("write", file);
}

}  // namespace

Source rows_in_backup(const std::string& file, const std::string& passphrase) {
  return [file, passphrase](const UseRow& use) -> Result<void> {
    std::ifstream in(file, std::ios::binary);
    if (!in) return cannot("read", file);
    return read_backup(in, file, [&](const std::string& salt) { return key_from(passphrase, salt); }, use);
  };
}

Result<Contents> write_backup(const std::string& data, const std::string& file, const std::string& passphrase) {
  if (sodium_init() < 0) return fail(ErrorKind::storage, "libsodium cannot be used on this machine");
  if (std::filesystem::exists(file)) return fail(ErrorKind::conflict, file + " is there already; name another file");
  const std::string beside = file + ".making";
  const Contents written = TRY(seal_rows(data, beside, passphrase));
  TRY(reach_the_disk(beside));
  const Contents read_back = TRY(counted(rows_in_backup(beside, passphrase), [](const Row&) { return Result<void>(); }));
  if (read_back != written) return fail(ErrorKind::storage, beside + " does not say what was written into it; the disk may be broken");
  std::error_code wrong;
  std::filesystem::rename(beside, file, wrong);
  if (wrong) return fail(ErrorKind::storage, "cannot write " + file + ": " + wrong.message());
  return written;
}

}  // namespace schakel::journal
