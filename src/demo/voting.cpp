#include "demo/voting.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>

#include "domain/round_keys.hpp"
#include "service/voter.hpp"

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

Result<service::Voter> device_of(const service::Service& service, domain::OrganisationId organisation, domain::RoundId round,
                                 domain::PersonId person) {
  const std::string key = service.look(organisation, [&](const domain::State& state) {
    const domain::Round& open = state.rounds.at(round);
    const std::string silo = domain::voters_silo(state, open, person);
    return open.keys.empty() ? std::string() : open.keys[domain::key_for(open, silo)].key;
  });
  return service::Voter::make(round, key);
}

}  // namespace

Result<void> cast_ballots(service::Service& service, domain::OrganisationId organisation, domain::RoundId round,
                          const std::vector<Voter>& voters) {
  if (voters.empty()) return {};
  std::vector<service::Voter> devices;
  for (const Voter& voter : voters) devices.push_back(TRY(device_of(service, organisation, round, voter.person)));
  Tally signed_all(voters.size());
  for (std::size_t i = 0; i < voters.size(); ++i) {
    service.sign_credential({.organisation = organisation, .person = voters[i].person}, devices[i].order(),
                            [one = signed_all.one(), &device = devices[i]](Result<service::CredentialAnswer> answer) {
                              if (!answer) return one(Failure(answer.error()));
                              const auto received = device.receive(*answer);
                              one(received ? Result<Done>(Done{}) : Result<Done>(Failure(received.error())));
                            });
  }
  TRY(signed_all.wait());
  Tally filled(voters.size());
  for (std::size_t i = 0; i < voters.size(); ++i) {
    auto sheet = devices[i].sheet(organisation, voters[i].votes);
    sheet.answers = voters[i].answers;
    service.fill_ballot(std::move(sheet), filled.one());
  }
  return filled.wait();
}

}  // namespace schakel::demo
