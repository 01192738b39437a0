#include "service/snapshots.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "service/packed_state.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using domain::OrganisationId;

template void pack(PackedOut& out, const domain::State& value);
template void unpack(PackedIn& in, domain::State& value);
template void pack(PackedOut& out, const Folded& value);
template void unpack(PackedIn& in, Folded& value);

namespace {

constexpr std::string_view magic = "schakel snapshot 1\n";
constexpr std::size_t piece_size = 1U << 20U;
constexpr std::size_t seal_size = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr const char* enough = "snapshot.enough";  // of reading

// What the packed bytes begin with.
struct Label {
  std::string fold;
  OrganisationId organisation;
  std::string last_fact;
};

unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* raw(const std::string& text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Failure cannot_keep(const std::string& file) {
  return fail(ErrorKind::storage, "cannot write the snapshot " + file + ": " + std::strerror(errno));
}

class SealedPieces {
 public:
  SealedPieces(std::ofstream& to, const std::string& key) : to_(to) {
    std::string header(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state_, raw(header), raw(key));
    to_ << magic << header;
  }
  void add(const std::string& piece, bool last) {
    const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
    sealed_.resize(piece.size() + seal_size);
    crypto_secretstream_xchacha20poly1305_push(&state_, raw(sealed_), nullptr, raw(piece), piece.size(), nullptr, 0, tag);
    to_ << sealed_;
  }

 private:
  std::ofstream& to_;
  crypto_secretstream_xchacha20poly1305_state state_ = {};
  std::string sealed_;
};

// Every piece but the last is of one size.
class OpenedPieces {
 public:
  OpenedPieces(const std::string& file, const std::string& key) : from_(file, std::ios::binary) {
    std::string head(magic.size() + crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    from_.read(head.data(), static_cast<std::streamsize>(head.size()));
    const bool ours = from_ && head.starts_with(magic) && key.size() == crypto_secretstream_xchacha20poly1305_KEYBYTES;
    over_ = !ours || crypto_secretstream_xchacha20poly1305_init_pull(&state_, raw(head) + magic.size(), raw(key)) != 0;
  }
  bool next(std::string& piece) {
    if (over_) return false;
    sealed_.resize(piece_size + seal_size);
    from_.read(sealed_.data(), static_cast<std::streamsize>(sealed_.size()));
    sealed_.resize(static_cast<std::size_t>(from_.gcount()));
    if (sealed_.size() < seal_size) return over_ = true, false;
    piece.resize(sealed_.size() - seal_size);
    unsigned char tag = 0;
    over_ = crypto_secretstream_xchacha20poly1305_pull(&state_, raw(piece), nullptr, &tag, raw(sealed_), sealed_.size(), nullptr, 0) != 0;
    if (over_) return false;
    whole_ = over_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return true;
  }
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  std::ifstream from_;
  crypto_secretstream_xchacha20poly1305_state state_ = {};
  std::string sealed_;
  bool over_ = false;
  bool whole_ = false;
};

Result<void> put_in_place(const std::string& made, const std::string& file) {
  const int open = ::open(made.c_str(), O_RDONLY | O_CLOEXEC);
  const bool there = open >= 0 && ::fsync(open) == 0;
  if (open >= 0) ::close(open);
  if (!there || std::rename(made.c_str(), file.c_str()) != 0) return cannot_keep(file);
  return {};
}

}  // namespace

std::string Snapshots::file_of(OrganisationId organisation) const {
  return folder_ + "/" + std::to_string(organisation.number()) + ".snapshot";
}

std::optional<Snapshots::Read> Snapshots::read(OrganisationId organisation, const std::string& key) const {
  if (!any()) return std::nullopt;
  OpenedPieces pieces(file_of(organisation), key);
  PackedIn in([&](std::string& piece) { return pieces.next(piece); });
  Label label;
  unpack(in, label);
  if (in.failed() || label.fold != fold_version() || label.organisation != organisation) return std::nullopt;
  Read read{.folded = {}, .last_fact = label.last_fact};
  unpack(in, read.folded);
  if (!in.ended() || !pieces.whole()) return std::nullopt;
  return read;
}

Result<void> Snapshots::write(OrganisationId organisation, const std::string& key, const Folded& folded,
                              const std::string& last_fact) const {
  const std::string file = file_of(organisation);
  const std::string made = file + ".new";
  std::error_code error;
  if (std::filesystem::create_directories(folder_, error)) {
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, error);
  }
  std::ofstream to(made, std::ios::binary | std::ios::trunc);
  if (!to) return cannot_keep(made);
  std::filesystem::permissions(made, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
  SealedPieces pieces(to, key);
  PackedOut out(piece_size, [&](const std::string& piece) { pieces.add(piece, false); });
  pack(out, Label{.fold = fold_version(), .organisation = organisation, .last_fact = last_fact});
  pack(out, folded);
  pieces.add(out.rest(), true);
  to.close();
  const Result<void> kept = to ? put_in_place(made, file) : Result<void>(cannot_keep(made));
  if (!kept) std::filesystem::remove(made, error);
  return kept;
}

std::string hash_of_fact(const journal::StoredFact& fact) {
  return hash_of(std::to_string(fact.position) + " " + to_text(fact.at) + " " + fact.kind + " " + fact.body);
}

Result<std::string> hash_of_fact_at(journal::Journal& journal, OrganisationId organisation, std::uint64_t position) {
  std::string hash;
  if (position == 0) return hash;
  const auto read = journal.facts_behind(organisation, position - 1, [&](const journal::StoredFact& fact) -> Result<void> {
    hash = hash_of_fact(fact);
    return fail(ErrorKind::conflict, "one is enough", enough);
  });
  if (!read && read.error().code != enough) return Failure(read.error());
  return hash;
}

}  // namespace schakel::service
