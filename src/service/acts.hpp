#pragma once
// The chain of acts, and whether a record's acts are those that were done.
//
//   chain = SHA-256("schakel act" ‖ chain before ‖ moment ‖ the act as JSON, without its chain), lines apart
//
// Whoever wrote down the last chain (it stands under the log on everybody's screen) sees whether the lines up to there are
// still the same ones, whatever an operator does to the file.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/acts_of.hpp"
#include "domain/state.hpp"

namespace schakel::service {

// `before`: "" for the first.
[[nodiscard]] std::string chained(std::string_view before, Instant at, domain::ActNoted act);

[[nodiscard]] bool has_acts(domain::PersonId by, const domain::Facts& facts);
// The acts of these facts behind them, each chained to the one before. Acts among `facts` (links made) are chained too.
[[nodiscard]] domain::Facts with_acts(const domain::State& state, domain::PersonId by, Instant at, domain::Facts facts);

// What somebody who has the file can see for themselves.
struct ActsProof {
  std::uint64_t acts = 0;
  std::uint64_t before_acts = 0;  // facts that would have been acts, from before there was a log
  std::string last;               // chain
  std::string wrong;              // one sentence; "" = nothing is
};

// Facts in order, one after another.
class ActsCheck {
 public:
  void take(std::uint64_t position, const domain::Fact& fact, Instant at);
  [[nodiscard]] ActsProof proof();  // when all were taken

 private:
  void end_run();
  void wrong(std::uint64_t position, const std::string& why);
  ActsProof proof_;
  domain::Facts behind_;                // facts that are acts, since the last line of the log
  std::uint64_t behind_at_ = 0;         // position of the last of them
  bool told_before_ = false;            // some line of the log spoke of facts
  std::vector<domain::ActNoted> run_;   // lines of the log, one right behind the other
};

}  // namespace schakel::service
