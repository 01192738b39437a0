#pragma once
// Bell: says stop when a time is over; silent when the work was done before.

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace schakel::cli {

// Edges  0 seconds or fewer: it never rings
class Bell {
 public:
  explicit Bell(double seconds);
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::mutex mutex_;
  std::condition_variable_any done_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace schakel::cli
