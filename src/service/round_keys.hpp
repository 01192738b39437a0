#pragma once
// A round's keys as they are used: made when it opens, kept in the keyring, gone when it closes.
//
// Threads  any

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <vector>

#include "blind/rsa.hpp"
#include "domain/round_keys.hpp"
#include "journal/journal.hpp"
#include "service/hash_set.hpp"

namespace schakel::service {

class RoundKeys {
 public:
  // So many are there to be taken; makes what is missing, which takes a while (a tenth of a second a key).
  void have_ready(std::size_t count);
  // One that nobody had; made now when none is ready.
  [[nodiscard]] blind::SigningKey take();

  // Of a round's key at that place. Fails  storage; not_found "error.round_closed" when the keyring has none any more
  [[nodiscard]] Result<blind::SigningKey> signing(journal::Journal& journal, domain::OrganisationId organisation,
                                                  domain::RoundId round, std::size_t place);
  [[nodiscard]] Result<blind::PublicKey> checking(domain::OrganisationId organisation, const domain::Round& round, std::size_t place);
  // Ballots that came in by a credential that holds: it need not be checked again. `ballot`: its name in the box
  [[nodiscard]] bool holds(domain::OrganisationId organisation, domain::RoundId round, std::string_view ballot);
  void note_that_holds(domain::OrganisationId organisation, domain::RoundId round, std::string_view ballot);
  void forget(domain::OrganisationId organisation, domain::RoundId round);  // the round closed

 private:
  using Name = std::tuple<domain::OrganisationId, domain::RoundId, std::size_t>;
  std::mutex mutex_;
  std::vector<blind::SigningKey> ready_;
  std::map<Name, blind::SigningKey> signing_;
  std::map<Name, blind::PublicKey> checking_;
  std::map<std::pair<domain::OrganisationId, domain::RoundId>, HashSet> held_;
};

// The fact with keys in it, and what is to be kept of them.
[[nodiscard]] domain::RoundKeyed with_keys(RoundKeys& keys, domain::RoundKeyed fact, domain::OrganisationId organisation,
                                           std::vector<journal::StoredKey>& made);

// SHA-256, in hexadecimal, of "round 7\n" and a line "name \t people \t key" for each: what a voter's device compares.
[[nodiscard]] std::string hash_of_keys(const domain::RoundKeyed& fact);

}  // namespace schakel::service
