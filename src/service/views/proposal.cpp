#include "service/views/proposal.hpp"

#include <algorithm>

#include "domain/turns.hpp"
#include "service/views/ask.hpp"

namespace schakel::service {

using namespace domain;

namespace {

std::uint32_t unanswered_in(const Proposal& proposal) {
  return static_cast<std::uint32_t>(std::count_if(proposal.inputs.begin(), proposal.inputs.end(),
                                                  [](const Input& input) { return !input.answer; }));
}

ProposalLine proposal_line(const Proposal& proposal, const Viewer& viewer) {
  return {.id = proposal.id,
          .programme = proposal.programme,
          .title = proposal.title,
          .stage = proposal.stage,
          .inputs = static_cast<std::uint32_t>(proposal.inputs.size()),
          .unanswered = unanswered_in(proposal),
          .input_until = proposal.stage == ProposalStage::draft ? std::nullopt : std::optional(proposal.input_until),
          .decision = proposal.decision,
          .mine = contains(proposal.affected, viewer.person),
          .check = proposal.council.check,
          .council_says = proposal.council.says,
          .council_wanted = proposal.council.wanted};
}

std::vector<InputLine> input_lines(const State& state, const Proposal& proposal, const std::vector<SiloSize>& affected,
                                   const Viewer& viewer) {
  const auto named = silos_named(affected, state.limit.people);
  std::vector<InputLine> lines;
  for (const Input& input : proposal.inputs) {
    lines.push_back({.id = input.id,
                     .silo = contains(named, input.silo) ? input.silo : std::string(),
                     .kind = input.kind,
                     .text = text_of(input.text),
                     .mine = input.author == viewer.person,
                     .answer = input.answer,
                     .reason = input.reason});
  }
  return lines;
}

bool may_give_input(const Proposal& proposal, const Viewer& viewer, Date today) {
  return proposal.stage == ProposalStage::input_open && today <= proposal.input_until &&
         contains(proposal.affected, viewer.person);
}

void show_support(const State& state, const Proposal& proposal, ProposalView& view) {
  const Round* round = at(state.rounds, proposal.round);
  if (round == nullptr) return;
  view.round = round->id;
  view.round_open = !round->closed;
  if (!round->closed || !proposal.support_counted) return;
  view.support = analysis::support_shown(proposal.support, round->limit);
  // How many silos are below the line would say it of hidden ones too: those that can be seen are counted, at least one.
  for (ConditionState& condition : view.conditions) {
    if (condition.condition != Condition::support_holds || condition.open == 0) continue;
    const auto& silos = view.support->silos;
    const auto below = std::count_if(silos.begin(), silos.end(), [](const auto& silo) { return silo.holds && !silo.holds.value(); });
    condition.open = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(below));
  }
}

void show_origin(const State& state, const Proposal& proposal, ProposalView& view) {
  const Statement* statement = at(state.statements, proposal.statement);
  if (statement == nullptr) return;
  view.statement = statement->id;
  view.statement_text = words_of(*statement);
}

}  // namespace

ProposalsView proposals_view(const State& state, const Viewer& viewer) {
  ProposalsView view;
  for (auto it = state.proposals.rbegin(); it != state.proposals.rend(); ++it) {
    view.proposals.push_back(proposal_line(it->second, viewer));
  }
  return view;
}

Result<ProposalView> proposal_view(const State& state, const Viewer& viewer, ProposalId id) {
  const Proposal* proposal = at(state.proposals, id);
  if (proposal == nullptr || !may_read(state, proposal->programme, viewer.person)) return unknown("proposal", id.number());
  const Date today = today_in(state, viewer.now);
  ProposalView view{.proposal = proposal_line(*proposal, viewer),
                    .text = proposal->text,
                    .customer_value = proposal->customer_value,
                    .border = border_of(state, proposal->programme),
                    .influence = proposal->influence,
                    .may_give_input = may_give_input(*proposal, viewer, today),
                    .conditions = conditions_of(*proposal, today, state.works_council),
                    .decision = proposal->decision,
                    .reason = proposal->reason,
                    .overridden = proposal->overridden};
  view.affected = silos_of(state, proposal->affected, view.border);
  view.inputs = input_lines(state, *proposal, view.affected, viewer);
  view.locked = std::any_of(view.conditions.begin(), view.conditions.end(), [](const ConditionState& c) { return !c.met; });
  show_origin(state, *proposal, view);
  view.agreement = agreement_ref(state, proposal->sentence);
  show_support(state, *proposal, view);
  view.council = council_file(state, *proposal, viewer);
  for (const auto& [number, experiment] : state.experiments) {
    if (experiment.proposal == id) view.experiments.push_back(number.number());
  }
  return view;
}

}  // namespace schakel::service
