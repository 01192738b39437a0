#include "service/ballots.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

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

bool says_something(const Sheet& sheet) { return !sheet.votes.empty() || !sheet.answers.empty(); }

// The place of a silo among those that a round counts; -1 when it has no name there.
std::int32_t place_in(const std::vector<SiloSize>& silos, const std::string& name) {
  const auto found = std::find_if(silos.begin(), silos.end(), [&](const SiloSize& one) { return one.silo == name; });
  return found == silos.end() ? -1 : static_cast<std::int32_t>(found - silos.begin());
}

// The place of each silo under which sheets lie among those that are counted; -1 when it has no name there. Looked up once a silo: a
// round may have a thousand of them, and a million sheets.
class Places {
 public:
  Places(const Round& round, const std::vector<SiloSize>& counted) : round_(round), counted_(counted) {}
  std::int32_t of(const std::string& silo) {
    const auto known = places_.find(silo);
    if (known != places_.end()) return known->second;
    return places_.emplace(silo, place_in(counted_, counted_as(round_, silo))).first->second;
  }

 private:
  const Round& round_;
  const std::vector<SiloSize>& counted_;
  std::unordered_map<std::string, std::int32_t> places_;
};

bool may_be_about(const std::vector<SiloSize>& silos, const std::string& own, const MeterAnswer& answer) {
  if (!is_about_neighbour(answer.question)) return answer.about.empty();
  return answer.about != own && place_in(silos, answer.about) >= 0;
}

}  // namespace

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

Result<void> check_answers(const Round& round, const std::string& silo, const std::vector<MeterAnswer>& answers) {
  if (answers.empty()) return {};
  if (round.kind != RoundKind::meter) return invalid("this round asks for votes, not for scores", "error.meter_no_scores");
  const std::vector<SiloSize> silos = counted_silos(round);
  std::set<std::string> about;
  std::set<std::pair<MeterQuestion, std::string>> seen;
  for (const MeterAnswer& answer : answers) {
    if (!may_be_about(silos, silo, answer)) {
      return invalid("nobody asked about \"" + answer.about + "\" here", "error.meter_about", {{"silo", answer.about}});
    }
    if (answer.score && (*answer.score < 1 || *answer.score > meter_score_most)) {
      return invalid("a score is 1 to 5, not " + std::to_string(*answer.score), "error.meter_score", {{"score", std::to_string(*answer.score)}});
    }
    if (!seen.insert({answer.question, answer.about}).second) return invalid("a question is answered twice", "error.meter_twice");
    if (!answer.about.empty()) about.insert(answer.about);
  }
  if (about.size() > meter_neighbours_most) {
    return invalid("answers are about three silos at most", "error.meter_too_many", {{"most", std::to_string(meter_neighbours_most)}});
  }
  return {};
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
  const std::vector<SiloSize> silos = counted_silos(round);
  std::vector<SupportCount> support;
  for (const SiloSize& silo : silos) support.push_back({.silo = silo.silo, .people = silo.people});
  Places places(round, silos);
  for (const auto& [name, text] : box) {
    const Sheet sheet = TRY(sheet_from(text));
    if (!says_something(sheet)) continue;
    ++count.ballots;
    const std::int32_t place = places.of(sheet.silo);
    if (place < 0) continue;  // of no silo: counted as a ballot, but for no silo
    SupportCount& silo = support[static_cast<std::size_t>(place)];
    ++silo.cast;
    if (sheet.votes.empty()) continue;
    if (sheet.votes.front().vote == Vote::pass) ++silo.abstained;
    if (sheet.votes.front().vote == Vote::agree) ++silo.in_favour;
  }
  if (!asks_support(round.kind)) return count;
  std::sort(support.begin(), support.end(), [](const SupportCount& a, const SupportCount& b) { return a.silo < b.silo; });
  count.support = std::move(support);
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
  Places places(round, all.silos);
  for (const std::string& text : sheets) {
    const Sheet sheet = TRY(sheet_from(text));
    if (sheet.votes.empty()) continue;
    all.silo_of.push_back(places.of(sheet.silo));
    const std::size_t row = all.votes.size();
    all.votes.resize(row + questions.size(), analysis::Cast::unanswered);
    for (const SheetVote& vote : sheet.votes) all.votes[row + column.at(vote.statement)] = cast_of(vote.vote);
  }
  return all;
}

Result<analysis::MeterSheets> sheets_for_meter(const Round& round, const std::vector<std::string>& sheets) {
  analysis::MeterSheets all{.silos = counted_silos(round), .ballots = {}, .limit = round.limit};
  Places places(round, all.silos);
  for (const std::string& text : sheets) {
    const Sheet sheet = TRY(sheet_from(text));
    if (sheet.answers.empty()) continue;
    analysis::MeterBallot ballot{.silo = places.of(sheet.silo), .marks = {}};
    for (const MeterAnswer& answer : sheet.answers) {
      ballot.marks.push_back({.question = answer.question, .about = place_in(all.silos, answer.about), .score = answer.score});
    }
    all.ballots.push_back(std::move(ballot));
  }
  return all;
}

}  // namespace schakel::service
