#pragma once
// Snapshots: what an organisation's record came to at some position, in a file, so that a restart reads only what is behind it. A
// snapshot is a convenience: the record is the truth, and whatever is wrong with a file, the record is read from its beginning.
//
//   FOLDER/7.snapshot   "schakel snapshot 1" · stream header (24) · sealed pieces; packed (packed.hpp)
//
// It holds texts that their owners may have forgotten. So it is sealed under a key of its own in the keyring, `snapshot_owner`, and that
// key goes in the same transaction as anybody's (Turn::forget): from then on the file can be read by nobody, and the next one does
// without what was forgotten. No backup holds the file.
//
// It is read by a program only that folds in the same way (fold_version) and behind the same facts: the last one it was made of is
// compared with the record's.
//
// Threads  any, one at a time for an organisation

#include <optional>
#include <string>

#include "journal/journal.hpp"
#include "service/running.hpp"

namespace schakel::service {

inline constexpr const char* snapshot_owner = "snapshot";

class Snapshots {
 public:
  // "" = there are none. The folder is made when it is needed.
  explicit Snapshots(std::string folder) : folder_(std::move(folder)) {}

  [[nodiscard]] bool any() const { return !folder_.empty(); }

  struct Read {
    Folded folded;
    std::string last_fact;  // hash of the one at its position
  };
  // Nothing when there is none that this program can read.
  [[nodiscard]] std::optional<Read> read(domain::OrganisationId organisation, const std::string& key) const;
  // Instead of the one there was. `last_fact`: hash_of_fact of the one at folded.position.
  // Fails  storage
  [[nodiscard]] Result<void> write(domain::OrganisationId organisation, const std::string& key, const Folded& folded,
                                   const std::string& last_fact) const;

 private:
  [[nodiscard]] std::string file_of(domain::OrganisationId organisation) const;
  std::string folder_;
};

[[nodiscard]] std::string hash_of_fact(const journal::StoredFact& fact);
// Of the fact at this position; "" when there is none.
[[nodiscard]] Result<std::string> hash_of_fact_at(journal::Journal& journal, domain::OrganisationId organisation, std::uint64_t position);

// Changes whenever facts, the state or how one becomes the other may have; made of the sources by the build (cmake/fold_version.cmake).
[[nodiscard]] const char* fold_version();

}  // namespace schakel::service
