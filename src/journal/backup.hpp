#pragma once
// A backup: all rows in one file, sealed under a passphrase (Argon2id, XChaCha20-Poly1305 in a stream), so that it can lie
// anywhere. Sessions and links are left out: who was signed out stays out when it is restored.
//
//   "schakel backup 1" · salt (16) · stream header (24) · [length (8) · sealed rows]…, the last one marked as last
//
// Careful  a backup holds the keys of its day: what is forgotten later can be read from it until it is thrown away

#include <string>

#include "journal/rows.hpp"

namespace schakel::journal {

// Written beside `file` and put there when it was read back and said the same. A server may be using the data meanwhile.
// Fails  not_found, storage; conflict: the file is there already
// Cost   256 MB and half a second for the passphrase, then as fast as the disk
[[nodiscard]] Result<Contents> write_backup(const std::string& data, const std::string& file, const std::string& passphrase);

// Its rows; each is given as soon as it was unsealed.
// Fails  invalid_input: no backup, another passphrase, cut off or changed; storage
[[nodiscard]] Source rows_in_backup(const std::string& file, const std::string& passphrase);

}  // namespace schakel::journal
