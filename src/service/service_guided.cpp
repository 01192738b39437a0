// Guided sessions: a script becomes a plan for the circle that starts it. Who has which turn is dealt from a number that this
// server drew when it started; nothing keeps it.

#include "service/inside.hpp"
#include "service/secrecy.hpp"
#include "sessions/plan.hpp"

namespace schakel::service {

using namespace domain;

void Service::start_session(Who who, StartSessionOrder order, std::string command_id, Then<Done> then) {
  parts_->ask<Done>(
      [this, who, order = std::move(order), id = std::move(command_id)](Turn& turn) -> Result<Done> {
        Running& of = *TRY(parts_->running(who.organisation));
        // Sent again: answered as it was then, also when the circle has changed meanwhile.
        auto start = sessions::start_of(of.latest(), who.person, order.circle, order.script, settings().scripts);
        if (!start && id.empty()) return Failure(std::move(start).error());
        StartSession command{.circle = order.circle, .script = order.script, .steps = {}};
        if (start) command = std::move(*start);
        auto done_now = turn.decide(of, {{who.person, now()}, id}, command);
        if (!done_now && !start) return Failure(std::move(start).error());
        return done(TRY(std::move(done_now)));
      },
      std::move(then));
}

void Service::start_written(Who who, StartWrittenOrder order, std::string command_id, Then<Done> then) {
  parts_->ask<Done>(
      [this, who, order = std::move(order), id = std::move(command_id)](Turn& turn) -> Result<Done> {
        Running& of = *TRY(parts_->running(who.organisation));
        const Request request{{who.person, now()}, id};
        if (const auto before = TRY(turn.recorded(of, request))) return done(*before);
        const Random chance(Seed{random_number()});
        const StartWritten command = TRY(sessions::start_written_of(of.latest(), who.person, order.circle, order.script, order.days, chance, settings().scripts));
        return done(TRY(turn.decide(of, request, command)));
      },
      std::move(then));
}

Result<WrittenView> Service::written(const Who& who, WrittenId session) const {
  const Viewer as = viewer(who);
  return look(who.organisation, [&](const State& state) { return written_view(state, as, session, settings().scripts); });
}

Result<GuidedSessionView> Service::guided_session(const Who& who, SessionId session) const {
  const Viewer as = viewer(who);
  return look(who.organisation, [&](const State& state) {
    return guided_session_view(state, as, session, settings().scripts, parts_->turn_seed);
  });
}

Result<sessions::Script> Service::session_script(const Who& who, SessionId session) const {
  const Viewer as = viewer(who);
  return look(who.organisation, [&](const State& state) { return session_script_view(state, as, session, settings().scripts); });
}

Result<ScriptsView> Service::scripts(const Who& who, CircleId circle) const {
  const Viewer as = viewer(who);
  return look(who.organisation, [&](const State& state) { return scripts_view(state, as, circle, settings().scripts); });
}

}  // namespace schakel::service
