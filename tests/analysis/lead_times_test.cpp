#include "analysis/lead_times.hpp"

#include <doctest/doctest.h>

using namespace schakel;
using namespace schakel::analysis;
using namespace schakel::domain;

namespace {

const ProgrammeId one(1), other(2);
const Date start = *date_from("2026-01-05");
Date day(int days) { return start + std::chrono::days(days); }

// A programme told by the day on which things happened.
struct Told {
  State state;

  StatementId hinder(int published, ShareKind kind = ShareKind::hinders) {
    const StatementId id(static_cast<std::uint32_t>(state.statements.size() + 1));
    state.statements[id] = {.id = id, .programme = one, .kind = kind, .published = day(published)};
    return id;
  }
  ProposalId proposal(StatementId from, int drafted, std::vector<std::string> silos) {
    const ProposalId id(static_cast<std::uint32_t>(state.proposals.size() + 1));
    state.proposals[id] = {.id = id, .programme = one, .statement = from, .drafted = day(drafted),
                           .stage = silos.empty() ? ProposalStage::draft : ProposalStage::input_open, .silos = silos};
    return id;
  }
  Experiment& experiment(ProposalId of, int starts, CircleId circle = {}) {
    const ExperimentId id(static_cast<std::uint32_t>(state.experiments.size() + 1));
    state.proposals[of].decision = Decision::adopted;
    state.proposals[of].stage = ProposalStage::decided;
    return state.experiments[id] = {.id = id, .programme = one, .proposal = of, .circle = circle, .starts = day(starts)};
  }
  void end(Experiment& experiment, int on, Ending ending = Ending::result) {
    experiment.ending = ending;
    experiment.ended = day(on);
  }
  [[nodiscard]] LeadTimes found(int today) const { return lead_times(state, one, day(today)); }
  [[nodiscard]] WorkInProgress under_way(int today, WorkStage stage) const { return found(today).work[static_cast<std::size_t>(stage)]; }
};

}  // namespace

TEST_CASE("a hinder has a result on the day of the first result of anything proposed from it") {
  Told told;
  const StatementId queue = told.hinder(0);
  told.hinder(10);
  auto& late = told.experiment(told.proposal(queue, 5, {"Zorg", "Balie"}), 20);
  told.end(late, 90);
  auto& soon = told.experiment(told.proposal(queue, 6, {"Zorg"}), 20);
  told.end(soon, 40);
  const LeadCurve found = told.found(100).hinders;
  CHECK(found.items == 2);
  CHECK(found.results == 1);
  CHECK(found.longest == 90);
  REQUIRE(found.steps.size() == 1);
  CHECK(found.steps[0].days == 40);
  CHECK(found.steps[0].open == 2);
  CHECK(found.steps[0].done == doctest::Approx(0.5));
}

TEST_CASE("what was stopped or rejected keeps counting as without a result, so that nothing looks quicker than it is") {
  Told told;
  for (int i = 0; i < 4; ++i) {
    auto& tried = told.experiment(told.proposal(told.hinder(0), 0, {"Zorg"}), 0);
    told.end(tried, i == 0 ? 30 : 10, i == 0 ? Ending::result : Ending::stopped);
  }
  const LeadCurve found = told.found(100).hinders;
  REQUIRE(found.steps.size() == 1);
  CHECK(found.steps[0].done == doctest::Approx(0.25));  // leaving the stopped ones out on day 10 would have said 1
}

TEST_CASE("a wish, a withdrawn statement and another programme are no hinder of this one") {
  Told told;
  told.hinder(0, ShareKind::wish);
  told.state.statements[told.hinder(0)].withdrawn = true;
  told.state.statements[told.hinder(0)].programme = other;
  CHECK(told.found(10).hinders.items == 0);
  CHECK(told.found(10).hinders.steps.empty());
  CHECK(told.under_way(10, WorkStage::hinder).open == 0);
}

TEST_CASE("crossing a border is compared only when both sides have results enough to say something") {
  Told told;
  for (int i = 0; i < 6; ++i) told.end(told.experiment(told.proposal({}, 0, {"Balie", "Zorg"}), 5), 60 + i);
  for (int i = 0; i < 4; ++i) told.end(told.experiment(told.proposal({}, 0, {"Zorg"}), 5), 20 + i);
  CHECK_FALSE(told.found(100).border.p);
  CHECK(told.found(100).border.without.early);
  for (int i = 0; i < 2; ++i) told.end(told.experiment(told.proposal({}, 0, {"Zorg"}), 5), 25 + i);
  const LeadComparison found = told.found(100).border;
  CHECK(found.with.items == 6);
  CHECK(found.without.items == 6);
  REQUIRE(found.p);
  CHECK(*found.p < 0.01);
}

TEST_CASE("a draft is not compared, because nobody knows yet whose work it changes") {
  Told told;
  told.proposal({}, 0, {});
  CHECK(told.found(10).border.with.items == 0);
  CHECK(told.found(10).border.without.items == 0);
}

TEST_CASE("an experiment is compared from the day it starts, with and without a circle") {
  Told told;
  told.end(told.experiment(told.proposal({}, 0, {"Zorg"}), 10, CircleId(1)), 25);
  told.experiment(told.proposal({}, 0, {"Zorg"}), 12);
  told.experiment(told.proposal({}, 0, {"Zorg"}), 90);  // not begun
  const LeadComparison found = told.found(30).circle;
  CHECK(found.with.items == 1);
  CHECK(found.with.steps[0].days == 15);
  CHECK(found.without.items == 1);
  CHECK(found.without.longest == 18);
}

TEST_CASE("what is under way stands at one stage, with its age") {
  Told told;
  told.hinder(0);
  told.hinder(20);
  told.proposal(told.hinder(3), 8, {});
  told.proposal(told.hinder(4), 9, {"Zorg"});
  told.experiment(told.proposal(told.hinder(5), 10, {"Zorg"}), 25);
  auto& waits = told.state.proposals[told.proposal(told.hinder(6), 11, {"Zorg"})];
  waits.decision = Decision::adopted;
  waits.stage = ProposalStage::decided;
  waits.decided = day(22);
  CHECK(told.under_way(30, WorkStage::hinder).open == 2);
  CHECK(told.under_way(30, WorkStage::hinder).oldest == 30u);
  CHECK(told.under_way(30, WorkStage::draft).half == 22u);
  CHECK(told.under_way(30, WorkStage::input).open == 1);
  CHECK(told.under_way(30, WorkStage::adopted).half == 8u);
  CHECK(told.under_way(30, WorkStage::experiment).half == 5u);
  CHECK_FALSE(Told().under_way(30, WorkStage::draft).oldest);
}

TEST_CASE("what came out each month is of the last twelve, and older things are not counted in the first of them") {
  Told told;
  told.end(told.experiment(told.proposal({}, 0, {"Zorg"}), 0), 30);                    // 4 February 2026
  told.end(told.experiment(told.proposal({}, 0, {"Zorg"}), 0), 30, Ending::adapted);
  told.end(told.experiment(told.proposal({}, 0, {"Zorg"}), 0), 395);                   // 4 February 2027
  const auto months = told.found(396).months;
  REQUIRE(months.size() == 12);
  CHECK(to_text(months.front().month) == "2026-03-01");
  CHECK(months.front().results + months.front().lessons == 0);
  CHECK(to_text(months.back().month) == "2027-02-01");
  CHECK(months.back().results == 1);
  CHECK(told.found(60).months.back().results == 0);
  CHECK(told.found(31).months.back().lessons == 1);
}
