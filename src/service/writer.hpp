#pragma once
// Writer: the one thread that decides and writes. A batch is what came in while the last one was on its way to the disk
// (group commit): at leisure that is one command, under load it is hundreds, and nobody waits for a timer.
//
//   add(job) ─► queue ─► [ job(turn), job(turn), … ] ─► turn.write() ─► settle ─► answers, publish
//
// A job decides in the turn and answers with what is to be said once the batch is durable, or could not be written.
// Threads  add from any; jobs and answers run on the writer's thread
// Owns     its thread; the destructor writes and answers what was added first

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include "journal/journal.hpp"
#include "service/access.hpp"
#include "service/turn.hpp"

namespace schakel::service {

class Writer {
 public:
  using Answer = std::function<void(const Result<void>& written)>;
  using Job = std::function<Answer(Turn&)>;
  using Publish = std::function<void(domain::OrganisationId, std::uint64_t)>;

  struct Rules {
    std::size_t longest_queue = 20'000;
    std::size_t largest_batch = 2'000;
  };
  Writer(journal::Journal& journal, Access& access, Publish publish, const Rules& rules);
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // False when the queue is full; the job is not taken then.
  [[nodiscard]] bool add(Job job);
  void finish();

  struct Counts {
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> facts{0};
    std::atomic<bool> writable{true};
  };
  [[nodiscard]] const Counts& counts() const { return counts_; }
  [[nodiscard]] std::size_t queue() const;

 private:
  void run();
  void write_batch(std::deque<Job> jobs);

  journal::Journal& journal_;
  Access& access_;
  Publish publish_;
  Rules rules_;
  mutable std::mutex mutex_;
  std::condition_variable something_;
  std::deque<Job> jobs_;
  bool finishing_ = false;
  Counts counts_;
  std::thread thread_;
};

}  // namespace schakel::service
