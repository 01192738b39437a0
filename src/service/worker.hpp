#pragma once
// Worker: a thread with a queue, for what takes a while (computing, reading files that people sent, mailing).
// Threads  add from any; jobs run one after another in the order in which they came
// Owns     its thread; the destructor runs what was added first

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace schakel::service {

inline constexpr std::size_t longest_queue = 10'000;

class Worker {
 public:
  using Job = std::function<void()>;
  explicit Worker(std::size_t longest = longest_queue) : longest_(longest), thread_([this] { run(); }) {}
  ~Worker() { finish(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // False when the queue is full, or the worker is finishing.
  [[nodiscard]] bool add(Job job);
  // Runs what was added, then ends. Once.
  void finish();

 private:
  void run();

  std::size_t longest_;
  std::mutex mutex_;
  std::condition_variable something_;
  std::deque<Job> jobs_;
  bool finishing_ = false;
  std::thread thread_;
};

}  // namespace schakel::service
