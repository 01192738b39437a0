#pragma once
// Turn: one batch in the making, on the writer's thread. What is asked in a turn is decided one after another, each seeing
// what was decided before it; then the whole is written in one transaction, or discarded.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/result.hpp"
#include "domain/decide.hpp"
#include "journal/journal.hpp"
#include "service/round_keys.hpp"
#include "service/running.hpp"

namespace schakel::service {

struct Recorded {
  std::uint64_t position = 0;
  std::uint32_t made = 0;
};

// Who asks what, and the id under which asking again is the same asking ("" = none).
struct Request {
  domain::Asking asking;
  std::string command_id = {};
};

class Turn {
 public:
  Turn(journal::Journal& journal, RoundKeys& round_keys) : journal_(journal), round_keys_(round_keys) {}

  // The answer that this request was given before, if it was.
  [[nodiscard]] Result<std::optional<Recorded>> recorded(const Running& of, const Request& request);
  // Decides and takes the facts in.
  [[nodiscard]] Result<Recorded> decide(Running& of, const Request& request, const domain::Command& command);
  // Facts that were decided already against of.latest().
  [[nodiscard]] Result<Recorded> record(Running& of, const Request& request, domain::Facts facts);

  // A ballot's sheet as it is or will be; nothing when there is no such ballot.
  [[nodiscard]] Result<std::optional<std::string>> sheet(domain::OrganisationId organisation, domain::RoundId round,
                                                         const std::string& ballot);
  // By the names of their ballots.
  [[nodiscard]] Result<std::map<std::string, std::string>> sheets(domain::OrganisationId organisation, domain::RoundId round);
  // Behind `sheet` it is written only if nobody changed the ballot meanwhile.
  void put_sheet(domain::OrganisationId organisation, domain::RoundId round, const std::string& ballot, std::string sheet);

  // From here on no other server writes about this organisation until the turn is written. Fails  conflict journal::overtaken
  [[nodiscard]] Result<void> hold(Running& of);
  // The same, before it is read what others wrote. Answers with the last position there is.
  [[nodiscard]] Result<std::uint64_t> wait_for(domain::OrganisationId organisation);
  // The key of this organisation's snapshots, made when there is none. It was made behind everybody's forgetting that is in of.state().
  // Fails  conflict journal::overtaken
  [[nodiscard]] Result<std::string> snapshot_key(Running& of);
  // How many credentials were given in a round; exact when the organisation is held.
  [[nodiscard]] Result<std::uint32_t> issued(const Running& of, domain::RoundId round);

  void add_session(journal::StoredSession session) { batch_.sessions.push_back(std::move(session)); }
  void add_link(journal::StoredLink link) { batch_.links.push_back(std::move(link)); }
  // Marks a link as used; false when it was used earlier in this turn.
  [[nodiscard]] bool use_link(journal::StoredLink link);
  journal::Batch& batch() { return batch_; }
  [[nodiscard]] const journal::Batch& batch() const { return batch_; }

  // Writes everything. After an error nothing of it has happened; `overtaken`: to be decided again, behind what others wrote.
  [[nodiscard]] Result<void> write();
  [[nodiscard]] const std::set<Running*>& touched() const { return touched_; }
  void touch(Running& of) { touched_.insert(&of); }

 private:
  [[nodiscard]] Result<std::string> key_for(domain::OrganisationId organisation, const std::string& owner,
                                            std::vector<journal::StoredKey>& made) const;
  void forget(domain::OrganisationId organisation, const domain::Fact& fact);
  void let_key_go(domain::OrganisationId organisation, const std::string& owner);
  void forget_counts(Running& of, const domain::Fact& fact);
  void close(Running& of, domain::RoundId round);

  using BallotName = std::tuple<domain::OrganisationId, domain::RoundId, std::string>;
  journal::Journal& journal_;
  RoundKeys& round_keys_;
  journal::Batch batch_;
  std::set<Running*> touched_;
  std::map<std::pair<domain::OrganisationId, std::string>, Recorded> commands_;
  std::map<std::pair<domain::OrganisationId, std::string>, std::string> keys_;
  std::map<BallotName, std::string> sheets_;
  std::map<BallotName, std::string> sheets_before_;  // those that were looked at, "" = there was none
  bool holds_ = false;
  bool overtaken_ = false;
};

}  // namespace schakel::service
