// Experiments: what is tried out, what comes next, and who stands for it.

#include <algorithm>

#include "service/views/ask.hpp"
#include "service/views/proposal.hpp"

namespace schakel::service {

using namespace domain;

namespace {

bool keeps(const Experiment& experiment, const Viewer& viewer) {
  return experiment.owner == viewer.person || experiment.buddy == viewer.person || viewer.facilitator;
}

bool confirmed(const Experiment& experiment, std::string_view silo) {
  return std::any_of(experiment.confirmations.begin(), experiment.confirmations.end(),
                     [&](const Confirmation& one) { return one.silo == silo; });
}

std::optional<Date> lasting_check_of(const Experiment& experiment) {
  if (experiment.ending != Ending::result) return std::nullopt;
  return experiment.ended + lasting_check_after;
}

// The next check-in while it runs; after a result the check after 90 days, until it is answered.
std::optional<Date> next_of(const Experiment& experiment) {
  if (experiment.ending) return experiment.lasts ? std::nullopt : lasting_check_of(experiment);
  if (experiment.check_ins.size() >= experiment.planned.size()) return std::nullopt;
  return experiment.planned[experiment.check_ins.size()];
}

ExperimentLine experiment_line(const State& state, const Viewer& viewer, const Experiment& experiment) {
  const std::string border = border_of(state, experiment.programme);
  const bool of_silo = contains(experiment.silos, silo_of(state, viewer.person, border));
  return {.id = experiment.id,
          .programme = experiment.programme,
          .title = experiment.title,
          .owner = person_line(state, experiment.owner, border),
          .buddy = person_line(state, experiment.buddy, border),
          .next = next_of(experiment),
          .ending = experiment.ending,
          .mine = experiment.owner == viewer.person || experiment.buddy == viewer.person || of_silo};
}

// Who confirmed is not told, only which silo did.
std::vector<SiloConfirmation> confirmations_of(const Experiment& experiment) {
  std::vector<SiloConfirmation> rows;
  for (const std::string& silo : experiment.silos) rows.push_back({.silo = silo, .confirmed = confirmed(experiment, silo)});
  return rows;
}

}  // namespace

ExperimentsView experiments_view(const State& state, const Viewer& viewer) {
  ExperimentsView view;
  for (auto it = state.experiments.rbegin(); it != state.experiments.rend(); ++it) {
    view.experiments.push_back(experiment_line(state, viewer, it->second));
  }
  std::stable_sort(view.experiments.begin(), view.experiments.end(), [](const ExperimentLine& a, const ExperimentLine& b) {
    if (a.next && b.next) return *a.next < *b.next;
    return a.next.has_value() && !b.next.has_value();
  });
  return view;
}

namespace {

std::optional<double> median_of(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

std::optional<MeasureView> measure_of(const Experiment& experiment) {
  if (!experiment.measure) return std::nullopt;
  const Measure& measure = *experiment.measure;
  MeasureView view{.what = measure.what, .unit = measure.unit, .goal = measure.goal, .values = {}, .before = {}, .since = {}};
  std::vector<double> before, since;
  for (const auto& [on, value] : measure.values) {
    view.values.push_back({.on = on, .value = value});
    (on < experiment.starts ? before : since).push_back(value);
  }
  view.before = median_of(std::move(before));
  view.since = median_of(std::move(since));
  return view;
}

}  // namespace

Result<ExperimentView> experiment_view(const State& state, const Viewer& viewer, ExperimentId id) {
  const Experiment* experiment = at(state.experiments, id);
  if (experiment == nullptr || !may_read(state, experiment->programme, viewer.person)) return unknown("experiment", id.number());
  const Proposal* proposal = at(state.proposals, experiment->proposal);
  const bool running = !experiment->ending;
  ExperimentView view{.experiment = experiment_line(state, viewer, *experiment),
                      .customer_value = experiment->customer_value,
                      .proposal = experiment->proposal,
                      .proposal_title = proposal == nullptr ? std::string() : proposal->title,
                      .border = border_of(state, experiment->programme),
                      .when = experiment->when,
                      .then = experiment->then,
                      .expected = experiment->expected,
                      .starts = experiment->starts,
                      .planned = experiment->planned,
                      .check_ins = experiment->check_ins,
                      .evidence = experiment->evidence,
                      .confirmations = confirmations_of(*experiment),
                      .may_check_in = running && keeps(*experiment, viewer),
                      .may_confirm = false,
                      .may_end = running && keeps(*experiment, viewer),
                      .can_end_as_result = false,
                      .lesson = experiment->lesson,
                      .lasting_check = lasting_check_of(*experiment),
                      .lasts = experiment->lasts,
                      .agreement = agreement_ref(state, experiment->sentence),
                      .measure = measure_of(*experiment),
                      .may_measure = keeps(*experiment, viewer) && !is_over(*experiment)};
  const std::string silo = silo_of(state, viewer.person, view.border);
  view.may_confirm = running && experiment->evidence && contains(experiment->silos, silo) && !confirmed(*experiment, silo);
  view.can_end_as_result =
      running && experiment->evidence &&
      std::all_of(view.confirmations.begin(), view.confirmations.end(), [](const SiloConfirmation& c) { return c.confirmed; });
  return view;
}

}  // namespace schakel::service
