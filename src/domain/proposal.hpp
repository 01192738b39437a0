#pragma once
// Proposals (voorstellen) and the input register (inspraakboek). Nobody's system changes without the say of those it affects:
//
//   draft ──► input open ──► answering ──► support counted ──► decided
//             affected people and level     every input          locked until every input is answered
//             of influence are frozen       answered             and support holds in every affected silo,
//                                                                and the works council was heard (advice.hpp)
//
// Whoever decides while it is locked does so in the open, with a reason that stays.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/advice.hpp"
#include "domain/ids.hpp"
#include "domain/round.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

// The participation ladder, from low to high; it may be raised, never lowered.
BOOST_DEFINE_ENUM_CLASS(Influence, informed, consulted, advising, coproducing, codeciding)
BOOST_DEFINE_ENUM_CLASS(InputKind, agreement, concern, question, objection)
BOOST_DEFINE_ENUM_CLASS(Answer, adopted, partly, not_adopted, question_answered, out_of_scope)
BOOST_DEFINE_ENUM_CLASS(ProposalStage, draft, input_open, decided)
BOOST_DEFINE_ENUM_CLASS(Decision, adopted, rejected)

struct Input {
  InputId id;
  PersonId author;   // told what became of it; readers see the silo, not the name
  std::string silo;
  InputKind kind = InputKind::concern;
  Secret text;       // the author's key
  std::optional<Answer> answer;
  std::string reason;
};

struct Proposal {
  ProposalId id;
  ProgrammeId programme;
  StatementId statement;  // where it came from; none = from nowhere in particular
  std::string title;
  std::string text;
  std::string customer_value;
  PersonId author;
  Date drafted;
  ProposalStage stage = ProposalStage::draft;
  Influence influence = Influence::consulted;
  std::vector<std::string> silos;        // affected, sorted
  std::vector<PersonId> affected;        // frozen when input opens, sorted
  Date input_until;
  std::vector<Input> inputs;             // in the order they came
  RoundId round;                         // the support round; none = not opened
  std::vector<SupportCount> support;     // counted at its closing
  bool support_counted = false;
  std::vector<std::string> counted_as;   // the affected silos as the support round counts them; small ones with a neighbour
  std::optional<Decision> decision;
  std::string reason;
  bool overridden = false;
  Date decided;                          // once there is a decision
  CouncilFile council;
  SentenceId sentence;  // the value agreement that held when it was drafted; none = there was none
};

// --- facts
struct ProposalDrafted {
  ProposalId proposal;
  ProgrammeId programme;
  StatementId statement;
  std::string title;
  std::string text;
  std::string customer_value;
  PersonId author;
};
BOOST_DESCRIBE_STRUCT(ProposalDrafted, (), (proposal, programme, statement, title, text, customer_value, author))
struct InputOpened {
  ProposalId proposal;
  Influence influence = Influence::consulted;
  std::vector<std::string> silos;
  std::vector<PersonId> affected;
  Date until;
};
BOOST_DESCRIBE_STRUCT(InputOpened, (), (proposal, influence, silos, affected, until))
struct InfluenceRaised {
  ProposalId proposal;
  Influence influence = Influence::consulted;
};
BOOST_DESCRIBE_STRUCT(InfluenceRaised, (), (proposal, influence))
struct InputGiven {
  InputId input;
  ProposalId proposal;
  PersonId author;
  std::string silo;
  InputKind kind = InputKind::concern;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(InputGiven, (), (input, proposal, author, silo, kind, text))
struct InputAnswered {
  InputId input;
  ProposalId proposal;
  Answer answer = Answer::adopted;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(InputAnswered, (), (input, proposal, answer, reason))
struct SupportCounted {
  ProposalId proposal;
  RoundId round;
  std::vector<SupportCount> support;
};
BOOST_DESCRIBE_STRUCT(SupportCounted, (), (proposal, round, support))
struct ProposalDecided {
  ProposalId proposal;
  Decision decision = Decision::adopted;
  std::string reason;
  bool overridden = false;  // decided although a condition was open; the reason says why
};
BOOST_DESCRIBE_STRUCT(ProposalDecided, (), (proposal, decision, reason, overridden))

// --- commands
struct DraftProposal {
  ProgrammeId programme;
  std::optional<StatementId> statement;
  std::string title;
  std::string text;
  std::string customer_value;
};
BOOST_DESCRIBE_STRUCT(DraftProposal, (), (programme, statement, title, text, customer_value))
struct OpenInput {
  ProposalId proposal;
  Influence influence = Influence::consulted;
  std::vector<std::string> silos;  // affected silos of the programme's border
  Date until;
};
BOOST_DESCRIBE_STRUCT(OpenInput, (), (proposal, influence, silos, until))
struct RaiseInfluence {
  ProposalId proposal;
  Influence influence = Influence::consulted;
};
BOOST_DESCRIBE_STRUCT(RaiseInfluence, (), (proposal, influence))
struct GiveInput {
  ProposalId proposal;
  InputKind kind = InputKind::concern;
  std::string text;  // at most 1000 characters
};
BOOST_DESCRIBE_STRUCT(GiveInput, (), (proposal, kind, text))
struct AnswerInput {
  ProposalId proposal;
  InputId input;
  Answer answer = Answer::adopted;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(AnswerInput, (), (proposal, input, answer, reason))
// Opens a support round among the affected people; they vote by ballot.
struct AskSupport {
  ProposalId proposal;
  Instant closes;
};
BOOST_DESCRIBE_STRUCT(AskSupport, (), (proposal, closes))
// Refused while a condition is open, unless `override_locked` is set with a reason.
struct DecideProposal {
  ProposalId proposal;
  Decision decision = Decision::adopted;
  std::string reason;
  bool override_locked = false;
};
BOOST_DESCRIBE_STRUCT(DecideProposal, (), (proposal, decision, reason, override_locked))

// --- questions
// What still stands between the proposal and a decision; empty = it can be decided. For screens and for decide alike.
BOOST_DEFINE_ENUM_CLASS(Condition, input_opened, input_period_over, every_input_answered, support_counted, support_holds,
                        council_checked)
struct ConditionState {
  Condition condition = Condition::input_opened;
  bool met = false;
  std::uint32_t open = 0;  // inputs unanswered, or silos below the line
};
BOOST_DESCRIBE_STRUCT(ConditionState, (), (condition, met, open))
// `council`: whether the organisation has a works council; without one its check is no condition.
[[nodiscard]] std::vector<ConditionState> conditions_of(const Proposal& proposal, Date today, bool council);

}  // namespace schakel::domain
