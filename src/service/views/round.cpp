#include "service/views/round.hpp"

#include <algorithm>

#include "domain/round_keys.hpp"
#include "service/views/ask.hpp"
#include "service/views/meter.hpp"
#include "service/views/value.hpp"

namespace schakel::service {

using namespace domain;

bool may_vote(const State& state, const Round& round, PersonId person) {
  if (!has_role(state, person, Role::participant)) return false;
  if (round.kind == RoundKind::support) {
    const Proposal* proposal = at(state.proposals, round.proposal);
    return proposal != nullptr && contains(proposal->affected, person);
  }
  const Programme* programme = at(state.programmes, round.programme);
  if (programme == nullptr) return false;
  return contains(programme->people, person) || (!round.customers.empty() && is_customer(state, programme->id, person));
}

namespace {

std::vector<RoundStatement> cards_of(const State& state, const Round& round) {
  std::vector<RoundStatement> cards;
  const Term* term = at(state.terms, round.term);
  if (term == nullptr) return cards;
  for (const Card& card : term->cards) {
    if (contains(round.statements, card.id)) cards.push_back({.id = card.id, .kind = ShareKind::wish, .text = card.text.text});
  }
  return cards;
}

// The same for everybody, so that asking for them says nothing.
std::vector<std::vector<StatementId>> hands_in(const State& state, const Round& round) {
  std::vector<std::vector<StatementId>> hands;
  const auto cards = cards_of(state, round);
  for (const auto& places : analysis::hands_of(silos_of_cards(state, round), Seed{round.id.number()})) {
    std::vector<StatementId> hand;
    for (const std::uint32_t place : places) hand.push_back(cards[place].id);
    hands.push_back(std::move(hand));
  }
  return hands;
}

}  // namespace

std::vector<RoundStatement> statements_of(const State& state, const Round& round) {
  std::vector<RoundStatement> statements;
  if (asks_support(round.kind)) {
    const Proposal* proposal = at(state.proposals, round.proposal);
    statements.push_back({.id = {}, .kind = ShareKind::wish, .text = proposal == nullptr ? round.title : proposal->title});
    return statements;
  }
  if (round.kind == RoundKind::marking) return cards_of(state, round);
  for (const StatementId id : round.statements) {
    const Statement* statement = at(state.statements, id);
    if (statement == nullptr) continue;
    RoundStatement line{.id = id, .kind = statement->kind, .text = words_of(*statement), .by_customer = statement->by_customer, .set_aside = {}};
    if (statement->set_aside) line.set_aside = statement->set_aside->ground;
    statements.push_back(std::move(line));
  }
  return statements;
}

std::vector<StatementWay> ways_of(const State& state, const Round& round, PersonId viewer) {
  std::vector<StatementWay> ways;
  std::map<StatementId, std::size_t> place;
  for (const StatementId id : round.statements) {
    place.emplace(id, ways.size());
    ways.push_back({.statement = id, .rounds = {}, .walls = {}, .proposals = {}});
  }
  const auto way = [&](StatementId id) {
    const auto found = place.find(id);
    return found == place.end() ? nullptr : &ways[found->second];
  };
  for (const auto& [id, other] : state.rounds) {
    if (!other.closed) continue;
    for (const StatementId statement : other.statements) {
      if (auto* of = way(statement)) of->rounds.push_back(round_line(state, other, viewer));
    }
  }
  for (const auto& [id, wall] : state.walls) {
    if (auto* of = way(wall.statement)) of->walls.push_back({.id = id, .title = wall.title.text, .status = status_of(wall)});
  }
  std::map<ProposalId, std::vector<WayExperiment>> experiments;
  for (const auto& [id, one] : state.experiments) experiments[one.proposal].push_back({id, one.title, one.ending});
  for (const auto& [id, one] : state.proposals) {
    if (auto* of = way(one.statement)) {
      of->proposals.push_back({.id = id, .title = one.title, .stage = one.stage, .decision = one.decision, .experiments = experiments[id]});
    }
  }
  return ways;
}

RoundLine round_line(const State& state, const Round& round, PersonId viewer) {
  const bool support = round.kind == RoundKind::support;
  auto asked = static_cast<std::uint32_t>(asks_support(round.kind) ? 1 : round.statements.size());
  if (round.kind == RoundKind::marking) asked = std::min(asked, analysis::cards_in_hand);
  if (round.kind == RoundKind::meter) asked = meter_questions;
  return {.id = round.id,
          .programme = round.programme,
          .kind = round.kind,
          .proposal = support ? std::optional(round.proposal) : std::nullopt,
          .term = round.term.is_none() ? std::nullopt : std::optional(round.term),
          .title = round.title,
          .statements = asked,
          .closes = round.closes,
          .closed = round.closed,
          .ballots = round.closed ? std::optional(round.ballots) : std::nullopt,
          .mine = may_vote(state, round, viewer),
          .paused = round.pause ? std::optional(round.pause->reason) : std::nullopt,
          .customers = round.customers};
}

RoundsView rounds_view(const State& state, const Viewer& viewer) {
  RoundsView view;
  for (auto it = state.rounds.rbegin(); it != state.rounds.rend(); ++it) {
    view.rounds.push_back(round_line(state, it->second, viewer.person));
  }
  return view;
}

Result<RoundView> round_view(const State& state, const Viewer& viewer, RoundId id, bool taken) {
  const Round* round = at(state.rounds, id);
  if (round == nullptr) return unknown("round", id.number());
  if (is_from_outside(state, viewer.person) && !may_vote(state, *round, viewer.person)) return unknown("round", id.number());
  const Programme* programme = at(state.programmes, round->programme);
  const std::string silo = voters_silo(state, *round, viewer.person);
  const Term* term = at(state.terms, round->term);
  const Card* mine = term == nullptr ? nullptr : card_of(*term, viewer.person);
  RoundView view{.round = round_line(state, *round, viewer.person),
                   .programme_title = programme == nullptr ? std::string() : programme->title,
                   .silo = counted_as(*round, silo),
                   .statements = statements_of(state, *round),
                   .taken = taken,
                   .limit = round->limit,
                   .keys = round->keys,
                   .keys_hash = round->keys_hash,
                   .key = static_cast<std::uint32_t>(key_for(*round, silo)),
                   .root = round->root,
                   .sheets = round->sheets,
                   .hands = {},
                   .mine = mine == nullptr ? StatementId() : mine->id,
                   .neighbours = {}};
  if (round->kind == RoundKind::marking) view.hands = hands_in(state, *round);
  if (round->kind == RoundKind::meter) view.neighbours = neighbours_in(*round, view.silo);
  return view;
}

}  // namespace schakel::service
