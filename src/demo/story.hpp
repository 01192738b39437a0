#pragma once
// What the people of the demonstration say, decide and try, in Dutch and in English: three turns of the rhythm, as data.
// history.hpp tells it through commands. Days count from today, which is in the exploring phase of the third cycle.

#include <span>
#include <string_view>

#include "demo/organisation.hpp"
#include "domain/experiment.hpp"
#include "domain/proposal.hpp"
#include "domain/share.hpp"

namespace schakel::demo {

struct Words {
  std::string_view nl;
  std::string_view en;
  [[nodiscard]] std::string in(domain::Language language) const {
    return std::string(language == domain::Language::nl ? nl : en);
  }
};

// A statement, and how many of a hundred of each department agree when they do not pass. What divides people runs through the
// departments: some want room first and others the rule (`room`), some are short of time and others are not (`time`); by so
// many of a hundred the one half agrees more and the other less.
struct StatementStory {
  domain::ShareKind kind;
  Words text;
  unsigned agree[department_count];
  int room = 0;
  int time = 0;
};

struct InputStory {
  Department department;
  domain::InputKind kind;
  Words text;
  bool answered;
  domain::Answer answer;
  Words reason;
};

struct CheckInStory {
  int day;
  Words expected, happened, learned;
  Words obstacle, step, promise;  // the next step, and what is expected of it; empty = none
  int look;                       // when it can be seen
};

struct CountedStory {
  int day;
  double value;
};
struct MeasureStory {
  Words what, unit;
  double goal;
  std::span<const CountedStory> counted;  // those of before the start are noted when it starts
};

struct ExperimentStory {
  Words title, when, then, expected;
  std::string_view owner, buddy;  // names in organisation.cpp
  int starts;
  std::span<const int> planned;
  std::span<const CheckInStory> check_ins;
  bool evidence;
  Words before, after, source;
  bool ended;
  domain::Ending ending;
  int ends;
  Words lesson;
  int checked;  // whether a result lasts, 0 = not yet
  Words check;
  const MeasureStory* measure = nullptr;
};

struct ProposalStory {
  Words title, text, value;
  int statement;  // index in the cycle's statements
  std::span<const Department> affected;
  int drafted, input_opens, input_until;
  std::span<const InputStory> inputs;
  int support_opens, support_closes;  // 0 = not yet
  unsigned support[department_count];  // of a hundred, in favour
  int decided;                         // 0 = not yet
  domain::Decision decision;
  Words reason;
  const ExperimentStory* experiment;
};

struct CycleStory {
  int starts;  // the day its first phase opens
  std::span<const StatementStory> statements;
  int round_opens, round_closes;
  Words round;
  unsigned turnout;  // of a hundred
  std::span<const ProposalStory> proposals;
};

struct ShareStory {
  domain::ShareKind kind;
  Words text;
};

[[nodiscard]] std::span<const CycleStory> cycles();
[[nodiscard]] std::span<const ShareStory> shares();

inline constexpr Words organisation_words = {"Gemeente Waterland aan Zee", "Municipality of Waterland aan Zee"};
inline constexpr Words programme_words = {"Eén vraag, één antwoord", "One question, one answer"};
inline constexpr Words goal_words = {
    "Een inwoner of ondernemer doet zijn verhaal één keer en krijgt op tijd een antwoord dat klopt",
    "A resident or business tells their story once and gets the right answer in time"};

// How many days each phase lasts, in the order of domain::Phase.
inline constexpr int phase_days[] = {14, 21, 14, 28, 42, 7};

}  // namespace schakel::demo
