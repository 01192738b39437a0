#pragma once
// Access: sessions and one-time links in memory, as hashes. What the journal holds, held for quick answers; what another server
// added is looked for there.
// Threads  any

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/guarded.hpp"
#include "journal/journal.hpp"

namespace schakel::service {

class Access {
 public:
  [[nodiscard]] Result<void> load(journal::Journal& journal);
  [[nodiscard]] std::optional<journal::StoredSession> session(std::string_view hash) const;
  [[nodiscard]] std::optional<journal::StoredLink> link(std::string_view hash) const;
  [[nodiscard]] std::vector<journal::StoredSession> sessions_of(domain::OrganisationId organisation, domain::PersonId person) const;
  // What a passkey's authenticator last said; 0 when it never counted.
  [[nodiscard]] std::uint32_t count(domain::OrganisationId organisation, domain::PasskeyId passkey) const;
  // What a batch changed, once it is durable; here or at another server.
  void apply(const journal::Batch& batch);

 private:
  struct Tokens {
    std::map<std::string, journal::StoredSession, std::less<>> sessions;
    std::map<std::string, journal::StoredLink, std::less<>> links;
    std::map<std::pair<domain::OrganisationId, domain::PasskeyId>, std::uint32_t> counts;
    std::set<std::string, std::less<>> ended;  // sessions: what was read of them before they ended must not bring them back
  };
  mutable Guarded<Tokens> tokens_;
  journal::Journal* elsewhere_ = nullptr;  // where others add to it
};

}  // namespace schakel::service
