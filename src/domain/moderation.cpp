#include "domain/moderation.hpp"

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

Result<void> needs_standing(const Statement& statement) {
  if (statement.withdrawn) return refuse("error.statement_withdrawn", {{"number", text_of(statement.id)}});
  if (statement.set_aside) return refuse("error.statement_set_aside", {{"number", text_of(statement.id)}});
  return {};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const SetStatementAside& asked) {
  const Statement* statement = TRY(existing(state, asked.statement));
  TRY(needs_facilitator(state, asking));
  std::string reason = TRY(prose(asked.reason, "reason", statement_longest));
  const bool again = statement->set_aside && statement->set_aside->ground == asked.ground && statement->set_aside->reason == reason;
  if (again) return Facts{};
  if (statement->withdrawn) return refuse("error.statement_withdrawn", {{"number", text_of(statement->id)}});
  return Facts{StatementSetAside{.statement = statement->id, .ground = asked.ground, .reason = std::move(reason)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PutStatementBack& asked) {
  const Statement* statement = TRY(existing(state, asked.statement));
  TRY(needs_facilitator(state, asking));
  if (!statement->set_aside) return Facts{};
  return Facts{StatementPutBack{statement->id}};
}

void fold_in(State& state, const StatementSetAside& fact, Instant at) {
  Statement* statement = known(state.statements, fact.statement);
  if (statement == nullptr) return;
  statement->set_aside = SetAside{.ground = fact.ground, .reason = fact.reason, .on = today_in(state, at)};
}

void fold_in(State& state, const StatementPutBack& fact, Instant) {
  if (Statement* statement = known(state.statements, fact.statement)) statement->set_aside.reset();
}

namespace {

// Where it is noted that it was set aside. What everybody finds, or nothing.
template <class AState>
auto* aside_of(AState& state, const KnowledgeRef& what) {
  using Noted = decltype(&state.offers.begin()->second.set_aside);
  const auto offer = state.offers.find(what.offer);
  const auto answer = state.answers.find(what.answer);
  const bool one = what.offer.is_none() != what.answer.is_none();
  if (one && offer != state.offers.end()) return static_cast<Noted>(&offer->second.set_aside);
  if (one && answer != state.answers.end() && answer->second.kept()) return static_cast<Noted>(&answer->second.set_aside);
  return Noted{};
}

// Also to somebody's own answer that is not kept: a facilitator does not know of it.
Result<const std::optional<SetAside>*> known_to_all(const State& state, const KnowledgeRef& what) {
  if (const auto* noted = aside_of(state, what)) return noted;
  return refuse("error.unknown_knowledge", {{"number", std::to_string(std::max(what.offer.number(), what.answer.number()))}});
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const SetKnowledgeAside& asked) {
  TRY(needs_facilitator(state, asking));
  const std::optional<SetAside>& noted = *TRY(known_to_all(state, asked.what));
  std::string reason = TRY(prose(asked.reason, "reason", statement_longest));
  if (noted && noted->ground == asked.ground && noted->reason == reason) return Facts{};
  return Facts{KnowledgeSetAside{.what = asked.what, .ground = asked.ground, .reason = std::move(reason)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const PutKnowledgeBack& asked) {
  TRY(needs_facilitator(state, asking));
  const std::optional<SetAside>& noted = *TRY(known_to_all(state, asked.what));
  if (!noted) return Facts{};
  return Facts{KnowledgePutBack{asked.what}};
}

void fold_in(State& state, const KnowledgeSetAside& fact, Instant at) {
  auto* noted = aside_of(state, fact.what);
  if (noted != nullptr) *noted = SetAside{.ground = fact.ground, .reason = fact.reason, .on = today_in(state, at)};
}

void fold_in(State& state, const KnowledgePutBack& fact, Instant) {
  if (auto* noted = aside_of(state, fact.what)) noted->reset();
}

}  // namespace schakel::domain
