#pragma once
// A guided session as a screen shows it: where it is, how much time is left, who is asked to speak. Nothing about who is there.

#include "domain/session.hpp"
#include "service/views/common.hpp"
#include "sessions/script.hpp"

namespace schakel::service {

struct StartSessionOrder {
  domain::CircleId circle;
  std::string script;
};
BOOST_DESCRIBE_STRUCT(StartSessionOrder, (), (circle, script))

struct GuidedSessionView {
  domain::SessionId id;
  domain::CircleId circle;
  domain::ProgrammeId programme;
  std::string circle_name;
  std::string goal;
  std::string script;
  std::vector<domain::PlannedStep> steps;
  std::uint32_t step = 0;
  bool running = false;
  bool ended = false;
  std::int64_t left = 0;         // milliseconds of this step, at the moment of answering; below zero: longer than planned
  std::int64_t left_of_all = 0;  // and of all that is still to come
  std::vector<PersonLine> people;  // in the order of the turns of now, which is in memory only
  std::optional<domain::PersonId> speaks;  // whose turn it is
  std::optional<domain::PersonId> next;    // who is next, and says back in their own words
  bool member = false;                     // you are in this circle
  domain::ShareId written_before;          // shares with a higher number were written since it began
};
BOOST_DESCRIBE_STRUCT(GuidedSessionView, (),
                      (id, circle, programme, circle_name, goal, script, steps, step, running, ended, left, left_of_all, people, speaks,
                       next, member, written_before))

struct ScriptLine {
  std::string id;
  sessions::Words name;
  sessions::Words about;
  std::string sizes;
  std::optional<std::uint32_t> seconds;  // for this circle; none: it does not fit so many people
  std::uint32_t questions = 0;           // that it asks in writing; 0: it needs people together
};
BOOST_DESCRIBE_STRUCT(ScriptLine, (), (id, name, about, sizes, seconds, questions))
struct PastSession {
  domain::SessionId id;
  std::string script;
  Instant ended;
};
BOOST_DESCRIBE_STRUCT(PastSession, (), (id, script, ended))
struct ScriptsView {
  domain::CircleId circle;
  std::string circle_name;
  std::uint32_t people = 0;
  std::optional<domain::SessionId> session;  // it is in now
  std::optional<domain::WrittenId> written;  // in which it is now; for its members
  bool member = false;                       // you are in this circle
  std::vector<ScriptLine> scripts;
  std::vector<PastSession> past;  // newest first
};
BOOST_DESCRIBE_STRUCT(ScriptsView, (), (circle, circle_name, people, session, written, member, scripts, past))

[[nodiscard]] std::optional<domain::SessionId> live_session_of(const domain::State& state, domain::CircleId circle);
// `turn_seed`: from which the order of turns follows; the same order while it is the same.
[[nodiscard]] Result<GuidedSessionView> guided_session_view(const domain::State& state, const Viewer& viewer, domain::SessionId id,
                                                            const std::vector<sessions::Script>& scripts, std::uint64_t turn_seed);
[[nodiscard]] Result<sessions::Script> session_script_view(const domain::State& state, const Viewer& viewer, domain::SessionId id,
                                                           const std::vector<sessions::Script>& scripts);
[[nodiscard]] Result<ScriptsView> scripts_view(const domain::State& state, const Viewer& viewer, domain::CircleId id,
                                               const std::vector<sessions::Script>& scripts);

}  // namespace schakel::service
