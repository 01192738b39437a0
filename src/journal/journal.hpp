#pragma once
// Journal: where an organisation's record is kept for good, with the three things that stand beside it. Values in, values
// out; what a body or a sheet says is not its business.
//
//   journal   (organisation, position) → at, kind, body     what was said and decided; never changed, never removed
//   command   (organisation, id) → position, made           so that asking again is answered as it was the first time
//   keyring   (organisation, owner) → key                    deleting a key forgets what was sealed under it
//   ballot    (organisation, round, ballot) → sheet          no person, no time, no order
//   taken     (organisation, round, person) → asked          who got a credential, until the round closes; not which
//   session, link                                            hashes of tokens only
//   passkey   (organisation, passkey) → count                how often an authenticator says it was used; no moment
//
// Several servers may have one journal, where it is PostgreSQL's. What was decided on less than there is by now is not written:
// the writer reads on, decides again and asks again.
//
// Threads  one thread writes; any thread may read, and sees what was written before
// Fails    storage, naming the file; "error.disk_full" when that is why

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::journal {

using domain::OrganisationId;
using domain::PersonId;
using domain::RoundId;

struct StoredFact {
  OrganisationId organisation;
  std::uint64_t position = 0;  // 1, 2, 3, … without a hole
  Instant at;
  std::string kind;
  std::string body;
};

struct StoredCommand {
  OrganisationId organisation;
  std::string id;  // bytes
  std::uint64_t position = 0;
  std::uint32_t made = 0;
};

struct StoredKey {
  OrganisationId organisation;
  std::string owner;
  std::string key;  // bytes
};
struct KeyName {
  OrganisationId organisation;
  std::string owner;
};

struct StoredSheet {
  OrganisationId organisation;
  RoundId round;
  std::string ballot;  // bytes: the hash of the voter's key
  std::string sheet;
  std::optional<std::string> before = {};  // the sheet that this one was decided on, "" = there was none; none = whatever there was
};
struct Taken {
  OrganisationId organisation;
  RoundId round;
  PersonId person;
  std::string asked = {};  // bytes: a hash of what was signed unseen, so that the same may be asked again
};

struct RoundName {
  OrganisationId organisation;
  RoundId round;
  bool operator==(const RoundName&) const = default;
};

struct StoredSession {
  std::string token;  // bytes: a hash
  OrganisationId organisation;
  PersonId person;
  Instant expires;
  Date since = {};          // the day it began; nothing is kept of when it was used
  std::string device = {};  // roughly: "firefox linux"; out of a short list, "" = something else
};
struct StoredLink {
  std::string token;  // bytes: a hash
  OrganisationId organisation;
  PersonId person;
  Instant expires;
  bool used = false;
};

// What an authenticator counts, so that a copy of it is noticed.
struct PasskeyCount {
  OrganisationId organisation;
  domain::PasskeyId passkey;
  std::uint32_t count = 0;
};

// The last position of an organisation that was known when something was decided about it.
struct Head {
  OrganisationId organisation;
  std::uint64_t position = 0;
};

// What becomes true together, or not at all. Applied in the order of the fields.
struct Batch {
  std::vector<OrganisationId> organisations;  // new ones
  std::vector<StoredFact> facts;              // each at the position behind the last of its organisation
  std::vector<StoredCommand> commands;
  std::vector<StoredKey> keys;                // new ones
  std::vector<KeyName> keys_gone;             // afterwards no file of the journal holds these keys any more
  std::vector<Taken> taken;
  std::vector<StoredSheet> sheets;            // new, or instead of the one under the same ballot
  // Afterwards the files say no more about these rounds' sheets than their rows do: not which came first, nor which came
  // together. And nothing about who took.
  std::vector<RoundName> rounds_closed;
  std::vector<StoredSession> sessions;
  std::vector<StoredLink> links;              // new, or used now
  std::vector<PasskeyCount> passkey_counts;   // new, or instead of the one there was
  std::vector<PasskeyCount> passkeys_gone;    // `count` is not looked at
  std::vector<std::string> sessions_gone;
  std::vector<Taken> people_gone;             // their sessions and links end; `round` is not looked at
  std::vector<Taken> links_gone;              // their links end, those of this batch too; `round` is not looked at
  std::optional<Instant> over_before;         // sessions and links that expired before this
  std::vector<Head> decided_on;               // of every organisation that this is about, each once
  [[nodiscard]] bool empty() const;           // `decided_on` is not looked at
  [[nodiscard]] bool closes(const RoundName& round) const;
  [[nodiscard]] bool changes_access() const;  // sessions, links, what passkeys count
};

inline constexpr const char* overtaken = "error.overtaken";

class Others;

class Journal {
 public:
  virtual ~Journal() = default;

  // Durable when it returns without an error; else nothing of it is.
  // Fails  conflict `overtaken`: another server wrote first what this does not know of; conflict when a position is taken already
  [[nodiscard]] virtual Result<void> write(const Batch& batch) = 0;
  // From here to the next write or let_go no other server writes about this organisation: what is read is what there will be. Answers
  // with the last position there is; 0 where no other server can be.
  [[nodiscard]] virtual Result<std::uint64_t> hold(OrganisationId) { return std::uint64_t{0}; }
  virtual void let_go() {}
  // None: this server has the journal alone.
  [[nodiscard]] virtual Others* others() { return nullptr; }

  [[nodiscard]] virtual Result<std::vector<OrganisationId>> organisations() = 0;
  // Those behind a position, in order. An error of `use` ends the reading and is returned.
  using UseFact = std::function<Result<void>(const StoredFact&)>;
  [[nodiscard]] virtual Result<void> facts_behind(OrganisationId organisation, std::uint64_t position, const UseFact& use) = 0;
  [[nodiscard]] Result<void> facts(OrganisationId organisation, const UseFact& use) { return facts_behind(organisation, 0, use); }
  [[nodiscard]] virtual Result<std::optional<StoredCommand>> command(OrganisationId organisation, std::string_view id) = 0;
  [[nodiscard]] virtual Result<std::optional<std::string>> key(OrganisationId organisation, std::string_view owner) = 0;
  [[nodiscard]] virtual Result<std::vector<StoredKey>> keys(OrganisationId organisation) = 0;
  [[nodiscard]] virtual Result<std::optional<std::string>> sheet(OrganisationId organisation, RoundId round,
                                                                 std::string_view ballot) = 0;
  // In order of their hashes, which says nothing.
  [[nodiscard]] virtual Result<std::vector<StoredSheet>> sheets(OrganisationId organisation, RoundId round) = 0;
  [[nodiscard]] virtual Result<std::vector<Taken>> taken(OrganisationId organisation) = 0;
  [[nodiscard]] virtual Result<std::vector<StoredSession>> sessions() = 0;
  [[nodiscard]] virtual Result<std::vector<StoredLink>> links() = 0;
  [[nodiscard]] virtual Result<std::optional<StoredSession>> session(std::string_view token) = 0;
  [[nodiscard]] virtual Result<std::optional<StoredLink>> link(std::string_view token) = 0;
  [[nodiscard]] virtual Result<std::vector<PasskeyCount>> passkey_counts() = 0;
};

}  // namespace schakel::journal
