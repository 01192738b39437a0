#pragma once
// How long a programme's things take: from a hinder to a result that customers notice, whether crossing a border or having a
// circle makes a difference, what is under way and how old it is, and what came out each month.
//
//   item                         begins                    ends with
//   a hinder                     its statement             a result of a proposal made from it
//   a proposal                   the day it was drafted    a result of an experiment with it
//   an experiment                the day it started        its result
//
// What was rejected, stopped, adapted or handed over stays an item without a result until today: to leave it out, or to count
// it as "not heard of since", would make things look quicker than they are. So a share is of everything that began.
//
// Units   days of the organisation; shares 0..1; bands of 90 %
// Edges   no items: an empty curve. Fewer than flow::least_results results: `early`, and no p
// Careful a comparison is of what people chose to bring across a border or into a circle; it shows a difference, not its cause
// Cost    O(items log items)

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/state.hpp"

namespace schakel::analysis {

struct LeadStep {
  std::uint32_t days = 0;
  std::uint32_t open = 0;   // without a result just before that day, and known for as long
  double done = 0;          // the share that has a result by then
  double low = 0, high = 0;
};
BOOST_DESCRIBE_STRUCT(LeadStep, (), (days, open, done, low, high))

struct LeadCurve {
  std::uint32_t items = 0;
  std::uint32_t results = 0;
  std::uint32_t longest = 0;  // the most days that an item is known for
  bool early = false;         // too early to say
  std::vector<LeadStep> steps;  // a day on which results came each, ascending
  std::optional<std::uint32_t> half, half_low, half_high;  // by when half have a result; none = not reached
};
BOOST_DESCRIBE_STRUCT(LeadCurve, (), (items, results, longest, early, steps, half, half_low, half_high))

// Two kinds of the same items beside each other.
struct LeadComparison {
  LeadCurve with;      // crossing a border; with a circle
  LeadCurve without;   // within one silo; without a circle
  std::optional<double> p;  // log-rank; none = too early to say, or nothing to compare
};
BOOST_DESCRIBE_STRUCT(LeadComparison, (), (with, without, p))

BOOST_DEFINE_ENUM_CLASS(WorkStage, hinder, draft, input, adopted, experiment)
struct WorkInProgress {
  WorkStage stage = WorkStage::hinder;
  std::uint32_t open = 0;
  std::optional<std::uint32_t> half, oldest;  // age in days: half are younger; none when nothing is open
};
BOOST_DESCRIBE_STRUCT(WorkInProgress, (), (stage, open, half, oldest))

struct MonthOut {
  Date month;  // its first day
  std::uint32_t results = 0;
  std::uint32_t lessons = 0;  // ended otherwise: adapted, handed over or stopped, with what was learned
};
BOOST_DESCRIBE_STRUCT(MonthOut, (), (month, results, lessons))

struct LeadTimes {
  LeadCurve hinders;
  LeadComparison border;  // proposals whose input was opened: only then is it known whose work they change
  LeadComparison circle;  // experiments
  std::vector<WorkInProgress> work;  // each stage once, in order
  std::vector<MonthOut> months;      // of the last twelve, this one last
};
BOOST_DESCRIBE_STRUCT(LeadTimes, (), (hinders, border, circle, work, months))

[[nodiscard]] LeadTimes lead_times(const domain::State& state, domain::ProgrammeId programme, Date today);

}  // namespace schakel::analysis
