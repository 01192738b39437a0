#pragma once
// Broad support (breed draagvlak) as readers see it: per silo, with an interval, and with small groups hidden or merged.
// The rule itself is the domain's (proposal.hpp); this only says what of its numbers may be shown.

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/shown.hpp"
#include "domain/round.hpp"

namespace schakel::analysis {

struct SupportRow {
  std::string silo;              // "" = all together
  std::uint32_t people = 0;      // n
  Shown<std::uint32_t> cast;     // c
  Shown<double> turnout;         // T = c / n
  Shown<double> support;         // p = s / v, undefined when v = 0
  Shown<double> low;             // 90 % Wilson
  Shown<double> high;
  Shown<bool> holds;             // this silo's part of the rule; false = "needs a conversation"
};
BOOST_DESCRIBE_STRUCT(SupportRow, (), (silo, people, cast, turnout, support, low, high, holds))

struct SupportResult {
  SupportRow overall;
  std::vector<SupportRow> silos;  // in order of name
  bool holds = false;
};
BOOST_DESCRIBE_STRUCT(SupportResult, (), (overall, silos, holds))

// Shape   counts as the domain recorded them at closing; limit as frozen when the round opened
// Edges   a silo below the limit is hidden, and with it the next smallest one when it could be found by subtraction
[[nodiscard]] SupportResult support_shown(const std::vector<domain::SupportCount>& counts, const domain::Limit& limit);

}  // namespace schakel::analysis
