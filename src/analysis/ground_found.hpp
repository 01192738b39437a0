#pragma once
// What the engine finds in a round, before anything is hidden. Inside of common_ground.cpp only.

#include <cstdint>
#include <stop_token>
#include <vector>

#include "analysis/common_ground.hpp"
#include "analysis/sheets.hpp"
#include "opinion/camps.hpp"
#include "opinion/model.hpp"
#include "opinion/silos.hpp"
#include "opinion/tally.hpp"

namespace schakel::analysis {

// Everything that was found, before anything is hidden. Silos and statements in the order of OrderedSheets.
struct Found {
  OrderedSheets sheets;
  std::uint32_t silos = 0;                  // that exist
  std::vector<opinion::Tally> cells;        // [silo × statements + statement]; the row behind the last silo: of no silo
  std::vector<opinion::Tally> totals;       // per statement
  std::vector<std::uint32_t> ballots;       // per silo, and of no silo behind them
  opinion::Model model;
  std::vector<opinion::ShareBelief> shares; // as cells
  opinion::Camps camps;
  std::uint32_t camp_count = 0;
  std::vector<opinion::Tally> camp_cells;   // [camp × statements + statement]
  std::vector<double> consensus;            // per statement; of camps

  [[nodiscard]] std::size_t statements() const { return totals.size(); }
};

[[nodiscard]] Result<Found> find(const Sheets& given, const GroundRules& rules, const std::stop_token& stop);

}  // namespace schakel::analysis
