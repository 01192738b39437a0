#include "service/views/customer.hpp"

#include <map>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::vector<RoundLine> rounds_for_customers(const State& state, ProgrammeId programme, PersonId viewer) {
  std::vector<RoundLine> rounds;
  for (auto it = state.rounds.rbegin(); it != state.rounds.rend(); ++it) {
    const Round& round = it->second;
    if (round.programme == programme && !round.customers.empty()) rounds.push_back(round_line(state, round, viewer));
  }
  return rounds;
}

std::vector<CustomerResult> results_for_customers(const State& state, ProgrammeId programme) {
  std::vector<CustomerResult> results;
  for (auto it = state.experiments.rbegin(); it != state.experiments.rend(); ++it) {
    const Experiment& one = it->second;
    if (one.programme != programme || one.ending != Ending::result || !one.evidence) continue;
    results.push_back({.customer_value = one.customer_value, .on = one.ended});
  }
  return results;
}

}  // namespace

CustomerView customer_view(const State& state, const Viewer& viewer) {
  CustomerView view{.organisation = state.name, .programmes = {}};
  const StatementsView statements = statements_view(state, viewer);
  for (auto it = state.programmes.rbegin(); it != state.programmes.rend(); ++it) {
    const Programme& programme = it->second;
    if (!is_customer(state, programme.id, viewer.person)) continue;
    const auto sentence = state.sentences.find(programme.sentence);
    CustomerProgramme one{.id = programme.id,
                          .title = programme.title,
                          .goal = programme.goal,
                          .sentence = sentence == state.sentences.end() ? std::string() : sentence->second.text,
                          .may_say = enough_customers_to_say(state, programme),
                          .least = state.limit.answers,
                          .rounds = rounds_for_customers(state, programme.id, viewer.person),
                          .said = {},
                          .results = results_for_customers(state, programme.id)};
    for (const StatementLine& line : statements.statements) {
      if (!line.by_customer || line.programme != programme.id || line.stage == StatementStage::withdrawn) continue;
      one.said.push_back(line);
      one.said.back().target = 0;  // what it became part of is not theirs to open
    }
    view.programmes.push_back(std::move(one));
  }
  return view;
}

CustomerRoundView customer_round_view(const State& state, const Round& round, const analysis::CommonGround& ground, PersonId viewer) {
  CustomerRoundView view{.round = round_line(state, round, viewer), .answers = {}};
  std::map<std::string, std::string> texts;
  for (const StatementId id : round.statements) texts[std::to_string(id.number())] = words_of(state.statements.at(id));
  std::map<std::string_view, const analysis::GroundCell*> of_customers;
  for (const analysis::GroundCell& cell : ground.silos) {
    if (cell.name == round.customers) of_customers[cell.statement] = &cell;
  }
  for (const analysis::GroundStatement& line : ground.list) {
    CustomerAnswer answer{.text = texts[line.id], .customers = {}, .low = {}, .high = {}, .all = line.predicted_agree};
    if (const auto cell = of_customers.find(line.id); cell != of_customers.end()) {
      answer.customers = cell->second->agree;
      answer.low = cell->second->low;
      answer.high = cell->second->high;
    }
    view.answers.push_back(std::move(answer));
  }
  return view;
}

Result<CustomersView> customers_view(const State& state, const Viewer&, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  CustomersView view{.title = programme->title,
                     .customers = static_cast<std::uint32_t>(customers_here(state, *programme).size()),
                     .unnamed = unnamed_customers(state, *programme),
                     .say_from = state.limit.answers,
                     .asked_from = state.limit.people,
                     .said = 0};
  for (const auto& [number, statement] : state.statements) {
    view.said += statement.programme == id && statement.by_customer && stands(statement) ? 1 : 0;
  }
  return view;
}

}  // namespace schakel::service
