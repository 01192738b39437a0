#pragma once
// Experiments (proeven): a decision tried out, with an owner, a buddy from another silo, an if-then plan and check-ins.
// One ends as a *result* only with a before and an after, a source from the customer's side, a confirmation by one person
// of each silo involved, and the lesson. Else it is adapted, handed over or stopped with its lesson.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/measure.hpp"

namespace schakel::domain {

BOOST_DEFINE_ENUM_CLASS(Ending, result, adapted, handed_over, stopped)
inline constexpr std::chrono::days lasting_check_after{90};
inline constexpr std::size_t running_per_circle = 3;

// The last three of the five questions of a check-in (Toyota kata); the first, where we want to go, is the experiment's own.
struct NextStep {
  std::string obstacle;  // the one that is taken on now; "" = none is named
  std::string step;
  std::string expected;  // of that step: what the next check-in looks back on
  Date look_on;          // when it can be seen
};
BOOST_DESCRIBE_STRUCT(NextStep, (), (obstacle, step, expected, look_on))

struct CheckIn {
  Date on;
  std::string expected;
  std::string happened;
  std::string learned;
  std::optional<NextStep> next = std::nullopt;  // none = as planned, or about to end
};
BOOST_DESCRIBE_STRUCT(CheckIn, (), (on, expected, happened, learned, next))

struct Evidence {
  std::string before;  // a value or an observation
  std::string after;
  std::string source;  // from the customer's side
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (before, after, source))

struct Confirmation {
  std::string silo;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(Confirmation, (), (silo, person))

struct Experiment {
  ExperimentId id;
  ProgrammeId programme;
  ProposalId proposal;
  CircleId circle;  // none = of no circle
  std::string title;
  std::string customer_value;
  std::string when;   // "if …"
  std::string then;   // "then …"
  std::string expected;
  PersonId owner;
  PersonId buddy;     // from another silo
  std::vector<std::string> silos;  // involved, sorted
  Date starts;
  std::vector<Date> planned;       // check-ins, in order: those that were made first, each in the place of the day it was planned for
  std::vector<CheckIn> check_ins;
  std::optional<Evidence> evidence;
  std::vector<Confirmation> confirmations;  // one per silo at most
  std::optional<Ending> ending;
  Date ended;
  std::string lesson;
  std::optional<bool> lasts;  // the answer of the check after 90 days
  SentenceId sentence;        // the value agreement that held when it started; none = there was none
  std::optional<Measure> measure;
};

// --- facts
struct ExperimentStarted {
  ExperimentId experiment;
  ProgrammeId programme;
  ProposalId proposal;
  CircleId circle;
  std::string title;
  std::string customer_value;
  std::string when;
  std::string then;
  std::string expected;
  PersonId owner;
  PersonId buddy;
  std::vector<std::string> silos;
  Date starts;
  std::vector<Date> planned;
};
BOOST_DESCRIBE_STRUCT(ExperimentStarted, (),
                      (experiment, programme, proposal, circle, title, customer_value, when, then, expected, owner,
                       buddy, silos, starts, planned))
struct CheckedIn {
  ExperimentId experiment;
  CheckIn check_in;
};
BOOST_DESCRIBE_STRUCT(CheckedIn, (), (experiment, check_in))
struct EvidenceGiven {
  ExperimentId experiment;
  Evidence evidence;
};
BOOST_DESCRIBE_STRUCT(EvidenceGiven, (), (experiment, evidence))
struct ResultConfirmed {
  ExperimentId experiment;
  Confirmation confirmation;
};
BOOST_DESCRIBE_STRUCT(ResultConfirmed, (), (experiment, confirmation))
struct ExperimentEnded {
  ExperimentId experiment;
  Ending ending = Ending::stopped;
  std::string lesson;
  Date on;
};
BOOST_DESCRIBE_STRUCT(ExperimentEnded, (), (experiment, ending, lesson, on))
struct LastingChecked {
  ExperimentId experiment;
  bool lasts = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(LastingChecked, (), (experiment, lasts, note))

// --- commands
struct StartExperiment {
  ProposalId proposal;  // adopted
  std::optional<CircleId> circle;
  std::string title;
  std::string when;
  std::string then;
  std::string expected;
  PersonId owner;
  PersonId buddy;
  std::vector<std::string> silos;  // involved; owner's and buddy's are added
  Date starts;
  std::vector<Date> planned;       // at least one check-in
};
BOOST_DESCRIBE_STRUCT(StartExperiment, (),
                      (proposal, circle, title, when, then, expected, owner, buddy, silos, starts, planned))
// By owner, buddy or a facilitator. A next step is looked at on its own day: planned check-ins before it fall away.
struct MakeCheckIn {
  ExperimentId experiment;
  std::string expected;
  std::string happened;
  std::string learned;
  std::optional<NextStep> next = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(MakeCheckIn, (), (experiment, expected, happened, learned, next))
struct GiveEvidence {
  ExperimentId experiment;
  Evidence evidence;
};
BOOST_DESCRIBE_STRUCT(GiveEvidence, (), (experiment, evidence))
// By a person of one of the silos involved, for that silo. New evidence asks for new confirmations.
struct ConfirmResult {
  ExperimentId experiment;
};
BOOST_DESCRIBE_STRUCT(ConfirmResult, (), (experiment))
struct EndExperiment {
  ExperimentId experiment;
  Ending ending = Ending::stopped;
  std::string lesson;
};
BOOST_DESCRIBE_STRUCT(EndExperiment, (), (experiment, ending, lesson))
struct CheckLasting {
  ExperimentId experiment;
  bool lasts = false;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(CheckLasting, (), (experiment, lasts, note))

// Nothing more comes of it: it ended, and when as a result it was looked at once more.
[[nodiscard]] bool is_over(const Experiment& experiment);

}  // namespace schakel::domain
