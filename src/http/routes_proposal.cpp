// Proposals with the input register, and experiments.

#include "http/subjects.hpp"
#include "service/views/proposal.hpp"

namespace schakel::http {

using namespace service;

void add_proposal_routes(Table& table) {
  table.view<ProposalsView>(Right::participant, "/api/v1/proposals", "All proposals, newest first.", proposals_view);
  table.view_of_one<ProposalView, domain::ProposalId>(Right::somebody, "/api/v1/proposal",
                                                      "One proposal with its input register and what it waits for.",
                                                      "The proposal's number.", proposal_view);
  table.command<domain::DraftProposal>(Right::participant, "/api/v1/proposals/draft", "Drafts a proposal.");
  table.command<domain::GiveInput>(Right::participant, "/api/v1/proposals/input", "Gives input to a proposal that affects you.");
  table.command<domain::OpenInput>(Right::facilitator, "/api/v1/proposals/open-input",
                                   "Opens input; the affected people and the level of influence are fixed.");
  table.command<domain::RaiseInfluence>(Right::facilitator, "/api/v1/proposals/raise-influence", "Gives people more influence.");
  table.command<domain::AnswerInput>(Right::facilitator, "/api/v1/proposals/answer", "Answers one input, with a reason.");
  table.command<domain::AskSupport>(Right::facilitator, "/api/v1/proposals/ask-support", "Opens the support round.");
  table.command<domain::DecideProposal>(Right::facilitator, "/api/v1/proposals/decide",
                                        "Decides; refused while a condition is open, unless overridden in the open.");
}

void add_experiment_routes(Table& table) {
  table.view<ExperimentsView>(Right::participant, "/api/v1/experiments", "All experiments, by their next date.",
                              experiments_view);
  table.view_of_one<ExperimentView, domain::ExperimentId>(Right::somebody, "/api/v1/experiment",
                                                          "One experiment with its check-ins and evidence.",
                                                          "The experiment's number.", experiment_view);
  table.command<domain::StartExperiment>(Right::facilitator, "/api/v1/experiments/start", "Tries out an adopted proposal.");
  table.command<domain::MakeCheckIn>(Right::participant, "/api/v1/experiments/check-in",
                                     "Expected, happened, learned; by owner, buddy or facilitator.");
  table.command<domain::GiveEvidence>(Right::participant, "/api/v1/experiments/evidence",
                                      "Before, after, and who on the customer's side says so.");
  table.command<domain::ChooseMeasure>(Right::participant, "/api/v1/experiments/measure", "Says what is counted on the customer's side; by owner, buddy or a facilitator.");
  table.command<domain::NoteValue>(Right::participant, "/api/v1/experiments/value", "Notes what was counted on a day, or that nothing was.");
  table.command<domain::ConfirmResult>(Right::participant, "/api/v1/experiments/confirm", "Confirms the result for your silo.");
  table.command<domain::EndExperiment>(Right::participant, "/api/v1/experiments/end", "Ends an experiment, with its lesson.");
  table.command<domain::CheckLasting>(Right::participant, "/api/v1/experiments/lasting", "Says after 90 days whether it lasts.");
}

}  // namespace schakel::http
