#pragma once
// Measure: what is counted on the customer's side of an experiment, before it and while it runs, day by day: "days until the first
// talk", in days, with a goal of five. By hand or from a report of the organisation's own systems; by those who keep the experiment.

#include <map>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

inline constexpr std::size_t measured_most = 400;                 // days with a value
inline constexpr std::chrono::days measured_before_start{1100};   // how far back a value may lie
inline constexpr double measured_largest = 1e12;

struct Measure {
  std::string what;
  std::string unit;            // "" = a number of them
  std::optional<double> goal;  // none was set
  std::map<Date, double> values;
};

// --- facts
struct MeasureChosen {
  ExperimentId experiment;
  std::string what;
  std::string unit;
  std::optional<double> goal;
};
BOOST_DESCRIBE_STRUCT(MeasureChosen, (), (experiment, what, unit, goal))
struct ValueNoted {
  ExperimentId experiment;
  Date on;
  std::optional<double> value;  // none: there is no value of that day any more
};
BOOST_DESCRIBE_STRUCT(ValueNoted, (), (experiment, on, value))

// --- commands: by owner, buddy or a facilitator, until it was checked whether the result lasts
struct ChooseMeasure {
  ExperimentId experiment;
  std::string what;  // at most 120 characters
  std::string unit;  // "" or at most 20
  std::optional<double> goal;
};
BOOST_DESCRIBE_STRUCT(ChooseMeasure, (), (experiment, what, unit, goal))
// Of a day up to today; in place of what stood there.
struct NoteValue {
  ExperimentId experiment;
  Date on;
  std::optional<double> value;
};
BOOST_DESCRIBE_STRUCT(NoteValue, (), (experiment, on, value))

}  // namespace schakel::domain
