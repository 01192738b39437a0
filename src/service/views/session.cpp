#include "service/views/session.hpp"

#include <algorithm>
#include <set>

#include "base/seed.hpp"
#include "service/views/ask.hpp"
#include "sessions/plan.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// Somebody else's circle and its sessions are not there.
Result<const Session*> seen(const State& state, const Viewer& viewer, SessionId id) {
  const Session* session = at(state.sessions, id);
  const Circle* circle = session == nullptr ? nullptr : at(state.circles, session->circle);
  if (circle == nullptr || !may_join_sessions(state, viewer.person, *circle)) return unknown("circle_session", id.number());
  return session;
}

// How many steps in turns were before this one: another begins each time.
std::size_t rounds_before(const Session& session) {
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < session.step; ++i) {
    if (session.steps[i].turns > 0) keys.insert(session.steps[i].key);
  }
  keys.erase(session.steps[session.step].key);
  return keys.size();
}

// Fills in the order of now, and whose turn it is. A circle that has changed since the plan was made has no names in turns.
void deal_turns(const Session& session, const sessions::Script* script, std::vector<PersonId>& order, GuidedSessionView& view) {
  const PlannedStep& now = session.steps[session.step];
  const std::size_t people = order.size();
  if (people == 0 || session.ended) return;
  std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(rounds_before(session) % people), order.end());
  if (now.turns == people && now.turn > 0) {
    view.speaks = order[now.turn - 1];
    view.next = order[now.turn % people];
    return;
  }
  const sessions::StepAt at = script == nullptr ? sessions::StepAt{} : sessions::step_at(*script, now.key);
  if (at.part != nullptr && at.part->in_the_middle && now.rounds == people && now.round > 0) view.speaks = order[now.round - 1];
}

}  // namespace

std::optional<SessionId> live_session_of(const State& state, CircleId circle) {
  const auto live = state.index.live_sessions.find(circle);
  if (live == state.index.live_sessions.end()) return std::nullopt;
  return live->second;
}

Result<GuidedSessionView> guided_session_view(const State& state, const Viewer& viewer, SessionId id,
                                              const std::vector<sessions::Script>& scripts, std::uint64_t turn_seed) {
  const Session& session = *TRY(seen(state, viewer, id));
  const Circle& circle = state.circles.at(session.circle);
  GuidedSessionView view{.id = id,
                         .circle = circle.id,
                         .programme = circle.programme,
                         .circle_name = circle.name,
                         .goal = circle.goal,
                         .script = session.script,
                         .steps = session.steps,
                         .step = session.step,
                         .running = session.running,
                         .ended = session.ended,
                         .left = left_of(session, viewer.now).count(),
                         .left_of_all = left_of_all(session, viewer.now).count(),
                         .people = {},
                         .speaks = {},
                         .next = {},
                         .member = contains(circle.people, viewer.person),
                         .written_before = session.written_before};
  std::vector<PersonId> order = sessions::people_of(state, circle);
  if (!session.ended) Random::for_block(Seed{turn_seed}, id.number()).shuffle(order);
  deal_turns(session, sessions::script_named(scripts, session.script), order, view);
  const std::string border = border_of(state, circle.programme);
  for (const PersonId person : order) view.people.push_back(person_line(state, person, border));
  return view;
}

Result<sessions::Script> session_script_view(const State& state, const Viewer& viewer, SessionId id, const std::vector<sessions::Script>& scripts) {
  const Session& session = *TRY(seen(state, viewer, id));
  const sessions::Script* script = sessions::script_named(scripts, session.script);
  if (script == nullptr) {
    return fail(ErrorKind::not_found, "the script " + session.script + " is not here any more", "error.unknown_script", {{"script", session.script}});
  }
  return *script;
}

Result<ScriptsView> scripts_view(const State& state, const Viewer& viewer, CircleId id, const std::vector<sessions::Script>& scripts) {
  const Circle* circle = at(state.circles, id);
  if (circle == nullptr || !circle->announced || !may_join_sessions(state, viewer.person, *circle)) return unknown("circle", id.number());
  ScriptsView view{.circle = id,
                   .circle_name = circle->name,
                   .people = static_cast<std::uint32_t>(sessions::people_of(state, *circle).size()),
                   .session = live_session_of(state, id),
                   .written = {},
                   .member = contains(circle->people, viewer.person),
                   .scripts = {},
                   .past = {}};
  if (const WrittenSession* writing = written_in(state, id); writing != nullptr && view.member) view.written = writing->id;
  for (const sessions::Script& script : scripts) {
    ScriptLine line{.id = script.id, .name = script.name, .about = script.about, .sizes = script.sizes, .seconds = {}, .questions = static_cast<std::uint32_t>(script.in_writing.size())};
    if (const auto plan = sessions::plan_of(script, view.people)) line.seconds = sessions::seconds_of(*plan);
    view.scripts.push_back(std::move(line));
  }
  for (auto it = state.sessions.rbegin(); it != state.sessions.rend(); ++it) {
    if (it->second.circle == id && it->second.ended) view.past.push_back({.id = it->first, .script = it->second.script, .ended = it->second.moved});
  }
  return view;
}

}  // namespace schakel::service
