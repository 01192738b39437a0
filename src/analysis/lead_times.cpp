#include "analysis/lead_times.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "flow/survival.hpp"

namespace schakel::analysis {

using namespace domain;

namespace {

constexpr double certainty = 0.90;
constexpr int months_shown = 12;

// A clock that was set back must not make a negative number of days.
std::uint32_t days_between(Date from, Date to) { return static_cast<std::uint32_t>(std::max(0L, static_cast<long>((to - from).count()))); }

flow::Item item_of(Date began, std::optional<Date> result, Date today) {
  return {.days = static_cast<double>(days_between(began, result.value_or(today))), .result = result.has_value()};
}

std::optional<std::uint32_t> whole_days(std::optional<double> days) {
  return days ? std::optional(static_cast<std::uint32_t>(*days)) : std::nullopt;
}

LeadCurve curve_of(std::span<const flow::Item> items) {
  const flow::Curve found = flow::kaplan_meier(items, certainty);
  LeadCurve curve{.items = found.items, .results = found.results, .longest = 0, .early = flow::too_early(found), .steps = {},
                  .half = whole_days(found.median), .half_low = whole_days(found.median_low), .half_high = whole_days(found.median_high)};
  for (const flow::Item& item : items) curve.longest = std::max(curve.longest, static_cast<std::uint32_t>(item.days));
  for (const flow::Step& step : found.steps) {
    curve.steps.push_back({.days = static_cast<std::uint32_t>(step.day), .open = step.at_risk, .done = 1 - step.still_open,
                           .low = 1 - step.high, .high = 1 - step.low});
  }
  return curve;
}

LeadComparison compared(const std::vector<flow::Item>& with, const std::vector<flow::Item>& without) {
  LeadComparison found{.with = curve_of(with), .without = curve_of(without), .p = std::nullopt};
  if (found.with.early || found.without.early) return found;
  if (const auto difference = flow::log_rank(with, without)) found.p = difference->p;
  return found;
}

// The first day on which each thing had a result; only things that have one.
struct FirstResults {
  std::map<StatementId, Date> of_statement;
  std::map<ProposalId, Date> of_proposal;
};

template <class Id>
void keep_first(std::map<Id, Date>& first, Id id, Date day) {
  const auto [at, fresh] = first.emplace(id, day);
  if (!fresh) at->second = std::min(at->second, day);
}

FirstResults first_results(const State& state, ProgrammeId programme) {
  FirstResults first;
  for (const auto& [id, experiment] : state.experiments) {
    if (experiment.programme != programme || experiment.ending != Ending::result) continue;
    keep_first(first.of_proposal, experiment.proposal, experiment.ended);
    const auto proposal = state.proposals.find(experiment.proposal);
    if (proposal != state.proposals.end() && !proposal->second.statement.is_none()) {
      keep_first(first.of_statement, proposal->second.statement, experiment.ended);
    }
  }
  return first;
}

template <class Id>
std::optional<Date> day_of(const std::map<Id, Date>& first, Id id) {
  const auto at = first.find(id);
  return at == first.end() ? std::nullopt : std::optional(at->second);
}

LeadCurve hinders_of(const State& state, ProgrammeId programme, const FirstResults& first, Date today) {
  std::vector<flow::Item> items;
  for (const auto& [id, statement] : state.statements) {
    if (statement.programme != programme || statement.kind != ShareKind::hinders || statement.withdrawn) continue;
    items.push_back(item_of(statement.published, day_of(first.of_statement, id), today));
  }
  return curve_of(items);
}

LeadComparison across_a_border(const State& state, ProgrammeId programme, const FirstResults& first, Date today) {
  std::vector<flow::Item> crossing, within;
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.programme != programme || proposal.stage == ProposalStage::draft) continue;
    (proposal.silos.size() > 1 ? crossing : within).push_back(item_of(proposal.drafted, day_of(first.of_proposal, id), today));
  }
  return compared(crossing, within);
}

LeadComparison with_a_circle(const State& state, ProgrammeId programme, Date today) {
  std::vector<flow::Item> with, without;
  for (const auto& [id, experiment] : state.experiments) {
    // One that is planned but has not begun has no days yet.
    if (experiment.programme != programme || experiment.starts > today) continue;
    const auto result = experiment.ending == Ending::result ? std::optional(experiment.ended) : std::nullopt;
    (experiment.circle.is_none() ? without : with).push_back(item_of(experiment.starts, result, today));
  }
  return compared(with, without);
}

// --- what is under way
using Ages = std::map<WorkStage, std::vector<std::uint32_t>>;

void add_experiments(const State& state, ProgrammeId programme, Date today, Ages& ages, std::set<ProposalId>& tried) {
  for (const auto& [id, experiment] : state.experiments) {
    if (experiment.programme != programme) continue;
    tried.insert(experiment.proposal);
    if (!experiment.ending) ages[WorkStage::experiment].push_back(days_between(experiment.starts, today));
  }
}

void add_proposals(const State& state, ProgrammeId programme, Date today, Ages& ages, const std::set<ProposalId>& tried,
                   std::set<StatementId>& proposed) {
  for (const auto& [id, proposal] : state.proposals) {
    if (proposal.programme != programme) continue;
    proposed.insert(proposal.statement);
    if (proposal.stage == ProposalStage::draft) ages[WorkStage::draft].push_back(days_between(proposal.drafted, today));
    if (proposal.stage == ProposalStage::input_open) ages[WorkStage::input].push_back(days_between(proposal.drafted, today));
    if (proposal.decision == Decision::adopted && !tried.contains(id)) {
      ages[WorkStage::adopted].push_back(days_between(proposal.decided, today));
    }
  }
}

std::vector<WorkInProgress> work_of(const State& state, ProgrammeId programme, Date today) {
  Ages ages;
  std::set<ProposalId> tried;
  std::set<StatementId> proposed;
  add_experiments(state, programme, today, ages, tried);
  add_proposals(state, programme, today, ages, tried, proposed);
  for (const auto& [id, statement] : state.statements) {
    if (statement.programme != programme || statement.kind != ShareKind::hinders || statement.withdrawn || proposed.contains(id)) continue;
    ages[WorkStage::hinder].push_back(days_between(statement.published, today));
  }
  std::vector<WorkInProgress> work;
  for (const WorkStage stage : {WorkStage::hinder, WorkStage::draft, WorkStage::input, WorkStage::adopted, WorkStage::experiment}) {
    std::vector<std::uint32_t>& of = ages[stage];
    std::sort(of.begin(), of.end());
    work.push_back({.stage = stage, .open = static_cast<std::uint32_t>(of.size()), .half = {}, .oldest = {}});
    if (of.empty()) continue;
    work.back().half = of[of.size() / 2];
    work.back().oldest = of.back();
  }
  return work;
}

std::vector<MonthOut> months_of(const State& state, ProgrammeId programme, Date today) {
  using namespace std::chrono;
  const year_month_day now(today);
  std::vector<MonthOut> months;
  for (int back = months_shown - 1; back >= 0; --back) {
    months.push_back({.month = sys_days((now.year() / now.month() - std::chrono::months(back)) / 1), .results = 0, .lessons = 0});
  }
  for (const auto& [id, experiment] : state.experiments) {
    if (experiment.programme != programme || !experiment.ending || experiment.ended > today) continue;
    const auto after = std::upper_bound(months.begin(), months.end(), experiment.ended,
                                        [](Date day, const MonthOut& one) { return day < one.month; });
    if (after == months.begin()) continue;
    ++(experiment.ending == Ending::result ? std::prev(after)->results : std::prev(after)->lessons);
  }
  return months;
}

}  // namespace

LeadTimes lead_times(const State& state, ProgrammeId programme, Date today) {
  const FirstResults first = first_results(state, programme);
  return {.hinders = hinders_of(state, programme, first, today),
          .border = across_a_border(state, programme, first, today),
          .circle = with_a_circle(state, programme, today),
          .work = work_of(state, programme, today),
          .months = months_of(state, programme, today)};
}

}  // namespace schakel::analysis
