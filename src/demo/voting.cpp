#include "demo/voting.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>

#include "service/secrecy.hpp"

namespace schakel::demo {

using service::Done;

namespace {

// Counts answers that come later, from any thread.
class Tally {
 public:
  explicit Tally(std::size_t expected) : waiting_(expected) {}
  service::Then<Done> one() {
    return [this](Result<Done> result) {
      const std::lock_guard lock(mutex_);
      if (!result && !refused_) refused_ = result.error();
      if (--waiting_ == 0) all_.notify_all();
    };
  }
  Result<void> wait() {
    std::unique_lock lock(mutex_);
    all_.wait(lock, [this] { return waiting_ == 0; });
    if (refused_) return Failure(*refused_);
    return {};
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_;
  std::size_t waiting_;
  std::optional<Error> refused_;
};

}  // namespace

Result<void> cast_ballots(service::Service& service, domain::OrganisationId organisation, domain::RoundId round,
                          const std::vector<Voter>& voters) {
  if (voters.empty()) return {};
  std::vector<std::string> keys;
  Tally taken(voters.size());
  for (const Voter& voter : voters) {
    keys.push_back(service::hex_of(service::new_key()));
    service.take_ballot({.organisation = organisation, .person = voter.person}, {round, service::lock_of(keys.back())}, taken.one());
  }
  TRY(taken.wait());
  Tally filled(voters.size());
  for (std::size_t i = 0; i < voters.size(); ++i) {
    service.fill_ballot({.organisation = organisation, .round = round, .key = keys[i], .votes = voters[i].votes, .handed_in = true},
                        filled.one());
  }
  return filled.wait();
}

}  // namespace schakel::demo
