#pragma once
// Live: the model while a round is open. A vote refreshes its ballot and its statement at once; now and then everything settles.
// Serves routing only: results before closing reach nobody.

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "base/result.hpp"
#include "opinion/factors.hpp"

namespace schakel::opinion {

class Live {
 public:
  // `factors` is a fit of these answers.
  Live(Factors factors, const YesNos& answers);

  // A ballot that is new: nothing is known of it. Returns its place.
  std::uint32_t add_ballot();
  // Precondition: both exist. `yes`: none = passed, or taken back.
  // Cost    the ballot's own answers × (1 + lines)² × a few; the round's size does not matter
  void vote(std::uint32_t ballot, std::uint32_t statement, std::optional<bool> yes);
  // What a batch fit says, from where it stands now.
  // Cost    O(answers) × sweeps
  Result<void> settle(std::uint32_t sweeps = 25, std::stop_token stop = {});

  [[nodiscard]] const Factors& now() const { return factors_; }
  [[nodiscard]] YesNos answers() const;  // by ballot, then statement

 private:
  struct Held {
    std::uint32_t statement = 0;
    bool yes = false;
  };
  Factors factors_;
  std::vector<std::vector<Held>> held_;  // per ballot, by statement
};

// A ballot's belief given its answers and what is believed of the statements, as a sweep would leave it after a few turns.
struct OwnAnswer {
  std::uint32_t statement = 0;
  bool yes = false;
};
[[nodiscard]] Belief refreshed(const Factors& factors, std::span<const OwnAnswer> answers);

}  // namespace schakel::opinion
