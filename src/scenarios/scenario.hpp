#pragma once
// Scenarios: small stories that anybody can read, and that the program must follow.
//
//   scenario: Anna shows her circle what hinders her
//   people
//     Ruimte: anna bas
//     -: fenna                                    nobody's silo; the first in the list is the founder when `founder` says so
//   founder: fenna                                facilitator and administrator
//
//   on 2026-10-01 09:00
//   fenna: start_programme {"title": "Eén loket", …, "phases": @phases_from_2026-10-01} as loket
//   anna: write_share {"programme": @loket, …} as wachten
//   bas: withdraw_share {"share": @wachten}
//     refused: error.share_not_yours
//   then readers of share @wachten is anna
//
// A command is its described struct in snake case with its JSON, which may go on over further lines. @name is the number of
// a person, or of what an earlier step made `as` that name; @phases_from_DATE six phases of two weeks; ~name stands for
// a secret on the author's device (the lock that belongs to it). `WHO WHO: vote @round agree` casts a ballot each; in a link
// meter `4` gives that score to every question.
// `refused: CODE` and `nothing changes` under a step say what came of it; without them it must be taken.
// What follows `then` is a question to the door; what follows ` is ` the answer.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace schakel::scenarios {

struct ScenarioPerson {
  std::string name;
  std::string silo;  // "" = in none
};

enum class StepKind { day, command, vote, then };

struct Step {
  std::size_t line = 0;
  StepKind kind = StepKind::command;
  Instant day = {};
  std::vector<std::string> who;
  std::string what;      // the command, the round of a vote, the question
  std::string body;      // JSON, the vote, the answer
  std::string made_as;   // name for what it makes
  std::string refused;   // code it must be refused with; "" = taken
  bool nothing = false;  // taken, and nothing changes
};

struct Scenario {
  std::string title;
  std::string founder;
  std::vector<ScenarioPerson> people;  // the founder not among them unless in a silo
  std::vector<Step> steps;
};

// Fails invalid_input naming the line.
[[nodiscard]] Result<Scenario> read_scenario(std::string_view text);

}  // namespace schakel::scenarios
