#pragma once
// decide: what would become true if this were done, or one sentence that says why not. Pure: no I/O, no clock.
// fold: makes it true. State after a restart is the same fold over the same facts.
//
//   Result<Facts> facts = decide(state, asking, command);
//   for (const Fact& fact : *facts) fold(state, fact, now);
//
// Fails  forbidden      the person may not do this
//        not_found      something named in the command does not exist
//        conflict       it is the wrong moment (the phase, the stage, already done)
//        invalid_input  a text too long, an empty name, dates in the wrong order, …
// Every error carries a catalogue key ("error.share_not_yours") and the offending values.
// A command given twice: the second finds nothing to do and answers with no facts, or says conflict; never half.

#include "base/result.hpp"
#include "domain/command.hpp"
#include "domain/state.hpp"

namespace schakel::domain {

struct Asking {
  PersonId person;      // none = the system itself (a clock, a restart, the first run)
  Instant now;
};

[[nodiscard]] Result<Facts> decide(const State& state, const Asking& asking, const Command& command);
void fold(State& state, const Fact& fact, Instant at);

// The number of the thing a command made, for the answer to who asked; 0 = it made nothing that has a number.
[[nodiscard]] std::uint32_t made_by(const Facts& facts);

}  // namespace schakel::domain
