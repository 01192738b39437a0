#include "service/worker.hpp"

namespace schakel::service {

bool Worker::add(Job job) {
  {
    const std::scoped_lock guard(mutex_);
    if (finishing_ || jobs_.size() >= longest_) return false;
    jobs_.push_back(std::move(job));
  }
  something_.notify_one();
  return true;
}

void Worker::finish() {
  {
    const std::scoped_lock guard(mutex_);
    finishing_ = true;
  }
  something_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Worker::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    something_.wait(lock, [this] { return finishing_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    lock.lock();
  }
}

}  // namespace schakel::service
