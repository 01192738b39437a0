#pragma once
// Running: one organisation in memory. Readers see `state` under a shared lock, and only what is durable. The writer alone
// sees further: what it decided in the batch that is still on its way to the disk.
//
// Threads  `state`, `position`, `taken` under `mutex`; they change in settle, read_on and retake only. The rest is the writer's own.

#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "domain/decide.hpp"

namespace schakel::service {

class Running {
 public:
  explicit Running(domain::OrganisationId id) : id_(id) {}

  [[nodiscard]] domain::OrganisationId id() const { return id_; }

  // --- readers
  template <class Use>
  decltype(auto) read(Use&& use) const {
    const std::shared_lock guard(mutex_);
    return use(*this);
  }
  [[nodiscard]] std::shared_lock<std::shared_mutex> lock() const { return std::shared_lock(mutex_); }
  [[nodiscard]] const domain::State& state() const { return state_; }
  [[nodiscard]] std::uint64_t position() const { return position_; }
  // Of the last fact that changed who is there, their ties or the limits: what a silo map is made of.
  [[nodiscard]] std::uint64_t roster_position() const { return roster_position_; }
  // The same, or that changed who lets themselves be introduced.
  [[nodiscard]] std::uint64_t introductions_position() const { return introductions_position_; }
  // Of the last fact that changed who is found by what they know.
  [[nodiscard]] std::uint64_t knowledge_position() const { return knowledge_position_; }
  [[nodiscard]] bool taken(domain::RoundId round, domain::PersonId person) const { return taken_.contains({round, person}); }
  [[nodiscard]] std::size_t taken_in_all() const { return taken_.size(); }

  // --- reading the record at the start
  void replay(const domain::Fact& fact, Instant at);
  void replay_taken(domain::RoundId round, domain::PersonId person, std::string asked) { taken_[{round, person}] = std::move(asked); }

  // --- what other servers wrote, when nothing of the writer's own is on its way
  using TakenBy = std::map<std::pair<domain::RoundId, domain::PersonId>, std::string>;
  using Dated = std::vector<std::pair<domain::Fact, Instant>>;
  void read_on(const Dated& facts);
  void retake(TakenBy taken);

  // --- the writer
  // The state with everything that was decided so far. The first decision of a batch needs no copy of the state.
  [[nodiscard]] const domain::State& latest();
  [[nodiscard]] std::uint64_t latest_position() const { return position_ + coming_.size(); }
  // What this person had signed in a round; nullptr when nothing yet.
  [[nodiscard]] const std::string* asked_or_coming(domain::RoundId round, domain::PersonId person) const;
  [[nodiscard]] std::uint32_t taken_coming(domain::RoundId round) const;  // credentials of this batch
  void add(const domain::Facts& facts, Instant at);
  void add_taken(domain::RoundId round, domain::PersonId person, std::string asked) { coming_taken_[{round, person}] = std::move(asked); }
  [[nodiscard]] bool has_news() const { return !coming_.empty(); }
  void settle();   // it is durable
  void discard();  // it is not: as if it had never been asked
  void rest();     // nothing was asked for a while: the copy goes

 private:
  void fold_durable(const domain::Fact& fact, Instant at);
  void let_closed_rounds_go(const Dated& facts);

  domain::OrganisationId id_;
  mutable std::shared_mutex mutex_;
  domain::State state_;
  std::uint64_t position_ = 0;
  std::uint64_t roster_position_ = 0;
  std::uint64_t introductions_position_ = 0;
  std::uint64_t knowledge_position_ = 0;
  TakenBy taken_;

  Dated coming_;
  TakenBy coming_taken_;
  std::unique_ptr<domain::State> ahead_;  // state_ with coming_ folded; made when a batch first needs it
  bool ahead_used_ = false;
};

// The owner whose key this fact deletes ("person:7"); "" for all other facts.
[[nodiscard]] std::string owner_forgotten_by(const domain::Fact& fact);
// Who is given an office by this fact: a link that somebody made for them before must not come to have it. None for the founder, who
// has no link, and for a coach, who gets one with it.
[[nodiscard]] domain::PersonId given_office(const domain::Fact& fact);
// Folds, and empties what the fact forgets.
void fold_and_forget(domain::State& state, const domain::Fact& fact, Instant at);

}  // namespace schakel::service
