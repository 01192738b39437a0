#pragma once
// What is held about somebody, for themselves; and the log of acts, for everybody.

#include "base/result.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

struct HeldSilo {
  std::string border;
  std::string silo;  // "" = none
};
BOOST_DESCRIBE_STRUCT(HeldSilo, (), (border, silo))

BOOST_DEFINE_ENUM_CLASS(HeldKind, share_mine, share_in_circle, input, signed_statement, card, wall, overlap, question_to_coach, answer_as_coach, offer, question, answer, link_plan, introduction)
struct HeldText {
  HeldKind kind = HeldKind::share_mine;
  std::string about;  // the programme, the proposal or the term
  std::string text;
};
BOOST_DESCRIBE_STRUCT(HeldText, (), (kind, about, text))

// Not in it, because nobody can find it: anonymous statements and ballots. Where they are signed in has a view of its own.
struct HeldView {
  std::string own_id;
  std::string name;
  std::string email;
  std::uint32_t not_together = 0;      // people they are not placed with; who, concerns those people too
  std::optional<std::string> manager;  // none = not told, or forgotten
  std::vector<HeldSilo> silos;
  std::vector<std::string> languages;
  std::string hours;
  std::string timezone;
  std::vector<std::string> goals;
  std::vector<std::string> skills;
  bool newcomer = false;
  bool leads_circles = false;
  std::vector<domain::Role> roles;
  std::uint32_t ties = 0;              // that name them, on either side
  std::vector<std::string> programmes;
  std::vector<std::string> circles;
  std::vector<HeldText> texts;
  std::vector<std::string> credentials;  // open rounds in which theirs was given; forgotten when the round closes
  std::uint32_t passkeys = 0;
  std::uint32_t tokens = 0;
  std::uint32_t chats = 0;             // in which a name is tied to them
  bool last_administrator = false;     // somebody else must have that role before they can be forgotten
  std::uint32_t days_after_leaving = 0;
};
BOOST_DESCRIBE_STRUCT(HeldView, (),
                      (own_id, name, email, not_together, manager, silos, languages, hours, timezone, goals, skills, newcomer, leads_circles,
                       roles, ties, programmes, circles, texts, credentials, passkeys, tokens, chats, last_administrator, days_after_leaving))

// `taken`: open rounds in which a credential was given to them.
[[nodiscard]] Result<HeldView> held_view(const domain::State& state, const Viewer& viewer, const std::vector<domain::RoundId>& taken);

struct ActLine {
  Instant at = {};
  domain::ActKind kind = domain::ActKind::founded;
  std::optional<std::string> by;  // none: a clock, the command line, people themselves, or somebody who was forgotten
  std::string about;              // the name of who was given an office, the round's title, a statement's number; "" = none, or forgotten
  std::uint32_t count = 0;
  std::string what;
};
BOOST_DESCRIBE_STRUCT(ActLine, (), (at, kind, by, about, count, what))

struct ActsView {
  std::vector<ActLine> acts;  // the latest first, at most 500
  std::uint32_t in_all = 0;
  std::string last;           // the chain up to here: whoever writes it down sees later whether a line was changed
};
BOOST_DESCRIBE_STRUCT(ActsView, (), (acts, in_all, last))

[[nodiscard]] ActsView acts_view(const domain::State& state);

}  // namespace schakel::service
