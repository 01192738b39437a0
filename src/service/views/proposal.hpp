#pragma once
// Proposals with their input register, and experiments with their follow-through.

#include "analysis/support.hpp"
#include "base/result.hpp"
#include "service/views/common.hpp"
#include "service/views/council.hpp"
#include "service/views/value.hpp"

namespace schakel::service {

struct ProposalLine {
  domain::ProposalId id;
  domain::ProgrammeId programme;
  std::string title;
  domain::ProposalStage stage = domain::ProposalStage::draft;
  std::uint32_t inputs = 0;
  std::uint32_t unanswered = 0;
  std::optional<Date> input_until;
  std::optional<domain::Decision> decision;
  bool mine = false;  // it affects me
  std::optional<domain::CouncilCheck> check;      // of the works council; none = nobody looked yet
  std::optional<domain::CouncilSays> council_says;
  std::optional<Date> council_wanted;             // when an answer is hoped for
};
BOOST_DESCRIBE_STRUCT(ProposalLine, (),
                      (id, programme, title, stage, inputs, unanswered, input_until, decision, mine, check, council_says, council_wanted))
struct ProposalsView {
  std::vector<ProposalLine> proposals;  // newest first
};
BOOST_DESCRIBE_STRUCT(ProposalsView, (), (proposals))

struct InputLine {
  domain::InputId id;
  std::string silo;  // of the author, "" where the silo has fewer people than the limit
  domain::InputKind kind = domain::InputKind::concern;
  std::optional<std::string> text;  // none = forgotten
  bool mine = false;
  std::optional<domain::Answer> answer;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(InputLine, (), (id, silo, kind, text, mine, answer, reason))

struct ProposalView {
  ProposalLine proposal;
  std::string text;
  std::string customer_value;
  std::string border;
  std::optional<domain::StatementId> statement;
  std::string statement_text;
  domain::Influence influence = domain::Influence::consulted;
  std::vector<domain::SiloSize> affected;      // per silo, frozen
  std::vector<InputLine> inputs;               // in the order they came
  bool may_give_input = false;
  std::vector<domain::ConditionState> conditions;
  bool locked = true;
  std::optional<domain::RoundId> round;        // the support round
  bool round_open = false;
  std::optional<analysis::SupportResult> support;  // after it closed
  std::optional<domain::Decision> decision;
  std::string reason;
  bool overridden = false;
  std::vector<std::uint32_t> experiments;
  std::optional<AgreementRef> agreement;  // the value agreement that held when it was drafted
  std::optional<CouncilFileView> council;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (),
                      (proposal, text, customer_value, border, statement, statement_text, influence, affected, inputs,
                       may_give_input, conditions, locked, round, round_open, support, decision, reason, overridden,
                       experiments, agreement, council))

struct ExperimentLine {
  domain::ExperimentId id;
  domain::ProgrammeId programme;
  std::string title;
  PersonLine owner;
  PersonLine buddy;
  std::optional<Date> next;  // the next check-in, or the check after 90 days; none = nothing to come
  std::optional<domain::Ending> ending;
  bool mine = false;  // owner, buddy, or of a silo involved
};
BOOST_DESCRIBE_STRUCT(ExperimentLine, (), (id, programme, title, owner, buddy, next, ending, mine))
struct ExperimentsView {
  std::vector<ExperimentLine> experiments;  // by next date, then newest first
};
BOOST_DESCRIBE_STRUCT(ExperimentsView, (), (experiments))

struct SiloConfirmation {
  std::string silo;
  bool confirmed = false;
};
BOOST_DESCRIBE_STRUCT(SiloConfirmation, (), (silo, confirmed))
// What is counted on the customer's side, day by day.
struct MeasuredValue {
  Date on;
  double value = 0;
};
BOOST_DESCRIBE_STRUCT(MeasuredValue, (), (on, value))
struct MeasureView {
  std::string what;
  std::string unit;
  std::optional<double> goal;
  std::vector<MeasuredValue> values;  // by day
  std::optional<double> before;       // the median of the days before the experiment started; none = nothing was counted then
  std::optional<double> since;        // of the days from then on
};
BOOST_DESCRIBE_STRUCT(MeasureView, (), (what, unit, goal, values, before, since))

struct ExperimentView {
  ExperimentLine experiment;
  std::string customer_value;
  domain::ProposalId proposal;
  std::string proposal_title;
  std::string border;
  std::string when;
  std::string then;
  std::string expected;
  Date starts;
  std::vector<Date> planned;
  std::vector<domain::CheckIn> check_ins;
  std::optional<domain::Evidence> evidence;
  std::vector<SiloConfirmation> confirmations;  // one per silo involved
  bool may_check_in = false;
  bool may_confirm = false;
  bool may_end = false;
  bool can_end_as_result = false;  // evidence is there and every silo confirmed
  std::string lesson;
  std::optional<Date> lasting_check;
  std::optional<bool> lasts;
  std::optional<AgreementRef> agreement;  // the value agreement that held when it started
  std::optional<MeasureView> measure;     // none was chosen
  bool may_measure = false;
};
BOOST_DESCRIBE_STRUCT(ExperimentView, (),
                      (experiment, customer_value, proposal, proposal_title, border, when, then, expected, starts,
                       planned, check_ins, evidence, confirmations, may_check_in, may_confirm, may_end,
                       can_end_as_result, lesson, lasting_check, lasts, agreement, measure, may_measure))

[[nodiscard]] ProposalsView proposals_view(const domain::State& state, const Viewer& viewer);
[[nodiscard]] Result<ProposalView> proposal_view(const domain::State& state, const Viewer& viewer, domain::ProposalId id);
[[nodiscard]] ExperimentsView experiments_view(const domain::State& state, const Viewer& viewer);
[[nodiscard]] Result<ExperimentView> experiment_view(const domain::State& state, const Viewer& viewer, domain::ExperimentId id);

}  // namespace schakel::service
