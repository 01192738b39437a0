#pragma once
// Running: one organisation in memory. Readers see `state` under a shared lock, and only what is durable. The writer alone
// sees further: what it decided in the batch that is still on its way to the disk.
//
// One that nobody used for a while leaves memory ("sleeps") but for a few words, and is read again when somebody looks.
//
// Threads  what is folded and `taken` under `mutex`; they change in settle, read_on and retake only. The rest is the writer's own.

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "domain/decide.hpp"

namespace schakel::service {

// What the facts up to a position come to.
struct Folded {
  domain::State state;
  std::uint64_t position = 0;
  std::uint64_t roster_position = 0;
  std::uint64_t introductions_position = 0;
  std::uint64_t knowledge_position = 0;
  std::uint64_t members_position = 0;
};

// What stays in memory of one that sleeps: what is asked of all organisations, and when its clock has something to do again.
struct Asleep {
  bool founded = false;
  std::set<std::string> credentials;  // of passkeys
  std::set<std::string> tokens;       // hashes
  std::set<std::string, std::less<>> chats;  // addresses of chat doors
  Instant until;
};

class Running {
 public:
  // Reads it from the journal, for one that sleeps since it was at `position`.
  using Waking = std::function<Result<std::unique_ptr<Running>>(std::uint64_t position)>;
  explicit Running(domain::OrganisationId id, Waking waking = {}) : id_(id), waking_(std::move(waking)) {}

  [[nodiscard]] domain::OrganisationId id() const { return id_; }

  // --- readers; who looks wakes it. Throws std::runtime_error when it cannot be read, which wake() says beforehand.
  template <class Use>
  decltype(auto) read(Use&& use) const {
    const auto guard = lock();
    return use(*this);
  }
  [[nodiscard]] std::shared_lock<std::shared_mutex> lock() const;
  [[nodiscard]] const domain::State& state() const { return now_.state; }
  [[nodiscard]] std::uint64_t position() const { return now_.position; }
  // Of the last fact that changed who is there, their ties or the limits: what a silo map is made of.
  [[nodiscard]] std::uint64_t roster_position() const { return now_.roster_position; }
  // The same, or that changed who lets themselves be introduced.
  [[nodiscard]] std::uint64_t introductions_position() const { return now_.introductions_position; }
  // Of the last fact that changed who is found by what they know.
  [[nodiscard]] std::uint64_t knowledge_position() const { return now_.knowledge_position; }
  // Of the last fact that changed who is there or in a programme.
  [[nodiscard]] std::uint64_t members_position() const { return now_.members_position; }
  [[nodiscard]] const Folded& folded() const { return now_; }
  [[nodiscard]] bool taken(domain::RoundId round, domain::PersonId person) const { return taken_.contains({round, person}); }
  [[nodiscard]] std::size_t taken_in_all() const { return taken_.size(); }

  // --- reading the record at the start
  void start_from(Folded folded) {
    now_ = std::move(folded);
    snapshot_position_ = now_.position;
  }
  void replay(const domain::Fact& fact, Instant at);
  void replay_taken(domain::RoundId round, domain::PersonId person, std::string asked) { taken_[{round, person}] = std::move(asked); }

  // --- what other servers wrote, when nothing of the writer's own is on its way
  using TakenBy = std::map<std::pair<domain::RoundId, domain::PersonId>, std::string>;
  using Dated = std::vector<std::pair<domain::Fact, Instant>>;
  void read_on(const Dated& facts);
  void retake(TakenBy taken);

  // --- what the next start begins with. The first under `lock`.
  void snapshot_kept() { snapshot_position_ = now_.position; }
  // Facts that no snapshot holds that can be read.
  [[nodiscard]] std::uint64_t behind_snapshot() const { return now_.position - snapshot_position_; }

  // --- sleeping
  using Steady = std::chrono::steady_clock::time_point;
  void used_at(Steady moment) { used_ = moment.time_since_epoch().count(); }
  [[nodiscard]] Steady used() const { return Steady(Steady::duration(used_)); }
  // None: it is awake.
  [[nodiscard]] std::shared_ptr<const Asleep> asleep() const;
  // By the writer. Nothing happens when something is on its way to the disk.
  void sleep(Instant until);
  // Nothing happens when it is awake. Fails  storage
  [[nodiscard]] Result<void> wake() const;

  // --- the writer
  // The state with everything that was decided so far. The first decision of a batch needs no copy of the state.
  [[nodiscard]] const domain::State& latest();
  [[nodiscard]] std::uint64_t latest_position() const { return now_.position + coming_.size(); }
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
  void be_awake() const;
  void fold_durable(const domain::Fact& fact, Instant at);
  void let_closed_rounds_go(const Dated& facts);

  domain::OrganisationId id_;
  Waking waking_;
  std::atomic<Steady::rep> used_{0};
  mutable std::shared_mutex mutex_;
  // Changed by who only looks, when it sleeps.
  mutable std::shared_ptr<const Asleep> asleep_;
  mutable Folded now_;
  mutable std::atomic<std::uint64_t> snapshot_position_{0};  // 0 = none, or somebody was forgotten since
  mutable TakenBy taken_;

  Dated coming_;
  TakenBy coming_taken_;
  std::unique_ptr<domain::State> ahead_;  // the state with coming_ folded; made when a batch first needs it
  bool ahead_used_ = false;
};

// The owner whose key this fact deletes ("person:7"); "" for all other facts.
[[nodiscard]] std::string owner_forgotten_by(const domain::Fact& fact);
// Whether a key goes with this fact: no snapshot of before can be read any more.
[[nodiscard]] bool ends_snapshots(const domain::Fact& fact);
// Who is given an office by this fact: a link that somebody made for them before must not come to have it. None for the founder, who
// has no link, and for a coach, who gets one with it.
[[nodiscard]] domain::PersonId given_office(const domain::Fact& fact);
// Folds, and empties what the fact forgets.
void fold_and_forget(domain::State& state, const domain::Fact& fact, Instant at);

}  // namespace schakel::service
