// My shares, and the statements that everybody sees alike.

#include <algorithm>

#include "service/views/ask.hpp"
#include "service/views/programme.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// How far each statement has come: later stages overwrite earlier ones.
struct Way {
  StatementStage stage = StatementStage::published;
  std::uint32_t target = 0;
};

std::map<StatementId, Way> ways_of(const State& state) {
  std::map<StatementId, Way> ways;
  for (const auto& [id, round] : state.rounds) {
    for (const StatementId statement : round.statements) {
      ways[statement] = {.stage = round.closed ? StatementStage::voted : StatementStage::in_vote, .target = id.number()};
    }
  }
  std::map<ProposalId, StatementId> from;
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.statement.is_none()) continue;
    from[id] = proposal.statement;
    ways[proposal.statement] = {
        .stage = proposal.decision ? StatementStage::decided : StatementStage::in_proposal, .target = id.number()};
  }
  for (const auto& [id, experiment] : state.experiments) {
    const auto statement = from.find(experiment.proposal);
    if (statement == from.end()) continue;
    ways[statement->second] = {
        .stage = experiment.ending == Ending::result ? StatementStage::result : StatementStage::in_experiment,
        .target = id.number()};
  }
  return ways;
}

StatementLine statement_line(const State& state, const Statement& statement, Way way) {
  StatementLine line{.id = statement.id,
                     .programme = statement.programme,
                     .kind = statement.kind,
                     .text = statement.text,
                     .lock = statement.lock,
                     .signed_by = std::nullopt,
                     .stage = way.stage,
                     .target = way.target,
                     .by_customer = statement.by_customer,
                     .by_circle = statement.by_circle};
  if (!statement.signed_by.is_none()) line.signed_by = person_line(state, statement.signed_by, {}).name;
  if (statement.set_aside) {
    line.text.clear();
    line.signed_by.reset();
    line.stage = StatementStage::set_aside;
    line.target = 0;
    line.ground = statement.set_aside->ground;
    line.reason = statement.set_aside->reason;
  }
  if (statement.withdrawn) {  // taken back: the words too
    line.text.clear();
    line.signed_by.reset();
    line.stage = StatementStage::withdrawn;
    line.target = 0;
  }
  return line;
}

}  // namespace

MySharesView my_shares_view(const State& state, const Viewer& viewer) {
  MySharesView view;
  const auto mine = state.index.shares_by.find(viewer.person);
  if (mine == state.index.shares_by.end()) return view;
  for (const ShareId id : mine->second) {
    const Share* share = at(state.shares, id);
    if (share == nullptr || share->withdrawn) continue;
    view.shares.push_back({.id = id,
                           .programme = share->programme,
                           .kind = share->kind,
                           .reach = share->reach,
                           .circle = share->circle.is_none() ? std::nullopt : std::optional(share->circle),
                           .text = text_of(share->text)});
  }
  std::reverse(view.shares.begin(), view.shares.end());
  return view;
}

AsideView aside_view(const State& state, const Viewer& viewer) {
  AsideView view;
  for (auto it = state.statements.rbegin(); it != state.statements.rend(); ++it) {
    const Statement& one = it->second;
    if (!one.set_aside) continue;
    AsideLine line{.id = one.id, .programme = one.programme, .kind = one.kind, .by_customer = one.by_customer, .ground = one.set_aside->ground, .reason = one.set_aside->reason, .on = one.set_aside->on, .text = {}};
    if (viewer.facilitator) line.text = one.text;
    view.statements.push_back(std::move(line));
  }
  return view;
}

StatementsView statements_view(const State& state, const Viewer&) {
  const auto ways = ways_of(state);
  StatementsView view;
  for (auto it = state.statements.rbegin(); it != state.statements.rend(); ++it) {
    const auto way = ways.find(it->first);
    view.statements.push_back(statement_line(state, it->second, way == ways.end() ? Way{} : way->second));
  }
  return view;
}

}  // namespace schakel::service
