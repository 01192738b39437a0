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

}  // namespace schakel::domain
