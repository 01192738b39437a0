#include "service/views/handbook.hpp"

#include <algorithm>
#include <set>

#include "domain/local_time.hpp"
#include "domain/turns.hpp"
#include "handbook/names.hpp"
#include "service/views/ask.hpp"
#include "service/views/proposal.hpp"

namespace schakel::service {

using namespace domain;
using handbook::Handbook;

namespace {

std::vector<handbook::HandbookSentence> sentences_of(const State& state, const ValueView& value) {
  std::vector<const SentenceLine*> lines;
  if (value.holds) lines.push_back(&*value.holds);
  for (const SentenceLine& line : value.earlier) lines.push_back(&line);
  std::vector<handbook::HandbookSentence> sentences;
  for (const SentenceLine* line : lines) {
    sentences.push_back({.version = line->version,
                         .text = line->text,
                         .adopted = line->stage == SentenceStage::adopted,
                         .holds = value.holds && line == &*value.holds,
                         .decided = local_time(zone_of(state), line->decided.value_or(line->drafted)).day,
                         .support = line->support});
  }
  return sentences;
}

std::vector<handbook::HandbookAnswers> answers_of(const ProposalView& view) {
  std::map<Answer, std::uint32_t> counts;
  for (const InputLine& input : view.inputs) {
    if (input.answer) ++counts[*input.answer];
  }
  std::vector<handbook::HandbookAnswers> answers;
  for (const auto& [answer, inputs] : counts) answers.push_back({.answer = answer, .inputs = inputs});
  return answers;
}

handbook::HandbookDecision decision_of(const Proposal& proposal, const ProposalView& view) {
  handbook::HandbookDecision decision{.proposal = proposal.id,
                                      .title = proposal.title,
                                      .text = view.text,
                                      .customer_value = view.customer_value,
                                      .statement = view.statement_text,
                                      .influence = view.influence,
                                      .silos = {},
                                      .inputs = view.proposal.inputs,
                                      .answers = answers_of(view),
                                      .support = view.support,
                                      .decision = *proposal.decision,
                                      .reason = view.reason,
                                      .overridden = view.overridden,
                                      .decided = proposal.decided,
                                      .version = std::nullopt};
  for (const SiloSize& silo : view.affected) decision.silos.push_back(silo.silo);
  if (view.agreement) decision.version = view.agreement->version;
  return decision;
}

handbook::HandbookExperiment experiment_of(const Experiment& experiment, const ExperimentView& view) {
  handbook::HandbookExperiment told{.experiment = experiment.id,
                                    .proposal = experiment.proposal,
                                    .title = experiment.title,
                                    .customer_value = view.customer_value,
                                    .when = view.when,
                                    .then = view.then,
                                    .expected = view.expected,
                                    .starts = view.starts,
                                    .silos = experiment.silos,
                                    .check_ins = view.check_ins,
                                    .evidence = std::nullopt,
                                    .confirmed = {},
                                    .ending = experiment.ending,
                                    .ended = experiment.ended,
                                    .lesson = view.lesson,
                                    .lasts = view.lasts};
  if (experiment.ending != Ending::result) return told;
  told.evidence = view.evidence;
  for (const SiloConfirmation& one : view.confirmations) {
    if (one.confirmed) told.confirmed.push_back(one.silo);
  }
  return told;
}

// The day of the last thing in it.
std::optional<Date> last_day_in(const Handbook& book) {
  std::optional<Date> last;
  const auto see = [&](Date day) { last = last ? std::max(*last, day) : day; };
  for (const auto& one : book.sentences) see(one.decided);
  for (const auto& one : book.decisions) see(one.decided);
  for (const auto& one : book.experiments) {
    for (const CheckIn& check_in : one.check_ins) see(check_in.on);
    if (one.ending) see(one.ended);
  }
  return last;
}

// Nobody is named, though the texts are of everybody.
void leave_names_out(const State& state, const Programme& programme, Handbook& book) {
  std::set<PersonId> near;
  for (const auto& [id, experiment] : state.experiments) {
    if (experiment.programme == programme.id) near.insert({experiment.owner, experiment.buddy});
  }
  handbook::NamesLeftOut names(book);
  for (const auto& [id, person] : state.people) {
    names.meet({.name = person.profile.name.text,
                .id = person.profile.id.text,
                .takes_part = contains(programme.people, id) || near.contains(id)});
  }
  names.leave_out();
}

}  // namespace

Result<Handbook> handbook_view(const State& state, const Viewer& viewer, ProgrammeId id) {
  const Programme* programme = at(state.programmes, id);
  if (programme == nullptr) return unknown("programme", id.number());
  if (!viewer.facilitator && !contains(programme->people, viewer.person)) {
    return fail(ErrorKind::forbidden, "only people who take part in \"" + programme->title + "\" read its handbook", "error.not_in_programme",
                {{"programme", programme->title}});
  }
  // As nobody in particular: nothing in a book is for one reader.
  const Viewer anybody{.person = {}, .facilitator = false, .administrator = false, .now = viewer.now};
  Handbook book{.programme = id,
                .organisation = state.name,
                .title = programme->title,
                .goal = programme->goal,
                .silos = {},
                .cycles = programme->cycle,
                .ended = programme->ended,
                .until = std::nullopt,
                .sentences = {},
                .decisions = {},
                .experiments = {}};
  for (const SiloSize& silo : silos_of(state, here_of(state, programme->people), programme->border)) book.silos.push_back(silo.silo);
  book.sentences = sentences_of(state, TRY(value_view(state, anybody, id)));
  for (const auto& [number, proposal] : state.proposals) {
    if (proposal.programme != id || !proposal.decision) continue;
    book.decisions.push_back(decision_of(proposal, TRY(proposal_view(state, anybody, number))));
  }
  for (const auto& [number, experiment] : state.experiments) {
    if (experiment.programme != id) continue;
    book.experiments.push_back(experiment_of(experiment, TRY(experiment_view(state, anybody, number))));
  }
  std::stable_sort(book.decisions.begin(), book.decisions.end(), [](const auto& a, const auto& b) { return a.decided < b.decided; });
  std::stable_sort(book.experiments.begin(), book.experiments.end(), [](const auto& a, const auto& b) { return a.starts < b.starts; });
  book.until = last_day_in(book);
  leave_names_out(state, *programme, book);
  return book;
}

}  // namespace schakel::service
