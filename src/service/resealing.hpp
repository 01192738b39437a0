#pragma once
// Resealing: facts from before attributes and ties were sealed, as they would be written now. A record is never rewritten in
// its place, but it may be moved, and then nothing need stay open.
//
// What they say about whoever has no key any more, because they were forgotten, is left out; and so are ties that a later
// import replaced. How many those were stays, so that the log of acts is still what was done.

#include <map>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "journal/journal.hpp"
#include "service/stored.hpp"

namespace schakel::service {

class Resealing {
 public:
  // Fails  storage
  [[nodiscard]] static Result<Resealing> of(journal::Journal& journal);

  // Nothing when it may stay as it is.
  // Fails  storage, when it cannot be read
  [[nodiscard]] Result<std::optional<StoredForm>> resealed(const journal::StoredFact& stored) const;

 private:
  struct Known {
    std::map<std::string, std::string> keys;
    std::uint64_t last_ties = 0;  // position of the import that was not replaced
  };
  std::map<domain::OrganisationId, Known> known_;
};

}  // namespace schakel::service
