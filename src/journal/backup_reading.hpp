#pragma once
// What a backup file says, read from its beginning to its end (the format stands in backup.hpp). Part of backup.cpp; apart,
// because this is what meets files that somebody else made.

#include <sodium.h>

#include <istream>

#include "journal/rows.hpp"

namespace schakel::journal {

inline constexpr std::string_view backup_magic = "schakel backup 1";
inline constexpr std::size_t backup_sealed_at_once = 256 << 10U;
inline constexpr std::size_t backup_seal_size = crypto_secretstream_xchacha20poly1305_ABYTES;  // more than the piece it seals

using KeyFromSalt = std::function<Result<std::string>(const std::string& salt)>;

// Each row is given as soon as it was unsealed.  `name` is the file's, for sentences.
// Fails  invalid_input: no backup, another key, cut off or changed; what key_from and `use` fail with
// Cost   at most 65 MB of memory, whatever the file says of its own size
[[nodiscard]] Result<void> read_backup(std::istream& in, const std::string& name, const KeyFromSalt& key_from, const UseRow& use);

}  // namespace schakel::journal
