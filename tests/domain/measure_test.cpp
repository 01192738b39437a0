// What is counted on the customer's side of an experiment.
#include <limits>

#include "municipality.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::domain::test;

namespace {

const ExperimentId trial{1};

// From 1 December 2026; anna owns it, dina is the buddy.
Story with_experiment() {
  Story story = municipality_with_circles();
  story.did(anna, DraftProposal{.programme = loket, .statement = {}, .title = "Eén balie", .text = "Delen", .customer_value = "Eén bezoek"});
  story.did(fenna, DecideProposal{.proposal = ProposalId(1), .decision = Decision::adopted, .reason = "Haast", .override_locked = true});
  story.did(fenna, StartExperiment{.proposal = ProposalId(1), .circle = {}, .title = "Dinsdagbalie", .when = "als", .then = "dan", .expected = "iets", .owner = anna, .buddy = dina, .silos = {}, .starts = day("2026-12-01"), .planned = {day("2026-12-08")}});
  story.on("2026-12-10T09:00Z");
  return story;
}

const ChooseMeasure days{.experiment = trial, .what = "Dagen tot het eerste gesprek", .unit = "dagen", .goal = 5};
NoteValue value(std::string_view on, std::optional<double> of) { return {.experiment = trial, .on = day(on), .value = of}; }

}  // namespace

TEST_CASE("those who keep an experiment say what is counted, and what was counted on a day; a day has one value") {
  Story story = with_experiment();
  story.when(bas, days).refused("error.not_owner_or_buddy");
  story.when(anna, value("2026-12-02", 8)).refused("error.no_measure");
  story.when(dina, days).then({MeasureChosen{.experiment = trial, .what = "Dagen tot het eerste gesprek", .unit = "dagen", .goal = 5}});
  story.did(dina, days);
  story.when(fenna, days).nothing_happens();
  story.when(bas, value("2026-12-02", 8)).refused("error.not_owner_or_buddy");
  story.did(anna, value("2026-12-02", 8));
  story.when(anna, value("2026-12-02", 8)).nothing_happens();
  story.did(anna, value("2026-12-02", 7.5));
  story.did(anna, value("2025-06-01", 0));  // before it started; nought is a value
  CHECK(story.state.experiments.at(trial).measure->values == std::map<Date, double>{{day("2025-06-01"), 0}, {day("2026-12-02"), 7.5}});
  story.did(anna, value("2026-12-02", std::nullopt));
  story.when(anna, value("2026-12-02", std::nullopt)).nothing_happens();
  CHECK(story.state.experiments.at(trial).measure->values.size() == 1);
  story.did(fenna, ChooseMeasure{.experiment = trial, .what = "Werkdagen tot het eerste gesprek", .unit = "", .goal = {}});
  CHECK(story.state.experiments.at(trial).measure->values.size() == 1);  // what it is called changes nothing about them
  CHECK_FALSE(story.state.experiments.at(trial).measure->goal.has_value());
}

TEST_CASE("a value is a number of a day that was, not too long before the start") {
  Story story = with_experiment();
  story.did(anna, days);
  story.when(anna, value("2026-12-11", 8)).refused("error.day_not_measured");
  story.when(anna, value("2020-01-01", 8)).refused("error.day_not_measured");
  for (const double wrong : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), 1e13}) {
    story.when(anna, value("2026-12-02", wrong)).refused("error.number_too_large");
    story.when(anna, ChooseMeasure{.experiment = trial, .what = "x", .unit = "", .goal = wrong}).refused("error.number_too_large");
  }
  story.when(anna, ChooseMeasure{.experiment = trial, .what = " ", .unit = "", .goal = {}}).refused("error.text_empty");
  for (std::size_t i = 0; i < measured_most; ++i) story.given({ValueNoted{.experiment = trial, .on = day("2026-12-01") - std::chrono::days(i), .value = 1}});
  story.when(anna, value("2026-12-09", 8)).refused("error.too_many");
  story.did(anna, value("2026-12-01", 8));
}

TEST_CASE("counting goes on until it was checked whether the result lasts, and ends with what ended otherwise") {
  Story story = with_experiment();
  story.did(anna, days);
  story.given({ExperimentEnded{.experiment = trial, .ending = Ending::result, .lesson = "Bellen werkt", .on = day("2026-12-10")}});
  story.did(anna, value("2026-12-09", 4));
  story.given({LastingChecked{.experiment = trial, .lasts = true, .note = ""}});
  story.when(anna, value("2026-12-08", 4)).refused("error.experiment_ended");
  Story stopped = with_experiment();
  stopped.did(anna, days);
  stopped.did(anna, EndExperiment{.experiment = trial, .ending = Ending::stopped, .lesson = "Het werkte niet"});
  stopped.when(anna, value("2026-12-09", 4)).refused("error.experiment_ended");
}
