#pragma once
// What a service is made of. Only the service's own files look in here.

#include <atomic>
#include <condition_variable>
#include <exception>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "base/guarded.hpp"
#include "service/access.hpp"
#include "service/ballots.hpp"
#include "service/chat_tries.hpp"
#include "service/clock_leap.hpp"
#include "service/kept.hpp"
#include "service/one_time.hpp"
#include "service/provider.hpp"
#include "service/postbox.hpp"
#include "service/round_keys.hpp"
#include "service/running.hpp"
#include "service/service.hpp"
#include "service/snapshots.hpp"
#include "service/worker.hpp"
#include "service/writer.hpp"

namespace schakel::service {

// An unexpected exception in a job (no memory, a library that throws) is that job's answer, not the server's end.
template <class Work>
auto attempt(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& cause) {
    return fail(ErrorKind::storage, std::string("the server could not do this: ") + cause.what(), "error.unexpected");
  }
}

// An organisation, a border and a level of it.
using MapKey = std::tuple<domain::OrganisationId, std::string, std::uint32_t>;

struct KnowledgeRead;   // of an organisation, to find who knows (service_who.cpp)
struct StatementsRead;  // of one programme, to find those in like words (service_similar.cpp)

struct Inside {
  Settings settings;
  Clock clock;
  std::unique_ptr<journal::Journal> journal;
  Snapshots snapshots{""};
  Access access;
  RoundKeys keys;

  mutable std::shared_mutex organisations_mutex;
  std::map<domain::OrganisationId, std::unique_ptr<Running>> organisations;  // never removed: a pointer stays good
  Guarded<std::map<domain::OrganisationId, std::string>> first_runs;         // hash of the token that counts
  Guarded<Publish> publish;

  OneTime challenges{"passkey", std::chrono::minutes(5)};          // of passkeys that sign in
  OneTime add_challenges{"new passkey", std::chrono::minutes(5)};  // of new ones; whose
  OneTime visits{"visit", std::chrono::minutes(10)};               // to the identity provider
  OneTime chat_codes{"chat code", std::chrono::minutes(10)};       // whose
  ChatTries chat_tries;
  std::unique_ptr<Provider> provider;  // none without settings

  Kept<domain::OrganisationId, std::shared_ptr<const HeadCounts>> head_counts;
  Kept<MapKey, analysis::SiloMap> maps;
  Kept<MapKey, analysis::MapChange> changes;
  Kept<domain::OrganisationId, std::vector<SuggestedLink>> links;
  Kept<std::pair<domain::OrganisationId, domain::RoundId>, analysis::CommonGround> grounds;
  Kept<std::pair<domain::OrganisationId, domain::RoundId>, analysis::Meanings> meanings;  // of marking rounds
  Kept<std::pair<domain::OrganisationId, domain::RoundId>, analysis::Meter> meters;  // of link meters, whole
  Kept<std::tuple<domain::OrganisationId, domain::RoundId, std::string>, RoundOrder> orders;  // by silo as it is counted
  Kept<std::pair<domain::OrganisationId, domain::ProgrammeId>, CirclesView> circles;
  Kept<std::pair<domain::OrganisationId, domain::ProgrammeId>, std::shared_ptr<const StatementsRead>> statements;
  Kept<domain::OrganisationId, std::shared_ptr<const KnowledgeRead>> knowledge;
  Kept<std::pair<domain::OrganisationId, domain::RoundId>, std::shared_ptr<const ClosedBox>> boxes;

  Postbox postbox;
  std::uint64_t turn_seed = 0;  // who has which turn in a session follows from it; it is written nowhere

  std::atomic<bool> outdated{false};
  std::atomic<std::uint64_t> commands{0};
  std::atomic<std::uint64_t> refused{0};
  std::atomic<std::uint64_t> ballots_filled{0};

  // In the order in which they must end: last first.
  std::unique_ptr<Writer> writer;
  std::unique_ptr<Worker> mailer;
  std::unique_ptr<Worker> abroad;  // what asks the identity provider
  std::unique_ptr<Worker> computing;
  std::unique_ptr<Worker> mapping;  // of a large organisation it takes long: nothing else waits for it
  std::unique_ptr<Worker> signing;  // credentials
  std::unique_ptr<Worker> quick;  // answers that are there already, or a row away
  std::mutex tick_mutex;  // one tick at a time
  ClockLeap leap;
  std::chrono::steady_clock::time_point tidied;
  struct {
    bool to_give_back = false;  // some organisation left it
    std::chrono::steady_clock::time_point given_back = {};
  } memory;  // the ticking thread's
  std::mutex clock_mutex;
  std::condition_variable clock_stop;
  bool stopping = false;
  std::thread ticking;
  std::jthread hearing;  // what other servers wrote

  [[nodiscard]] Result<Running*> running(domain::OrganisationId organisation) const;
  [[nodiscard]] std::vector<Running*> all_running() const;
  [[nodiscard]] std::uint64_t in_memory() const;
  [[nodiscard]] static Error busy();
  // Something was recorded that this program does not know, so a newer one writes there: from now on this one takes nothing.
  void step_aside();
  [[nodiscard]] static Error newer_writes();

  // `work` in the writer's turn; `then` when what it did is durable.
  template <class T>
  void ask(std::function<Result<T>(Turn&)> work, Then<T> then, Writer::With with = Writer::With::session) {
    ++commands;
    if (outdated) return ++refused, then(Failure(newer_writes()));
    const bool taken = writer->add([this, work = std::move(work), then](Turn& turn) -> Writer::Answer {
      auto answer = attempt([&] { return work(turn); });
      return [this, answer = std::move(answer), then](const Result<void>& written) {
        if (!answer || !written) ++refused;
        if (written) return then(answer);
        // Others wrote first, time and again: nothing is wrong with what was asked.
        then(Failure(written.error().code == journal::overtaken ? busy() : written.error()));
      };
    }, with);
    if (!taken) then(Failure(busy()));
  }
  template <class T>
  [[nodiscard]] Result<T> ask_and_wait(std::function<Result<T>(Turn&)> work) {
    std::promise<Result<T>> promise;
    ask<T>(std::move(work), [&](Result<T> answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
  }
  // `work` on a thread that may take its time.
  template <class T>
  static void compute(Worker& on, std::function<Result<T>()> work, Then<T> then) {
    const bool taken = on.add([work = std::move(work), then] { then(attempt(work)); });
    if (!taken) then(Failure(busy()));
  }
};

struct Service::Parts : Inside {};

[[nodiscard]] inline Done done(const Recorded& recorded) { return {recorded.position, recorded.made}; }
[[nodiscard]] Who who_of(const domain::State& state, domain::OrganisationId organisation, domain::PersonId person);
[[nodiscard]] Failure not_found(std::string what, std::uint32_t number, std::string code);

// A session of somebody who showed who they are, from this device on.
[[nodiscard]] SignedIn begin_session(Inside& inside, Turn& turn, Running& of, domain::PersonId person, const std::string& device);
// Closes a round with what its box holds.
[[nodiscard]] Result<Recorded> close_in(Turn& turn, Running& of, const Request& request, domain::RoundId round);
// The keys of a round that opened before rounds had any.
[[nodiscard]] Result<Recorded> key_in(Turn& turn, Running& of, const Request& request, domain::RoundId round);
// One without facts, that can be read again.
[[nodiscard]] std::unique_ptr<Running> new_running(Inside& inside, domain::OrganisationId id);
// Out of its snapshot, if there is one, and the record behind that.
[[nodiscard]] Result<std::unique_ptr<Running>> read_organisation(Inside& inside, domain::OrganisationId id);
// Lets organisations that nobody uses leave memory.
void let_sleep(Inside& inside);
// When much was recorded since its last one. Whatever cannot be kept is told to `trouble`, and no more. Nothing is recorded meanwhile.
void keep_snapshot_if_worth(Inside& inside, Running& of);
// On the writer's thread: what other servers wrote is read and folded, and told to whoever listens.
[[nodiscard]] Result<void> read_on(Inside& inside, const Behind& behind);
// What this server keeps beside the record, and must not keep any longer for what others wrote behind a position.
[[nodiscard]] Result<void> let_go_behind(Inside& inside, domain::OrganisationId id, std::uint64_t position);
// Until it is stopped; on a thread of its own.
void hear_others(const std::stop_token& stop, Inside& inside);
// Whether this server does what clocks do.
[[nodiscard]] bool leads(const Inside& inside);

// What is due of an organisation's rhythm and of the one mail of a day.
void keep_rhythms(Inside& inside, Running& of);
void keep_mail(Inside& inside, Running& of);
// What the silo map shows of a link meter that was closed, for later. Computes a map then.
void note_contacts(Inside& inside, Running& of);
// Mail that waits in this server's memory.
void post_waiting(Inside& inside, const Running& of);
// One tick; blocks until what it asked is durable.
void tick_once(Inside& inside);
// The map of a border as it is now, kept while nothing changes in it.
[[nodiscard]] Result<analysis::SiloMap> map_of(Inside& inside, const Running& of, const MapAsk& asked);
// Pairs among those who chose introductions, along the first border, those held out too.
[[nodiscard]] Result<std::vector<SuggestedLink>> suggested_links(Inside& inside, const Running& of);
// Its place in the organisation's list; "" = the first. Fails  not_found; conflict: nobody has been imported
[[nodiscard]] Result<std::size_t> border_in(const domain::State& state, const std::string& border);

}  // namespace schakel::service
