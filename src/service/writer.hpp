#pragma once
// Writer: the one thread that decides and writes. A batch is what came in while the last one was on its way to the disk
// (group commit): at leisure that is one command, under load it is hundreds, and nobody waits for a timer.
//
//   add(job) ─► queue ─► [ job(turn), job(turn), … ] ─► turn.write() ─► settle ─► answers, publish
//
// What comes with a session and what comes with a ballot are never written together: a transaction in the log that holds
// somebody's credential and a ballot would say that the two came at the same moment.
// A job decides in the turn and answers with what is to be said once the batch is durable, or could not be written. When another
// server wrote first, what it wrote is read and the batch's jobs decide again: so a job may run several times.
// Threads  add from any; jobs and answers run on the writer's thread
// Owns     its thread; the destructor writes and answers what was added first

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "journal/journal.hpp"
#include "service/behind.hpp"
#include "service/access.hpp"
#include "service/turn.hpp"

namespace schakel::service {

class Writer {
 public:
  using Answer = std::function<void(const Result<void>& written)>;
  using Job = std::function<Answer(Turn&)>;
  using Publish = std::function<void(domain::OrganisationId, std::uint64_t)>;
  // Reads what other servers wrote, about these organisations or all.
  using ReadOn = std::function<Result<void>(const Behind&)>;

  struct Rules {
    std::size_t longest_queue = 20'000;
    std::size_t largest_batch = 2'000;
  };
  Writer(journal::Journal& journal, RoundKeys& keys, Access& access, Publish publish, ReadOn read_on, const Rules& rules);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // False when the queue is full; the job is not taken then.
  enum class With { session, ballot };
  [[nodiscard]] bool add(Job job, With with = With::session);
  // Before its next batch it reads on.
  void fell_behind(const Behind& behind);
  void finish();

  struct Counts {
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> facts{0};
    std::atomic<std::uint64_t> overtaken{0};  // batches that were decided again
    std::atomic<bool> writable{true};
  };
  [[nodiscard]] const Counts& counts() const { return counts_; }
  [[nodiscard]] std::size_t queue() const;

 private:
  void run();
  [[nodiscard]] std::deque<Job> next_batch();
  void write_batch(const std::deque<Job>& jobs);
  [[nodiscard]] bool try_batch(const std::deque<Job>& jobs, Behind& behind, int attempt);
  void tell(const Turn& turn, const std::vector<Answer>& answers);
  void read_on(const Behind& behind);

  journal::Journal& journal_;
  RoundKeys& keys_;
  Access& access_;
  Publish publish_;
  ReadOn read_on_;
  Rules rules_;
  mutable std::mutex mutex_;
  std::condition_variable something_;
  std::deque<Job> jobs_[2];  // by With
  std::size_t turn_ = 0;     // whose batch is next
  bool finishing_ = false;
  Behind behind_;
  Counts counts_;
  std::thread thread_;
};

}  // namespace schakel::service
