#pragma once
// Guided sessions (kringgesprekken): a circle walks through the steps of a script, with one clock for everybody.
//
// What is kept is where the session is: started, at which step, how much time is left, over. Nothing about a person: not who
// was there, not who had which turn, not who moved it on. Who is asked to speak in turn two is not in a fact and not in state.

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

inline constexpr std::size_t session_steps_most = 200;
inline constexpr std::uint32_t step_seconds_least = 5;
inline constexpr std::uint32_t step_seconds_most = 4 * 60 * 60;

// One stretch of the clock. A step in which all speak in turn is one of these per turn.
struct PlannedStep {
  std::string key;  // of the step in its script
  std::uint32_t seconds = 0;
  std::uint32_t round = 0;   // of what is done several times; 0 = once
  std::uint32_t rounds = 0;
  std::uint32_t turn = 0;    // 0 = not in turns
  std::uint32_t turns = 0;
  friend bool operator==(const PlannedStep&, const PlannedStep&) = default;
};
BOOST_DESCRIBE_STRUCT(PlannedStep, (), (key, seconds, round, rounds, turn, turns))

struct Session {
  SessionId id;
  CircleId circle;
  std::string script;
  std::vector<PlannedStep> steps;
  std::uint32_t step = 0;
  bool running = true;
  Instant ends = {};                   // of this step, while it runs
  std::chrono::milliseconds left{0};   // of this step, while it does not
  Instant moved = {};                  // when anything was last done to it
  ShareId written_before;              // the last share there was when it started
  bool ended = false;
};

// How much of the present step is left; below zero when it takes longer than planned.
[[nodiscard]] std::chrono::milliseconds left_of(const Session& session, Instant now);
// Of this step and those behind it; a step that takes longer takes nothing from the others.
[[nodiscard]] std::chrono::milliseconds left_of_all(const Session& session, Instant now);

// --- facts
struct SessionStarted {
  SessionId session;
  CircleId circle;
  std::string script;
  std::vector<PlannedStep> steps;
};
BOOST_DESCRIBE_STRUCT(SessionStarted, (), (session, circle, script, steps))
struct SessionMoved {
  SessionId session;
  std::uint32_t step = 0;
};
BOOST_DESCRIBE_STRUCT(SessionMoved, (), (session, step))
struct SessionPaused {
  SessionId session;
};
BOOST_DESCRIBE_STRUCT(SessionPaused, (), (session))
struct SessionResumed {
  SessionId session;
};
BOOST_DESCRIBE_STRUCT(SessionResumed, (), (session))
struct SessionExtended {
  SessionId session;
  std::uint32_t seconds = 0;
};
BOOST_DESCRIBE_STRUCT(SessionExtended, (), (session, seconds))
struct SessionEnded {
  SessionId session;
};
BOOST_DESCRIBE_STRUCT(SessionEnded, (), (session))

// --- commands: by a member of the circle, or by a facilitator
// A circle has one session at a time. The steps are what a script makes of the circle's size (sessions/plan.hpp).
struct StartSession {
  CircleId circle;
  std::string script;
  std::vector<PlannedStep> steps;
};
BOOST_DESCRIBE_STRUCT(StartSession, (), (circle, script, steps))
// `from`: where the asker saw it, so that two who press at once move it one step. The clock of the new step runs.
struct MoveSession {
  SessionId session;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};
BOOST_DESCRIBE_STRUCT(MoveSession, (), (session, from, to))
struct PauseSession {
  SessionId session;
};
BOOST_DESCRIBE_STRUCT(PauseSession, (), (session))
struct ResumeSession {
  SessionId session;
};
BOOST_DESCRIBE_STRUCT(ResumeSession, (), (session))
struct ExtendSession {  // so that this much is left; two who ask for the same give it once
  SessionId session;
  std::uint32_t seconds = 0;
};
BOOST_DESCRIBE_STRUCT(ExtendSession, (), (session, seconds))
// Also the system, when nobody did anything to it for half a day.
struct FinishSession {
  SessionId session;
};
BOOST_DESCRIBE_STRUCT(FinishSession, (), (session))

}  // namespace schakel::domain
