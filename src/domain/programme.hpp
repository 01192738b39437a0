#pragma once
// A programme (traject): one goal that customers notice, people from several silos, and phases with dates.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

// The phases of the method. carry_out is "do", which C++ keeps for itself.
BOOST_DEFINE_ENUM_CLASS(Phase, map, connect, explore, devise, carry_out, result)

struct PhaseDates {
  Phase phase = Phase::map;
  Date opens;
  Date closes;  // the last day
};
BOOST_DESCRIBE_STRUCT(PhaseDates, (), (phase, opens, closes))

struct Programme {
  ProgrammeId id;
  std::string title;
  std::string goal;    // the customer value
  std::string border;  // along which silos are counted
  std::uint32_t cycle = 1;
  std::vector<PhaseDates> phases;  // in the order of Phase
  std::optional<Date> cycle_ended; // by hand: from this day on no phase of the cycle is open
  std::vector<PersonId> people;    // sorted
  std::vector<PersonId> customers; // from outside; sorted
  bool ended = false;
  SentenceId sentence;             // the value agreement that holds; none = none yet
};

// --- facts
struct ProgrammeStarted {
  ProgrammeId programme;
  std::string title;
  std::string goal;
  std::string border;
};
BOOST_DESCRIBE_STRUCT(ProgrammeStarted, (), (programme, title, goal, border))
struct PhasesPlanned {
  ProgrammeId programme;
  std::vector<PhaseDates> phases;
};
BOOST_DESCRIBE_STRUCT(PhasesPlanned, (), (programme, phases))
struct PeopleInvited {
  ProgrammeId programme;
  std::vector<PersonId> people;
};
BOOST_DESCRIBE_STRUCT(PeopleInvited, (), (programme, people))
// The next turn of the rhythm: the same goal and people, new dates.
struct CycleStarted {
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  std::vector<PhaseDates> phases;
};
BOOST_DESCRIBE_STRUCT(CycleStarted, (), (programme, cycle, phases))
struct ProgrammeEnded {
  ProgrammeId programme;
};
BOOST_DESCRIBE_STRUCT(ProgrammeEnded, (), (programme))

// --- commands
struct StartProgramme {
  std::string title;
  std::string goal;
  std::string border;
  std::vector<PhaseDates> phases;  // all six, one after another
};
BOOST_DESCRIBE_STRUCT(StartProgramme, (), (title, goal, border, phases))
struct PlanPhases {
  ProgrammeId programme;
  std::vector<PhaseDates> phases;
};
BOOST_DESCRIBE_STRUCT(PlanPhases, (), (programme, phases))
struct InvitePeople {
  ProgrammeId programme;
  std::vector<PersonId> people;  // who is already in stays in once
};
BOOST_DESCRIBE_STRUCT(InvitePeople, (), (programme, people))
struct StartCycle {
  ProgrammeId programme;
  std::vector<PhaseDates> phases;
};
BOOST_DESCRIBE_STRUCT(StartCycle, (), (programme, phases))
struct EndProgramme {
  ProgrammeId programme;
};
BOOST_DESCRIBE_STRUCT(EndProgramme, (), (programme))

}  // namespace schakel::domain
