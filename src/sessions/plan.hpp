#pragma once
// From a script and the size of a group to the steps with their times.
//
//   plan_of(three_questions, 5)   welcome 3:00, write 2:00, moves 2:00 ×5, …: sixty minutes
//
// Fails  conflict "error.script_size": the script does not fit so many people

#include "base/result.hpp"
#include "base/seed.hpp"
#include "domain/state.hpp"
#include "sessions/script.hpp"

namespace schakel::sessions {

[[nodiscard]] Result<std::vector<domain::PlannedStep>> plan_of(const Script& script, std::uint32_t people);
[[nodiscard]] std::uint32_t seconds_of(const std::vector<domain::PlannedStep>& plan);

// The command that starts this script in a circle, for as many people as it has now.
// Fails  not_found  no such circle, also for who may not be in its sessions; no such script
//        conflict   the script does not fit
[[nodiscard]] Result<domain::StartSession> start_of(const domain::State& state, domain::PersonId asking, domain::CircleId circle,
                                                    const std::string& script, const std::vector<Script>& among);
// The same for a session in writing: its questions, and the order of turns as this chance deals it.
// Fails  not_found  as above
//        conflict   the script is not for writing
[[nodiscard]] Result<domain::StartWritten> start_written_of(const domain::State& state, domain::PersonId asking, domain::CircleId circle,
                                                            const std::string& script, std::uint32_t days, Random chance,
                                                            const std::vector<Script>& among);
// The members who are here, in order of PersonId.
[[nodiscard]] std::vector<domain::PersonId> people_of(const domain::State& state, const domain::Circle& circle);

}  // namespace schakel::sessions
