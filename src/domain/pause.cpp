#include "domain/pause.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

Result<Facts> decide_on(const State& state, const Asking& asking, const PauseRound& asked) {
  const Round* round = TRY(existing(state, asked.round));
  TRY(needs_works_council(state, asking));
  if (round->closed || round->closes <= asking.now) return refuse("error.round_closed", {{"round", round->title}});
  std::string reason = TRY(prose(asked.reason, "reason", reason_longest));
  if (round->pause && round->pause->reason == reason) return Facts{};
  if (round->pause) return refuse("error.round_paused", {{"round", round->title}});
  return Facts{RoundPaused{.round = round->id, .reason = std::move(reason)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ResumeRound& asked) {
  const Round* round = TRY(existing(state, asked.round));
  TRY(needs_works_council(state, asking));
  if (!round->pause) return Facts{};
  return Facts{RoundResumed{.round = round->id, .closes = round->closes + (asking.now - round->pause->since)}};
}

void fold_in(State& state, const RoundPaused& fact, Instant at) {
  if (Round* round = known(state.rounds, fact.round)) round->pause = Pause{.since = at, .reason = fact.reason};
}

void fold_in(State& state, const RoundResumed& fact, Instant) {
  Round* round = known(state.rounds, fact.round);
  if (round == nullptr) return;
  round->pause.reset();
  round->closes = fact.closes;
}

}  // namespace schakel::domain
