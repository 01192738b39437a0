#include "domain/measure.hpp"

#include <cmath>

#include "domain/checks.hpp"
#include "domain/subjects.hpp"
#include "domain/turns.hpp"

namespace schakel::domain {

bool is_over(const Experiment& experiment) { return experiment.ending && (experiment.ending != Ending::result || experiment.lasts); }

namespace {

constexpr std::size_t unit_longest = 20;

Result<void> needs_number(double value, const char* field) {
  if (std::isfinite(value) && std::abs(value) <= measured_largest) return {};
  return refuse("error.number_too_large", {{"field", field}});
}

// Who keeps it, while there is anything to look at: a result is looked at once more after ninety days.
Result<const Experiment*> measured_by(const State& state, const Asking& asking, ExperimentId id) {
  const Experiment* experiment = TRY(existing(state, id));
  TRY(needs_keeper(state, asking, *experiment));
  if (is_over(*experiment)) return refuse("error.experiment_ended", {{"experiment", experiment->title}});
  return experiment;
}

}  // namespace

Result<Facts> decide_on(const State& state, const Asking& asking, const ChooseMeasure& asked) {
  const Experiment* experiment = TRY(measured_by(state, asking, asked.experiment));
  std::string what = TRY(line(asked.what, "measure", name_longest));
  std::string unit = TRY(optional_line(asked.unit, "unit", unit_longest));
  if (asked.goal) TRY(needs_number(*asked.goal, "goal"));
  const auto& now = experiment->measure;
  if (now && now->what == what && now->unit == unit && now->goal == asked.goal) return Facts{};
  return Facts{MeasureChosen{.experiment = experiment->id, .what = std::move(what), .unit = std::move(unit), .goal = asked.goal}};
}

Result<Facts> decide_on(const State& state, const Asking& asking, const NoteValue& asked) {
  const Experiment* experiment = TRY(measured_by(state, asking, asked.experiment));
  if (!experiment->measure) return refuse("error.no_measure", {{"experiment", experiment->title}});
  if (asked.value) TRY(needs_number(*asked.value, "value"));
  const auto& values = experiment->measure->values;
  const auto there = values.find(asked.on);
  if (!asked.value && there == values.end()) return Facts{};
  if (asked.value && there != values.end() && there->second == *asked.value) return Facts{};
  if (asked.value && (asked.on > today_in(state, asking.now) || asked.on < experiment->starts - measured_before_start)) {
    return refuse("error.day_not_measured", {{"on", to_text(asked.on)}});
  }
  if (asked.value && there == values.end() && values.size() >= measured_most) {
    return refuse("error.too_many", {{"count", std::to_string(values.size() + 1)}, {"field", "values"}, {"most", std::to_string(measured_most)}});
  }
  return Facts{ValueNoted{.experiment = experiment->id, .on = asked.on, .value = asked.value}};
}

void fold_in(State& state, const MeasureChosen& fact, Instant) {
  Experiment* experiment = known(state.experiments, fact.experiment);
  if (experiment == nullptr) return;
  if (!experiment->measure) experiment->measure.emplace();
  experiment->measure->what = fact.what;
  experiment->measure->unit = fact.unit;
  experiment->measure->goal = fact.goal;
}

void fold_in(State& state, const ValueNoted& fact, Instant) {
  Experiment* experiment = known(state.experiments, fact.experiment);
  if (experiment == nullptr || !experiment->measure) return;
  if (fact.value) experiment->measure->values[fact.on] = *fact.value;
  else experiment->measure->values.erase(fact.on);
}

}  // namespace schakel::domain
