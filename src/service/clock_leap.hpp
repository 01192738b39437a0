#pragma once
// Clock leap: whether the machine's clock can be believed in what cannot be undone. A clock that is set wrong, by hand or by a time
// server, would close every round and forget whatever has a day before it, and setting it right would bring nothing of that back.
// So its time is held against the time that the machine counts by itself, and after a leap ahead of more than ten minutes
//
//   what clocks do (rounds, rhythms, mail)     waits an hour
//   what they forget                           waits a day; after a start, an hour
//
// Set back to where it was it is believed at once.
//
// Careful  a machine that slept has counted nothing meanwhile: when it wakes, the same waits
// Threads  one at a time

#include <chrono>
#include <optional>

#include "base/time.hpp"

namespace schakel::service {

class ClockLeap {
 public:
  using Uptime = std::chrono::steady_clock::time_point;

  // At every look at what is due. True when it leapt since the look before.
  bool look(Instant clock, Uptime uptime);

  // As of the last look; before the first, neither.
  [[nodiscard]] bool may_act() const { return last_ && *last_ >= act_from_; }
  [[nodiscard]] bool may_forget() const { return last_ && *last_ >= forget_from_; }

 private:
  struct Before {
    std::chrono::milliseconds line;
    Uptime act_from, forget_from;
  };
  std::optional<Uptime> last_;
  std::chrono::milliseconds line_{};  // the clock's time where the machine's own count is 0
  Uptime act_from_, forget_from_;
  std::optional<Before> before_;      // the last leap, while it may be taken back
};

}  // namespace schakel::service
