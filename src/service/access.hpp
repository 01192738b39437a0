#pragma once
// Access: sessions and one-time links in memory, as hashes. What the journal holds, held for quick answers.
// Threads  any

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/guarded.hpp"
#include "journal/journal.hpp"

namespace schakel::service {

class Access {
 public:
  [[nodiscard]] Result<void> load(journal::Journal& journal);
  [[nodiscard]] std::optional<journal::StoredSession> session(std::string_view hash) const;
  [[nodiscard]] std::optional<journal::StoredLink> link(std::string_view hash) const;
  // What a batch changed, once it is durable.
  void apply(const journal::Batch& batch);

 private:
  struct Tokens {
    std::map<std::string, journal::StoredSession, std::less<>> sessions;
    std::map<std::string, journal::StoredLink, std::less<>> links;
  };
  Guarded<Tokens> tokens_;
};

}  // namespace schakel::service
