#include "domain/proposal.hpp"

#include <boost/describe/enum_to_string.hpp>

#include "domain/checks.hpp"
#include "domain/round_keys.hpp"
#include "domain/subjects.hpp"
#include "domain/support.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

namespace {

std::uint32_t unanswered(const Proposal& proposal) {
  return static_cast<std::uint32_t>(std::count_if(proposal.inputs.begin(), proposal.inputs.end(),
                                                  [](const Input& input) { return !input.answer; }));
}

Result<void> needs_undecided(const Proposal& proposal) {
  if (proposal.decision) return refuse("error.already_decided", {{"proposal", proposal.title}});
  return {};
}

Result<void> needs_input_opened(const Proposal& proposal) {
  if (proposal.stage == ProposalStage::draft) return refuse("error.input_not_open", {{"proposal", proposal.title}});
  return {};
}

// People of the programme who are in one of these silos now; they stay the affected ones.
std::vector<PersonId> people_in(const State& state, const Programme& programme, const std::vector<std::string>& silos) {
  std::vector<PersonId> affected;
  for (const PersonId person : people_here(state, programme)) {
    if (contains(silos, silo_of(state, person, programme.border))) affected.push_back(person);
  }
  return affected;
}

Result<void> check_statement(const State& state, const Programme& programme, StatementId id) {
  const Statement& statement = state.statements.at(id);
  TRY(needs_standing(statement));
  if (statement.programme != programme.id) return refuse("error.other_programme", {{"what", "statement"}});
  return {};
}

bool given_already(const Proposal& proposal, PersonId author, InputKind kind, const std::string& text) {
  return std::any_of(proposal.inputs.begin(), proposal.inputs.end(), [&](const Input& input) {
    return input.author == author && input.kind == kind && input.text.text == text;
  });
}

std::size_t open_conditions(const Proposal& proposal, Date today, bool council) {
  const auto conditions = conditions_of(proposal, today, council);
  return static_cast<std::size_t>(
      std::count_if(conditions.begin(), conditions.end(), [](const ConditionState& state) { return !state.met; }));
}

}  // namespace

std::vector<ConditionState> conditions_of(const Proposal& proposal, Date today, bool council) {
  const bool opened = !proposal.affected.empty();
  const std::uint32_t open = unanswered(proposal);
  const Support support = support_of(proposal.support, proposal.counted_as.empty() ? proposal.silos : proposal.counted_as);
  std::vector<ConditionState> conditions = {
      {.condition = Condition::input_opened, .met = opened, .open = 0},
      {.condition = Condition::input_period_over, .met = opened && today > proposal.input_until, .open = 0},
      {.condition = Condition::every_input_answered, .met = opened && open == 0, .open = open},
      {.condition = Condition::support_counted, .met = proposal.support_counted, .open = 0},
      {.condition = Condition::support_holds,
       .met = proposal.support_counted && support.holds(),
       .open = proposal.support_counted ? static_cast<std::uint32_t>(support.below.size()) : 0},
  };
  if (council) conditions.push_back({.condition = Condition::council_checked, .met = council_checked(proposal.council), .open = 0});
  return conditions;
}

Input* input_in(Proposal& proposal, InputId id) {
  const auto found = std::lower_bound(proposal.inputs.begin(), proposal.inputs.end(), id,
                                      [](const Input& input, InputId number) { return input.id < number; });
  return found != proposal.inputs.end() && found->id == id ? &*found : nullptr;
}

Result<Facts> decide_on(const State& state, const Asking& asking, const DraftProposal& asked) {
  const Programme* programme = TRY(existing(state, asked.programme));
  if (asked.statement) TRY(existing(state, *asked.statement));
  // A facilitator need not take part to make a proposal; who takes part need not be a facilitator.
  if (!needs_facilitator(state, asking)) TRY(needs_participant(state, asking, *programme));
  TRY(needs_running(*programme));
  if (asked.statement) TRY(check_statement(state, *programme, *asked.statement));
  ProposalDrafted drafted{.proposal = ProposalId(state.last.proposal + 1),
                          .programme = programme->id,
                          .statement = asked.statement.value_or(StatementId()),
                          .title = {},
                          .text = {},
                          .customer_value = {},
                          .author = asking.person};
  drafted.title = TRY(line(asked.title, "title", name_longest));
  drafted.text = TRY(prose(asked.text, "text", proposal_longest));
  drafted.customer_value = TRY(line(asked.customer_value, "customer_value", goal_longest));
  for (const auto& [id, proposal] : state.proposals) {
    const bool same = proposal.programme == programme->id && proposal.author == asking.person &&
                      proposal.title == drafted.title && proposal.text == drafted.text;
    if (same && !proposal.decision) return refuse("error.proposal_exists", {{"title", drafted.title}});
  }
  return Facts{std::move(drafted)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const OpenInput& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  const Programme& programme = state.programmes.at(proposal->programme);
  std::vector<std::string> silos = TRY(silos_named(state, programme, asked.silos));
  TRY(needs_facilitator(state, asking));
  TRY(needs_running(programme));
  TRY(needs_undecided(*proposal));
  if (proposal->stage != ProposalStage::draft) {
    return refuse("error.input_already_open", {{"proposal", proposal->title}});
  }
  if (silos.empty()) return refuse("error.no_silos");
  if (asked.until < today_in(state, asking.now)) return refuse("error.until_in_past", {{"until", to_text(asked.until)}});
  TRY(near_enough(asked.until, asking.now));
  std::vector<PersonId> affected = people_in(state, programme, silos);
  return Facts{InputOpened{.proposal = proposal->id,
                           .influence = asked.influence,
                           .silos = std::move(silos),
                           .affected = std::move(affected),
                           .until = asked.until}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const RaiseInfluence& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  TRY(needs_facilitator(state, asking));
  TRY(needs_undecided(*proposal));
  TRY(needs_input_opened(*proposal));
  if (asked.influence == proposal->influence) return Facts{};
  if (asked.influence < proposal->influence) {
    return refuse("error.influence_lowered",
                  {{"proposal", proposal->title},
                   {"now", boost::describe::enum_to_string(proposal->influence, "")}});
  }
  return Facts{InfluenceRaised{.proposal = proposal->id, .influence = asked.influence}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const GiveInput& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  if (!is_here(state, asking.person)) return refuse("error.not_here");
  TRY(needs_input_opened(*proposal));
  if (!contains(proposal->affected, asking.person)) {
    return refuse("error.not_affected", {{"proposal", proposal->title}});
  }
  TRY(needs_undecided(*proposal));
  if (today_in(state, asking.now) > proposal->input_until) {
    return refuse("error.input_closed", {{"proposal", proposal->title}, {"until", to_text(proposal->input_until)}});
  }
  std::string text = TRY(prose(asked.text, "text", input_longest));
  if (given_already(*proposal, asking.person, asked.kind, text)) return Facts{};
  return Facts{InputGiven{.input = InputId(state.last.input + 1),
                          .proposal = proposal->id,
                          .author = asking.person,
                          .silo = silo_of(state, asking.person, state.programmes.at(proposal->programme).border),
                          .kind = asked.kind,
                          .text = {.owner = key_owner(asking.person), .text = std::move(text)}}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AnswerInput& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  const auto input = std::find_if(proposal->inputs.begin(), proposal->inputs.end(),
                                  [&](const Input& i) { return i.id == asked.input; });
  if (input == proposal->inputs.end()) return refuse("error.unknown_input", {{"number", text_of(asked.input)}});
  TRY(needs_facilitator(state, asking));
  TRY(needs_undecided(*proposal));
  std::string reason = TRY(prose(asked.reason, "reason", reason_longest));
  if (input->answer == asked.answer && input->reason == reason) return Facts{};
  return Facts{InputAnswered{
      .input = asked.input, .proposal = proposal->id, .answer = asked.answer, .reason = std::move(reason)}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const AskSupport& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  TRY(needs_facilitator(state, asking));
  TRY(needs_undecided(*proposal));
  TRY(needs_input_opened(*proposal));
  if (const auto round = state.rounds.find(proposal->round); round != state.rounds.end() && !round->second.closed) {
    return refuse("error.support_round_open", {{"proposal", proposal->title}});
  }
  // Who votes must know what became of what was said.
  if (const std::uint32_t open = unanswered(*proposal); open > 0) {
    return refuse("error.inputs_unanswered", {{"proposal", proposal->title}, {"open", std::to_string(open)}});
  }
  TRY(check_closes(asked.closes, asking.now));
  const Programme& programme = state.programmes.at(proposal->programme);
  std::vector<PersonId> voters;
  for (const PersonId person : proposal->affected) {
    if (is_here(state, person)) voters.push_back(person);
  }
  RoundOpened opened{.round = RoundId(state.last.round + 1),
                     .programme = programme.id,
                     .cycle = programme.cycle,
                     .kind = RoundKind::support,
                     .proposal = proposal->id,
                     .title = proposal->title,
                     .statements = {},
                     .silos = silos_of(state, voters, programme.border),
                     .limit = state.limit,
                     .closes = asked.closes};
  RoundKeyed keyed = keys_to_make(opened, static_cast<std::uint32_t>(voters.size()));
  return Facts{std::move(opened), std::move(keyed)};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const DecideProposal& asked) {
  const Proposal* proposal = TRY(existing(state, asked.proposal));
  TRY(needs_facilitator(state, asking));
  TRY(needs_undecided(*proposal));
  const std::size_t open = open_conditions(*proposal, today_in(state, asking.now), state.works_council);
  const bool locked = asked.decision == Decision::adopted && open > 0;
  if (locked && !asked.override_locked) {
    return refuse("error.decision_locked", {{"proposal", proposal->title}, {"open", std::to_string(open)}});
  }
  // Without it a decision would not hold, whatever reason is given.
  const bool consent = proposal->council.check != CouncilCheck::consent || council_checked(proposal->council);
  if (asked.decision == Decision::adopted && !consent) return refuse("error.consent_needed", {{"proposal", proposal->title}});
  const bool needs_reason = locked || asked.decision == Decision::rejected;
  std::string reason = needs_reason ? TRY(prose(asked.reason, "reason", reason_longest))
                                    : TRY(optional_prose(asked.reason, "reason", reason_longest));
  return Facts{ProposalDecided{
      .proposal = proposal->id, .decision = asked.decision, .reason = std::move(reason), .overridden = locked}};
}

void fold_in(State& state, const ProposalDrafted& fact, Instant at) {
  Proposal& proposal = state.proposals[fact.proposal];
  proposal = {};
  proposal.id = fact.proposal;
  proposal.programme = fact.programme;
  proposal.statement = fact.statement;
  proposal.title = fact.title;
  proposal.text = fact.text;
  proposal.customer_value = fact.customer_value;
  proposal.author = fact.author;
  proposal.drafted = today_in(state, at);
  if (const Programme* programme = known(state.programmes, fact.programme)) proposal.sentence = programme->sentence;
  state.last.proposal = std::max(state.last.proposal, fact.proposal.number());
}

void fold_in(State& state, const InputOpened& fact, Instant) {
  Proposal* proposal = known(state.proposals, fact.proposal);
  if (proposal == nullptr) return;
  proposal->stage = ProposalStage::input_open;
  proposal->influence = fact.influence;
  proposal->silos = fact.silos;
  proposal->affected = fact.affected;
  proposal->input_until = fact.until;
}

void fold_in(State& state, const InfluenceRaised& fact, Instant) {
  if (Proposal* proposal = known(state.proposals, fact.proposal)) proposal->influence = fact.influence;
}

void fold_in(State& state, const InputGiven& fact, Instant) {
  state.last.input = std::max(state.last.input, fact.input.number());
  Proposal* proposal = known(state.proposals, fact.proposal);
  if (proposal == nullptr) return;
  proposal->inputs.push_back({.id = fact.input,
                              .author = fact.author,
                              .silo = fact.silo,
                              .kind = fact.kind,
                              .text = fact.text,
                              .answer = std::nullopt,
                              .reason = {}});
  state.index.inputs_by[fact.author].emplace_back(fact.proposal, fact.input);
}

void fold_in(State& state, const InputAnswered& fact, Instant) {
  Proposal* proposal = known(state.proposals, fact.proposal);
  Input* input = proposal == nullptr ? nullptr : input_in(*proposal, fact.input);
  if (input == nullptr) return;
  input->answer = fact.answer;
  input->reason = fact.reason;
}

void fold_in(State& state, const SupportCounted& fact, Instant) {
  Proposal* proposal = known(state.proposals, fact.proposal);
  if (proposal == nullptr) return;
  proposal->round = fact.round;
  proposal->support = fact.support;
  proposal->support_counted = true;
}

void fold_in(State& state, const ProposalDecided& fact, Instant at) {
  Proposal* proposal = known(state.proposals, fact.proposal);
  if (proposal == nullptr) return;
  proposal->stage = ProposalStage::decided;
  proposal->decision = fact.decision;
  proposal->reason = fact.reason;
  proposal->overridden = fact.overridden;
  proposal->decided = today_in(state, at);
}

}  // namespace schakel::domain
