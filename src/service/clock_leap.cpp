#include "service/clock_leap.hpp"

#include <algorithm>

namespace schakel::service {

namespace {

constexpr std::chrono::minutes leap_from{10};
constexpr std::chrono::hours acts_after{1};
constexpr std::chrono::hours forgets_after{24};
constexpr std::chrono::hours forgets_after_start{1};

}  // namespace

bool ClockLeap::look(Instant clock, Uptime uptime) {
  const auto line = clock.time_since_epoch() - std::chrono::duration_cast<std::chrono::milliseconds>(uptime.time_since_epoch());
  const bool first = !last_;
  last_ = uptime;
  if (first) {
    line_ = line;
    act_from_ = uptime;
    forget_from_ = uptime + forgets_after_start;
    return false;
  }
  const auto ahead = line - line_;
  const auto was = line_;
  line_ = line;  // what it drifts is followed
  if (before_ && std::chrono::abs(line - before_->line) <= leap_from) {
    act_from_ = before_->act_from;
    forget_from_ = before_->forget_from;
    before_.reset();
    return false;
  }
  if (ahead <= leap_from) return false;
  if (!before_) before_ = Before{was, act_from_, forget_from_};
  act_from_ = uptime + acts_after;
  forget_from_ = std::max(forget_from_, uptime + forgets_after);
  return true;
}

}  // namespace schakel::service
