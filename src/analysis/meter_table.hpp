#pragma once
// The table under a link meter: per question what every silo says about every other, or about its own work, and all together;
// each with whether it may be shown. Read by meter.cpp alone.

#include <vector>

#include "analysis/hiding.hpp"
#include "analysis/meter.hpp"
#include "analysis/meter_mean.hpp"

namespace schakel::analysis {

struct MeterCell {
  std::uint32_t said = 0;  // answers, those that say "does not apply" too
  MeterSums sums;          // of those with a score
  Showing showing = Showing::unanswered;
};

struct MeterTable {
  std::vector<domain::SiloSize> silos;
  std::vector<std::uint32_t> ballots;   // per silo
  std::vector<Showing> shown;           // per silo: how many of it answered
  std::uint32_t ballots_outside = 0;    // of no silo
  std::uint32_t people = 0;             // ballots with a mark
  std::vector<MeterCell> cells;         // [(question × silos + asked) × silos + about]; of the last four, about is 0
  std::vector<MeterCell> all;           // per question

  [[nodiscard]] const MeterCell& at(std::size_t question, std::size_t asked, std::size_t about) const {
    return cells[(question * silos.size() + asked) * silos.size() + about];
  }
};

[[nodiscard]] Result<MeterTable> meter_table(const MeterSheets& sheets);

}  // namespace schakel::analysis
