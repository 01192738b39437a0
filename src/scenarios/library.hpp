#pragma once
// The library as a door for scenarios: decide and fold, and a ballot box that only counts.

#include <map>
#include <string>

#include "domain/decide.hpp"
#include "scenarios/play.hpp"

namespace schakel::scenarios {

class Library {
 public:
  Result<void> begin(const Scenario& scenario);
  void at(Instant now) { now_ = now; }
  [[nodiscard]] Came ask(const std::string& who, const std::string& command, const std::string& json);
  [[nodiscard]] Came vote(const std::string& who, const std::string& round, const std::string& choice);
  [[nodiscard]] Result<std::string> look(const std::string& question) const;
  [[nodiscard]] static std::string lock_of(const std::string& secret);
  [[nodiscard]] std::uint32_t number_of(const std::string& person) const;

 private:
  [[nodiscard]] Came done(domain::PersonId who, const domain::Command& command);
  // What the box holds for that round.
  [[nodiscard]] domain::CountRound counted(domain::RoundId round) const;

  domain::State state_;
  Instant now_ = {};
  std::map<std::string, domain::PersonId> people_;
  std::map<domain::RoundId, std::map<domain::PersonId, domain::Vote>> box_;
};

}  // namespace schakel::scenarios
