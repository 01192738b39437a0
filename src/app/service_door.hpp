#pragma once
// A running service as a door for scenarios: real journal, sealed texts, ballots under keys. Its clock is the story's.

#include <atomic>
#include <map>
#include <memory>
#include <string>

#include "scenarios/play.hpp"
#include "service/service.hpp"
#include "service/voter.hpp"

namespace schakel::app {

class ServiceDoor {
 public:
  // Fails  as Service::open does
  [[nodiscard]] static Result<ServiceDoor> open(const std::string& folder);

  Result<void> begin(const scenarios::Scenario& scenario);
  void at(Instant now) { *now_ = now; }
  [[nodiscard]] scenarios::Came ask(const std::string& who, const std::string& command, const std::string& json);
  [[nodiscard]] scenarios::Came vote(const std::string& who, const std::string& round, const std::string& choice);
  [[nodiscard]] Result<std::string> look(const std::string& question) const;
  [[nodiscard]] static std::string lock_of(const std::string& secret);
  [[nodiscard]] std::uint32_t number_of(const std::string& person) const;
  [[nodiscard]] std::uint64_t facts() const { return seen_; }

 private:
  ServiceDoor() = default;
  // With the facts it recorded.
  [[nodiscard]] scenarios::Came came(const Result<service::Done>& done);
  [[nodiscard]] service::Who who(const std::string& name) const;
  [[nodiscard]] Result<service::FillBallot> sheet_of(const std::string& name, domain::RoundId round, const std::string& choice);
  [[nodiscard]] Result<service::Voter*> device_of(const std::string& name, domain::RoundId round);

  std::shared_ptr<std::atomic<Instant>> now_;
  std::unique_ptr<service::Service> service_;
  domain::OrganisationId organisation_;
  std::map<std::string, domain::PersonId> people_;
  std::map<std::pair<std::string, domain::RoundId>, service::Voter> devices_;
  std::uint64_t seen_ = 0;  // position
};

}  // namespace schakel::app
