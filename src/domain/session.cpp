#include "domain/session.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"

namespace schakel::domain {

using std::chrono::milliseconds;
using std::chrono::seconds;

milliseconds left_of(const Session& session, Instant now) { return session.running && !session.ended ? session.ends - now : session.left; }

milliseconds left_of_all(const Session& session, Instant now) {
  milliseconds all = std::max(left_of(session, now), milliseconds(0));
  for (std::size_t i = session.step + 1; i < session.steps.size(); ++i) all += seconds(session.steps[i].seconds);
  return all;
}

bool may_join_sessions(const State& state, PersonId person, const Circle& circle) {
  return has_role(state, person, Role::facilitator) || (is_here(state, person) && contains(circle.people, person));
}

namespace {

Result<const Session*> existing_session(const State& state, SessionId id) { return existing(state.sessions, id, "error.unknown_circle_session"); }

// Its members, and facilitators; who else asks is told that it does not exist.
bool may_lead(const State& state, const Asking& asking, const Circle& circle) {
  return asking.person.is_none() || may_join_sessions(state, asking.person, circle);
}

Result<void> check_steps(const std::vector<PlannedStep>& steps) {
  if (steps.empty()) return refuse("error.session_without_steps");
  if (steps.size() > session_steps_most) {
    return refuse("error.too_many", {{"count", std::to_string(steps.size())}, {"field", "steps"}, {"most", std::to_string(session_steps_most)}});
  }
  for (const PlannedStep& step : steps) {
    (void)TRY(line(step.key, "step", name_longest));
    if (step.seconds < step_seconds_least || step.seconds > step_seconds_most) {
      return refuse("error.step_length", {{"step", step.key}, {"seconds", std::to_string(step.seconds)}});
    }
  }
  return {};
}

Result<const Session*> led(const State& state, const Asking& asking, SessionId id) {
  const Session* session = TRY(existing_session(state, id));
  if (!may_lead(state, asking, state.circles.at(session->circle))) return refuse("error.unknown_circle_session", {{"number", text_of(id)}});
  return session;
}

// One that is going on, and that this person may lead.
Result<const Session*> led_now(const State& state, const Asking& asking, SessionId id) {
  const Session* session = TRY(led(state, asking, id));
  const Circle& circle = state.circles.at(session->circle);
  if (session->ended) return refuse("error.session_over", {{"circle", circle.name}});
  return session;
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const StartSession& asked) {
  const Circle* circle = TRY(existing(state, asked.circle));
  if (!may_lead(state, asking, *circle)) return refuse("error.unknown_circle", {{"number", text_of(asked.circle)}});
  if (!circle->announced) return refuse("error.circle_not_announced", {{"circle", circle->name}});
  if (circle->forgotten) return refuse("error.circle_forgotten", {{"circle", circle->name}});
  if (state.index.live_sessions.contains(circle->id)) return refuse("error.session_going_on", {{"circle", circle->name}});
  SessionStarted started{.session = SessionId(state.last.session + 1), .circle = circle->id, .script = {}, .steps = asked.steps};
  started.script = TRY(line(asked.script, "script", name_longest));
  TRY(check_steps(asked.steps));
  return Facts{std::move(started)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const MoveSession& asked) {
  const Session* session = TRY(led_now(state, asking, asked.session));
  if (asked.to >= session->steps.size()) {
    return refuse("error.no_such_step", {{"step", std::to_string(asked.to + 1)}, {"steps", std::to_string(session->steps.size())}});
  }
  if (asked.from != session->step) {
    if (asked.to == session->step) return Facts{};  // somebody else pressed at the same moment
    return refuse("error.session_moved_on");
  }
  if (asked.to == session->step) return Facts{};
  return Facts{SessionMoved{.session = session->id, .step = asked.to}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PauseSession& asked) {
  const Session* session = TRY(led_now(state, asking, asked.session));
  if (!session->running) return Facts{};
  return Facts{SessionPaused{session->id}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ResumeSession& asked) {
  const Session* session = TRY(led_now(state, asking, asked.session));
  if (session->running) return Facts{};
  return Facts{SessionResumed{session->id}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const ExtendSession& asked) {
  const Session* session = TRY(led_now(state, asking, asked.session));
  if (asked.seconds < step_seconds_least || asked.seconds > step_seconds_most) {
    return refuse("error.step_length", {{"step", session->steps[session->step].key}, {"seconds", std::to_string(asked.seconds)}});
  }
  if (left_of(*session, asking.now) >= seconds(asked.seconds)) return Facts{};
  return Facts{SessionExtended{.session = session->id, .seconds = asked.seconds}};
}

// A session that came to its last step was a meeting that took place: that much is noted, of the circle.
Result<Facts> decide_on(const State& state, const Asking& asking, const FinishSession& asked) {
  const Session* found = TRY(led(state, asking, asked.session));
  const Circle& circle = state.circles.at(found->circle);
  if (found->ended) return Facts{};
  Facts facts{SessionEnded{found->id}};
  const bool came_to_the_end = found->step + 1 == found->steps.size();
  if (came_to_the_end && circle.met != true && !circle.forgotten) facts.push_back(CircleMet{.circle = circle.id, .took_place = true});
  return facts;
}

void fold_in(State& state, const SessionStarted& fact, Instant at) {
  if (fact.steps.empty()) return;  // no version wrote one
  state.sessions[fact.session] = {.id = fact.session,
                                  .circle = fact.circle,
                                  .script = fact.script,
                                  .steps = fact.steps,
                                  .step = 0,
                                  .running = true,
                                  .ends = at + seconds(fact.steps.front().seconds),
                                  .left = {},
                                  .moved = at,
                                  .written_before = ShareId(state.last.share),
                                  .ended = false};
  state.index.live_sessions[fact.circle] = fact.session;
  state.last.session = std::max(state.last.session, fact.session.number());
}

void fold_in(State& state, const SessionMoved& fact, Instant at) {
  Session* session = known(state.sessions, fact.session);
  if (session == nullptr || fact.step >= session->steps.size()) return;
  session->step = fact.step;
  session->running = true;
  session->ends = at + seconds(session->steps[fact.step].seconds);
  session->moved = at;
}

void fold_in(State& state, const SessionPaused& fact, Instant at) {
  Session* session = known(state.sessions, fact.session);
  if (session == nullptr) return;
  session->left = left_of(*session, at);
  session->running = false;
  session->moved = at;
}

void fold_in(State& state, const SessionResumed& fact, Instant at) {
  Session* session = known(state.sessions, fact.session);
  if (session == nullptr) return;
  session->ends = at + session->left;
  session->running = true;
  session->moved = at;
}

void fold_in(State& state, const SessionExtended& fact, Instant at) {
  Session* session = known(state.sessions, fact.session);
  if (session == nullptr) return;
  session->left = seconds(fact.seconds);
  session->ends = at + session->left;
  session->moved = at;
}

void fold_in(State& state, const SessionEnded& fact, Instant at) {
  Session* session = known(state.sessions, fact.session);
  if (session == nullptr) return;
  session->left = left_of(*session, at);
  session->running = false;
  session->ended = true;
  session->moved = at;
  state.index.live_sessions.erase(session->circle);
}

}  // namespace schakel::domain
