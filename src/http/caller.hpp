#pragma once
// Who is asking, and what a route may demand of them.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"

namespace schakel::http {

// What a route demands. Every route names one; see Routes::add.
enum class Right {
  nobody,         // public: no session needed; when a good one comes along, the handler is told whose it is
  ballot,         // public and unwatched: no session, no address, no log line reaches the handler or the log
  somebody,       // whoever is signed in: also a coach or customer from outside, who is no participant
  voter,          // participants, and customers where they are asked
  participant,
  facilitator,
  administrator,
  works_council,
  coach,
  customer,
};

// The roles somebody has. They do not contain one another: the service gives a facilitator who also takes part both.
struct Roles {
  bool participant = false;
  bool facilitator = false;
  bool administrator = false;
  bool works_council = false;
  bool coach = false;
  bool customer = false;
  friend bool operator==(const Roles&, const Roles&) = default;
};

// Somebody whose session was checked. On a public route all of it may be empty.
struct Caller {
  domain::OrganisationId organisation = {};
  domain::PersonId person = {};
  Roles roles = {};
  bool by_token = false;     // a program, with a token of that person
  bool may_change = true;    // false: a token that only reads
  std::string session = {};  // the token as the cookie carries it, for signing out; never logged, never stored
  friend bool operator==(const Caller&, const Caller&) = default;
};

[[nodiscard]] constexpr bool allows(Right right, Roles roles) {
  switch (right) {
    case Right::nobody:
    case Right::ballot: return true;
    case Right::somebody: return roles.participant || roles.coach || roles.customer;
    case Right::voter: return roles.participant || roles.customer;
    case Right::participant: return roles.participant;
    case Right::facilitator: return roles.facilitator;
    case Right::administrator: return roles.administrator;
    case Right::works_council: return roles.works_council;
    case Right::coach: return roles.coach;
    case Right::customer: return roles.customer;
  }
  return false;
}
// What a program may do there with a token.
enum class ForTokens {
  by_right,  // as its role says
  reads,     // also though the route is for participants: it shows nothing of one person
  never,     // people only
};
[[nodiscard]] constexpr bool allows(Right right, ForTokens tokens, bool changes, const Caller& caller) {
  if (!caller.by_token) return allows(right, caller.roles);
  if (tokens == ForTokens::never || (changes && !caller.may_change)) return false;
  return allows(right, caller.roles) || (tokens == ForTokens::reads && !changes);
}
[[nodiscard]] constexpr bool needs_session(Right right) { return right != Right::nobody && right != Right::ballot; }
[[nodiscard]] std::string_view to_text(Right right);

// From a session's token to who that is; nothing when the session is unknown or over. Given by the service.
// Threads  called from several at once; must not block (an answer from memory)
using Authenticate = std::function<std::optional<Caller>(std::string_view token)>;

}  // namespace schakel::http
