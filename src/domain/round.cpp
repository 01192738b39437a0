#include "domain/round.hpp"

#include "domain/checks.hpp"
#include "domain/round_keys.hpp"
#include "domain/subjects.hpp"
#include "domain/support.hpp"

namespace schakel::domain {

namespace {

std::vector<StatementId> statements_of_cycle(const State& state, const Programme& programme, bool customers) {
  std::vector<StatementId> statements;
  for (const auto& [id, statement] : state.statements) {
    const bool here = statement.programme == programme.id && statement.cycle == programme.cycle;
    if (here && stands(statement) && (statement.by_customer || !customers)) statements.push_back(id);
  }
  return statements;
}

// In the order asked, each once.
std::vector<StatementId> each_once(const std::vector<StatementId>& asked) {
  std::set<StatementId> seen;
  std::vector<StatementId> result;
  for (const StatementId id : asked) {
    if (seen.insert(id).second) result.push_back(id);
  }
  return result;
}

bool being_voted_on(const State& state, StatementId statement) {
  if (state.index.voted_on.count(statement) == 0) return false;
  return std::any_of(state.index.open_rounds.begin(), state.index.open_rounds.end(), [&](RoundId id) {
    const auto& statements = state.rounds.at(id).statements;
    return std::find(statements.begin(), statements.end(), statement) != statements.end();
  });
}

Result<void> check_votable(const State& state, const Programme& programme, StatementId id) {
  const Statement& statement = state.statements.at(id);
  TRY(needs_standing(statement));
  if (being_voted_on(state, id)) return refuse("error.statement_in_round", {{"number", text_of(id)}});
  if (statement.programme != programme.id) return refuse("error.other_programme", {{"what", "statement"}});
  return {};
}

// What is counted apart, each with its count; silos that share a key add up, and one that sent nothing has zeros.
Result<std::vector<SupportCount>> support_in(const Round& round, const std::vector<SupportCount>& counted) {
  std::vector<SupportCount> support;
  for (const SiloSize& size : counted_silos(round)) support.push_back({.silo = size.silo, .people = size.people});
  std::set<std::string> seen;
  for (const SupportCount& count : counted) {
    const auto known = [&](const SiloSize& size) { return size.silo == count.silo; };
    const bool own = std::any_of(round.silos.begin(), round.silos.end(), known);
    const std::string name = own ? counted_as(round, count.silo) : count.silo;
    const auto row = std::find_if(support.begin(), support.end(), [&](const SupportCount& s) { return s.silo == name; });
    if (row == support.end()) return refuse("error.unknown_silo", {{"silo", count.silo}});
    const std::uint64_t said = std::uint64_t{count.abstained} + count.in_favour;
    if (said > count.cast || !seen.insert(count.silo).second) return refuse("error.counts_do_not_add", {{"silo", count.silo}});
    row->cast += count.cast;
    row->abstained += count.abstained;
    row->in_favour += count.in_favour;
  }
  return support;
}

// All silos of the programme are affected, for all of them will work by it.
SentenceCounted sentence_counted(const Round& round, std::vector<SupportCount> support) {
  std::vector<std::string> silos;
  for (const SupportCount& count : support) silos.push_back(count.silo);
  const bool adopted = support_of(support, silos).holds();
  return {.sentence = round.sentence, .round = round.id, .support = std::move(support), .adopted = adopted};
}

}  // namespace

Result<void> check_closes(Instant closes, Instant now) {
  if (closes <= now) return refuse("error.closes_in_past", {{"closes", to_text(closes)}});
  if (closes > now + voting_longest) return refuse("error.closes_too_late", {{"closes", to_text(closes)}});
  return {};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const OpenRound& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  for (const StatementId id : asked.statements) TRY(existing(state, id));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(*programme));
  std::vector<StatementId> statements =
      asked.statements.empty() ? statements_of_cycle(state, *programme, asked.customers) : each_once(asked.statements);
  if (statements.empty()) return refuse("error.no_statements");
  for (const StatementId id : statements) {
    TRY(check_votable(state, *programme, id));
    if (asked.customers && !state.statements.at(id).by_customer) return refuse("error.not_for_customers", {{"number", text_of(id)}});
  }
  const std::vector<PersonId> people = people_here(state, *programme);
  if (people.empty()) return refuse("error.nobody_invited", {{"programme", programme->title}});
  std::string title = TRY(line(asked.title, "title", name_longest));
  TRY(check_closes(asked.closes, asking.now));
  if (statements.size() > statements_most) {
    return refuse("error.too_many", {{"count", std::to_string(statements.size())},
                                     {"field", "statements"},
                                     {"most", std::to_string(statements_most)}});
  }
  RoundOpened opened{.round = RoundId(state.last.round + 1),
                     .programme = programme->id,
                     .cycle = programme->cycle,
                     .kind = RoundKind::statements,
                     .proposal = {},
                     .title = std::move(title),
                     .statements = std::move(statements),
                     .silos = silos_of(state, people, programme->border),
                     .limit = state.limit,
                     .closes = asked.closes};
  std::optional<CustomersAsked> customers;
  if (asked.customers) customers = TRY(customers_to_ask(state, *programme, opened));
  RoundKeyed keyed = keys_to_make(opened, static_cast<std::uint32_t>(people.size()), customers);
  Facts facts{std::move(opened)};
  if (customers) facts.push_back(*std::move(customers));
  facts.push_back(std::move(keyed));
  return facts;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const CountRound& asked) {
  const Round* round = TRY(existing(state, asked.round));
  TRY(needs_facilitator(state, asking));
  if (round->closed) return Facts{};
  if (round->pause) return refuse("error.round_paused", {{"round", round->title}});
  Facts facts{RoundClosed{.round = round->id, .ballots = asked.ballots}};
  if (asks_support(round->kind)) {
    std::vector<SupportCount> support = TRY(support_in(*round, asked.support));
    if (round->kind == RoundKind::support) {
      facts.push_back(SupportCounted{.proposal = round->proposal, .round = round->id, .support = std::move(support)});
    } else {
      facts.push_back(sentence_counted(*round, std::move(support)));
    }
  }
  if (asked.seal) facts.push_back(*asked.seal);
  return facts;
}

void fold_in(State& state, const RoundOpened& fact, Instant) {
  state.rounds[fact.round] = {.id = fact.round,
                              .programme = fact.programme,
                              .cycle = fact.cycle,
                              .kind = fact.kind,
                              .proposal = fact.proposal,
                              .title = fact.title,
                              .statements = fact.statements,
                              .silos = fact.silos,
                              .limit = fact.limit,
                              .closes = fact.closes,
                              .closed = false,
                              .closed_at = {},
                              .ballots = 0,
                              .keys = {},
                              .keys_hash = {},
                              .sheets = 0,
                              .root = {},
                              .term = {},
                              .sentence = {},
                              .pause = {},
                              .customers = {}};
  state.last.round = std::max(state.last.round, fact.round.number());
  state.index.open_rounds.insert(fact.round);
  state.index.voted_on.insert(fact.statements.begin(), fact.statements.end());
  if (fact.kind == RoundKind::statements) state.index.voting_since[fact.programme] = ShareId(state.last.share);
  if (Proposal* proposal = known(state.proposals, fact.proposal)) {
    proposal->round = fact.round;
    proposal->support.clear();
    proposal->support_counted = false;
    proposal->counted_as.clear();
  }
}

void fold_in(State& state, const RoundClosed& fact, Instant at) {
  state.index.open_rounds.erase(fact.round);
  Round* round = known(state.rounds, fact.round);
  if (round == nullptr) return;
  round->closed = true;
  round->closed_at = at;
  round->ballots = fact.ballots;
  if (Term* term = known(state.terms, round->term)) term->stage = TermStage::marked;
}

void fold_in(State& state, const RoundKeyed& fact, Instant) {
  Round* round = known(state.rounds, fact.round);
  if (round == nullptr) return;
  round->keys = fact.keys;
  round->keys_hash = fact.hash;
  Proposal* proposal = known(state.proposals, round->proposal);
  if (proposal == nullptr) return;
  std::set<std::string> names;
  for (const std::string& silo : proposal->silos) names.insert(counted_as(*round, silo));
  proposal->counted_as.assign(names.begin(), names.end());
}

void fold_in(State& state, const RoundSealed& fact, Instant) {
  Round* round = known(state.rounds, fact.round);
  if (round == nullptr) return;
  round->sheets = fact.sheets;
  round->root = fact.root;
}

}  // namespace schakel::domain
