// Somebody's own sessions: seeing them, ending them.

#include <algorithm>

#include "service/inside.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

namespace {

// Out of the hash that is stored, so that the answer holds nothing that a file holds.
std::string name_of_session(const journal::StoredSession& session) {
  return hex_of(hash_of("the name of the session " + session.token)).substr(0, 32);
}

SessionView view_of(const journal::StoredSession& session, const std::string& here) {
  const auto blank = session.device.find(' ');
  SessionView view{.id = name_of_session(session), .here = session.token == here, .browser = "other", .system = "other"};
  if (blank != std::string::npos) {
    view.browser = session.device.substr(0, blank);
    view.system = session.device.substr(blank + 1);
  }
  view.since = session.since;
  view.until = day_of(session.expires);
  return view;
}

}  // namespace

SessionsView Service::sessions(const Who& who, std::string_view session) const {
  const std::string here = hash_of(session);
  SessionsView view;
  for (const journal::StoredSession& one : parts_->access.sessions_of(who.organisation, who.person)) {
    if (one.expires > now()) view.sessions.push_back(view_of(one, here));
  }
  std::sort(view.sessions.begin(), view.sessions.end(), [](const SessionView& a, const SessionView& b) {
    if (a.here != b.here) return a.here;
    return a.since != b.since ? a.since > b.since : a.id < b.id;
  });
  return view;
}

void Service::end_session(Who who, EndSession order, Then<Done> then) {
  parts_->ask<Done>(
      [this, who, order = std::move(order)](Turn& turn) -> Result<Done> {
        for (const journal::StoredSession& one : parts_->access.sessions_of(who.organisation, who.person)) {
          if (name_of_session(one) != order.id) continue;
          turn.batch().sessions_gone.push_back(one.token);
          return Done{};
        }
        return fail(ErrorKind::not_found, "you have no such session (any more)", "error.unknown_session");
      },
      std::move(then));
}

void Service::end_other_sessions(Who who, std::string session, Then<Done> then) {
  parts_->ask<Done>(
      [this, who, here = hash_of(session)](Turn& turn) -> Result<Done> {
        for (const journal::StoredSession& one : parts_->access.sessions_of(who.organisation, who.person)) {
          if (one.token != here) turn.batch().sessions_gone.push_back(one.token);
        }
        return Done{};
      },
      std::move(then));
}

}  // namespace schakel::service
