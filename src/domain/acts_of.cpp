#include "domain/acts_of.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "domain/subjects.hpp"

namespace schakel::domain {

namespace {

std::string office(Role role) { return boost::describe::enum_to_string(role, "?"); }

std::string numbers(const Limit& limit) {
  return std::to_string(limit.people) + " " + std::to_string(limit.answers) + " " + std::to_string(limit.response);
}

std::string numbers(const PrivacySettings& settings) {
  return numbers(settings.limit) + " " + std::to_string(settings.days_after_leaving) + " " + std::to_string(settings.days_after_cycle);
}

struct Noting {
  PersonId by;
  std::vector<ActNoted> acts = {};
  std::uint32_t people = 0;  // added or changed

  void note(ActNoted act) {
    act.by = by;
    acts.push_back(std::move(act));
  }

  void of_chat(ActKind kind, ChatDoorId door, ChatKind chat) {
    note({.kind = kind, .about = door.number(), .what = boost::describe::enum_to_string(chat, "?")});
  }

  void operator()(const OrganisationFounded&) { note({.kind = ActKind::founded}); }
  void operator()(const LimitRaised& fact) { note({.kind = ActKind::limit_raised, .what = numbers(fact.limit)}); }
  void operator()(const RoleGiven& fact) {
    note({.kind = ActKind::role_given, .about = fact.person.number(), .what = office(fact.role)});
  }
  void operator()(const RoleTaken& fact) {
    note({.kind = ActKind::role_taken, .about = fact.person.number(), .what = office(fact.role)});
  }
  void operator()(const PersonAdded&) { ++people; }
  void operator()(const PersonChanged&) { ++people; }
  void operator()(const TiesImported& fact) {
    note({.kind = ActKind::ties_imported, .count = static_cast<std::uint32_t>(fact.count)});
  }
  void operator()(const PersonLeft&) { note({.kind = ActKind::person_left}); }
  void operator()(const PersonForgotten& fact) {
    const bool asked = fact.person == by;
    note({.kind = ActKind::person_forgotten, .what = by.is_none() ? "retention" : asked ? "asked" : ""});
    if (asked) acts.back().by = PersonId();
  }
  void operator()(const CircleForgotten& fact) {
    note({.kind = ActKind::circle_forgotten, .about = fact.circle.number(), .what = "retention"});
  }
  void operator()(const RoundOpened& fact) { note({.kind = ActKind::round_opened, .about = fact.round.number()}); }
  void operator()(const RoundClosed& fact) { note({.kind = ActKind::round_closed, .about = fact.round.number()}); }
  void operator()(const TokenMade& fact) {
    note({.kind = ActKind::token_made, .about = fact.token.number(), .what = office(fact.role)});
  }
  void operator()(const TokenEnded& fact) { note({.kind = ActKind::token_ended, .about = fact.token.number()}); }
  void operator()(const PrivacyProposed& fact) { note({.kind = ActKind::privacy_proposed, .what = numbers(fact.settings)}); }
  void operator()(const PrivacyApproved& fact) { note({.kind = ActKind::privacy_approved, .what = numbers(fact.settings)}); }
  void operator()(const PrivacyRefused& fact) { note({.kind = ActKind::privacy_refused, .what = numbers(fact.settings)}); }
  void operator()(const PrivacyChanged& fact) { note({.kind = ActKind::privacy_changed, .what = numbers(fact.settings)}); }
  void operator()(const RoundPaused& fact) { note({.kind = ActKind::round_paused, .about = fact.round.number()}); }
  void operator()(const RoundResumed& fact) { note({.kind = ActKind::round_resumed, .about = fact.round.number()}); }
  void operator()(const CouncilAsked& fact) {
    note({.kind = ActKind::council_asked, .about = fact.proposal.number(), .what = boost::describe::enum_to_string(fact.check, "?")});
  }
  void operator()(const CouncilAnswered& fact) {
    note({.kind = ActKind::council_answered, .about = fact.proposal.number(), .what = boost::describe::enum_to_string(fact.says, "?")});
  }
  void operator()(const StatementSetAside& fact) {
    note({.kind = ActKind::statement_set_aside, .about = fact.statement.number(), .what = boost::describe::enum_to_string(fact.ground, "?")});
  }
  void operator()(const ChatConnected& fact) { of_chat(ActKind::chat_connected, fact.door, fact.kind); }
  void operator()(const ChatSecretReplaced& fact) { of_chat(ActKind::chat_replaced, fact.door, fact.kind); }
  void operator()(const ChatTakenAway& fact) { of_chat(ActKind::chat_taken_away, fact.door, fact.kind); }
  void operator()(const StatementPutBack& fact) { note({.kind = ActKind::statement_put_back, .about = fact.statement.number()}); }
  void operator()(const KnowledgeSetAside& fact) {
    const bool offer = !fact.what.offer.is_none();
    note({.kind = offer ? ActKind::offer_set_aside : ActKind::answer_set_aside,
          .about = offer ? fact.what.offer.number() : fact.what.answer.number(),
          .what = boost::describe::enum_to_string(fact.ground, "?")});
  }
  void operator()(const KnowledgePutBack& fact) {
    const bool offer = !fact.what.offer.is_none();
    note({.kind = offer ? ActKind::offer_put_back : ActKind::answer_put_back,
          .about = offer ? fact.what.offer.number() : fact.what.answer.number()});
  }
  template <class Other>
  void operator()(const Other&) {}
};

}  // namespace

std::vector<ActNoted> acts_of(PersonId by, const Facts& facts) {
  Noting noting{by};
  for (const Fact& fact : facts) visit(noting, fact);
  const bool founding = !facts.empty() && facts.front().is<OrganisationFounded>();
  if (noting.people > 0 && !founding) noting.note({.kind = ActKind::people_imported, .count = noting.people});
  return std::move(noting.acts);
}

void fold_in(State& state, const ActNoted& fact, Instant at) { state.acts.push_back({.at = at, .noted = fact}); }

}  // namespace schakel::domain
