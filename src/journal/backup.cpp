#include "journal/backup.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace schakel::journal {

namespace {

constexpr std::string_view magic = "schakel backup 1";
constexpr std::size_t sealed_at_once = 256 << 10U;
constexpr std::size_t largest_row = 64 << 20U;
constexpr std::size_t seal_size = crypto_secretstream_xchacha20poly1305_ABYTES;

unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Failure cannot(const char* what, const std::string& file) {
  return fail(ErrorKind::storage, std::string("cannot ") + what + " " + file + ": " + std::strerror(errno));
}
Failure not_whole(const std::string& file) {
  return invalid(file + " cannot be opened: it was sealed under another passphrase, is cut off, or was changed");
}

Result<std::string> key_from(const std::string& passphrase, const std::string& salt) {
  std::string key(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
  if (crypto_pwhash(bytes(key), key.size(), passphrase.data(), passphrase.size(), bytes(salt), crypto_pwhash_OPSLIMIT_MODERATE,
                    crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) == 0) {
    return key;
  }
  return fail(ErrorKind::storage, "there is no memory to make a key from the passphrase (256 MB)");
}

// --- a row as bytes: table, fields, each with its length before it

void put(std::string& to, std::string_view part) {
  to += bytes_of(static_cast<std::int64_t>(part.size()));
  to += part;
}
std::string row_text(const Row& row) {
  std::string text;
  put(text, row.table->name);
  for (const std::string& field : row.fields) put(text, field);
  return text;
}

// Takes one part from the front. Nothing when it is not all there.
bool take(std::string_view& from, std::string& part) {
  if (from.size() < 8) return false;
  const auto size = static_cast<std::uint64_t>(number_of(from.substr(0, 8)));
  if (size > from.size() - 8) return false;
  part.assign(from.substr(8, size));
  from.remove_prefix(8 + size);
  return true;
}

Result<Row> row_of(std::string_view text, const std::string& file) {
  std::string name;
  if (!take(text, name)) return not_whole(file);
  for (const Table& table : tables()) {
    if (table.name != name) continue;
    Row row{&table, std::vector<std::string>(table.columns.size())};
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      const bool is_number = table.columns[i].holds == Holds::number;
      if (!take(text, row.fields[i]) || (is_number && row.fields[i].size() != 8)) return not_whole(file);
    }
    if (!text.empty()) return not_whole(file);
    return row;
  }
  return invalid(file + " has rows of \"" + name + "\", which this version does not know: it was made by a newer Schakel");
}

// --- the stream

class Sealing {
 public:
  Sealing(std::ofstream& to, crypto_secretstream_xchacha20poly1305_state state) : to_(to), state_(state) {}
  void add(const std::string& row) {
    put(waiting_, row);
    if (waiting_.size() >= sealed_at_once) seal(0);
  }
  void end() { seal(crypto_secretstream_xchacha20poly1305_TAG_FINAL); }

 private:
  void seal(unsigned char tag) {
    std::string sealed(waiting_.size() + seal_size, '\0');
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
  out << magic << salt << header;
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

std::string read(std::ifstream& in, std::size_t size) {
  std::string text(size, '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// The next sealed part, opened; `last` when the stream ends with it.
Result<std::string> unseal_next(std::ifstream& in, crypto_secretstream_xchacha20poly1305_state& state, bool& last,
                                const std::string& file) {
  const std::string length = read(in, 8);
  const auto size = static_cast<std::uint64_t>(number_of(length));
  if (length.size() != 8 || size < seal_size || size > largest_row + sealed_at_once) return not_whole(file);
  const std::string sealed = read(in, size);
  if (sealed.size() != size) return not_whole(file);
  std::string text(sealed.size() - seal_size, '\0');
  unsigned char tag = 0;
  if (crypto_secretstream_xchacha20poly1305_pull(&state, bytes(text), nullptr, &tag, bytes(sealed), sealed.size(), nullptr, 0) != 0) {
    return not_whole(file);
  }
  last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return text;
}

Result<void> unseal_rows(const std::string& file, const std::string& passphrase, const UseRow& use) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return cannot("read", file);
  if (read(in, magic.size()) != magic) return invalid(file + " is not a backup made by schakel");
  const std::string salt = read(in, crypto_pwhash_SALTBYTES);
  const std::string header = read(in, crypto_secretstream_xchacha20poly1305_HEADERBYTES);
  if (header.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES) return not_whole(file);
  const std::string key = TRY(key_from(passphrase, salt));
  crypto_secretstream_xchacha20poly1305_state state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, bytes(header), bytes(key)) != 0) return not_whole(file);
  for (bool last = false; !last;) {
    const std::string text = TRY(unseal_next(in, state, last, file));
    std::string_view rest = text;
    std::string row;
    while (take(rest, row)) TRY(use(TRY(row_of(row, file))));
    if (!rest.empty()) return not_whole(file);
  }
  if (in.peek() != std::ifstream::traits_type::eof()) return not_whole(file);
  return {};
}

}  // namespace

Source rows_in_backup(const std::string& file, const std::string& passphrase) {
  return [file, passphrase](const UseRow& use) { return unseal_rows(file, passphrase, use); };
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
