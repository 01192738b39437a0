#include "service/ballots.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "blind/merkle.hpp"
#include "domain/round_keys.hpp"
#include "exchange/json.hpp"
#include "service/secrecy.hpp"

namespace schakel::service {

using namespace domain;

namespace {

// The questions of a round in their order; one that asks support has one, whose statement is none.
std::vector<StatementId> questions_of(const Round& round) {
  return asks_support(round.kind) ? std::vector<StatementId>{StatementId()} : round.statements;
}

analysis::Cast cast_of(Vote vote) {
  switch (vote) {
    case Vote::agree: return analysis::Cast::agree;
    case Vote::disagree: return analysis::Cast::disagree;
    case Vote::pass: return analysis::Cast::pass;
  }
  return analysis::Cast::unanswered;
}

}  // namespace

std::string sheet_text(const Sheet& sheet) { return exchange::json_text(sheet); }

Result<Sheet> sheet_from(const std::string& text) {
  auto sheet = exchange::parse_json<Sheet>(text);
  if (!sheet) return fail(ErrorKind::storage, "a ballot cannot be read: " + sheet.error().message, "error.storage");
  return sheet;
}

Result<void> check_votes(const Round& round, const std::vector<SheetVote>& votes) {
  const auto questions = questions_of(round);
  std::set<StatementId> seen;
  for (const SheetVote& vote : votes) {
    const std::string number = std::to_string(vote.statement.number());
    if (std::find(questions.begin(), questions.end(), vote.statement) == questions.end()) {
      return invalid("statement " + number + " is not in this round", "error.statement_not_in_round", {{"statement", number}});
    }
    if (!seen.insert(vote.statement).second) {
      return invalid("statement " + number + " is on this sheet twice", "error.statement_twice", {{"statement", number}});
    }
  }
  return {};
}

Result<std::string> closed_sheet(const std::string& text) {
  Sheet sheet = TRY(sheet_from(text));
  std::sort(sheet.votes.begin(), sheet.votes.end(), [](const SheetVote& a, const SheetVote& b) { return a.statement < b.statement; });
  sheet.handed_in = true;
  sheet.change.reset();
  return sheet_text(sheet);
}

ClosedBox closed_box(const Box& box) {
  ClosedBox closed;
  for (const auto& [name, sheet] : box) {
    closed.names.push_back(name);
    closed.leaves.push_back(blind::leaf_hash(name + sheet));
  }
  closed.root = hex_of(blind::merkle_root(closed.leaves));
  return closed;
}

Result<CountRound> counted(const Round& round, const Box& box) {
  CountRound count{.round = round.id, .ballots = 0, .support = {}};
  std::map<std::string, SupportCount> silos;
  for (const SiloSize& silo : counted_silos(round)) silos[silo.silo] = {.silo = silo.silo, .people = silo.people};
  for (const auto& [name, text] : box) {
    const Sheet sheet = TRY(sheet_from(text));
    if (sheet.votes.empty()) continue;
    ++count.ballots;
    const auto silo = silos.find(counted_as(round, sheet.silo));
    if (silo == silos.end()) continue;  // of no silo: counted as a ballot, but for no silo
    ++silo->second.cast;
    if (sheet.votes.front().vote == Vote::pass) ++silo->second.abstained;
    if (sheet.votes.front().vote == Vote::agree) ++silo->second.in_favour;
  }
  if (!asks_support(round.kind)) return count;
  for (auto& [silo_name, silo] : silos) count.support.push_back(std::move(silo));
  return count;
}

Result<analysis::Sheets> sheets_for_analysis(const Round& round, const std::vector<std::string>& sheets) {
  const auto questions = questions_of(round);
  analysis::Sheets all{.statements = {}, .silos = counted_silos(round), .silo_of = {}, .votes = {}};
  std::map<StatementId, std::size_t> column;
  for (const StatementId id : questions) {
    column[id] = all.statements.size();
    all.statements.push_back(std::to_string(id.number()));
  }
  for (const std::string& text : sheets) {
    const Sheet sheet = TRY(sheet_from(text));
    if (sheet.votes.empty()) continue;
    const std::string name = counted_as(round, sheet.silo);
    const auto silo = std::find_if(all.silos.begin(), all.silos.end(), [&](const SiloSize& s) { return s.silo == name; });
    all.silo_of.push_back(silo == all.silos.end() ? -1 : static_cast<std::int32_t>(silo - all.silos.begin()));
    const std::size_t row = all.votes.size();
    all.votes.resize(row + questions.size(), analysis::Cast::unanswered);
    for (const SheetVote& vote : sheet.votes) all.votes[row + column.at(vote.statement)] = cast_of(vote.vote);
  }
  return all;
}

}  // namespace schakel::service
