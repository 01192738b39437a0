#pragma once
// Map protection: what of a silo map may be shown, so that small groups are hidden and cannot be found by subtraction either.
//
//   1. A silo below `minimum` people, or whose ties within come from fewer than `contributors` people, is hidden. A hidden
//      silo alone could be found from the totals, so the next smallest is hidden with it, until there are at least two, of
//      different sizes and `minimum` people together. All are hidden for the same reason, so that it tells nothing either.
//   2. A cell of two shown silos with fewer than `contributors` people on a side: when its ties are at or below what chance
//      expects it is the band (which may be zero or not), else it is hidden.
//   3. Each hidden cell is put on a round of four hidden cells a-b-c-d
//
//            b    d          one tie more in + and one less in - leaves every total of every silo, and the number of ties
//        a   +    -          within and across, as they are: who subtracts cannot know.
//        c   -    +
//
//      Rounds that leave the verdicts as they are come first; where those do not suffice, verdicts are left aside. Where
//      there is no round, the cells with the fewest ties that make one are hidden too ("complement"). Where none can be
//      made (fewer than four silos), the next smallest silo is hidden, and so on; but not for a cell without ties, in which
//      there is nobody: such a zero stays hidden, and can sometimes be found.
//
//   4. Beside a coarser map of the same people (departments beside teams) a hidden silo has hidden parts, hidden parts of a shown
//      silo are together as in 1, and a round must leave the coarser map's totals and every number shown there as they are: it
//      may move only what is hidden there too. What is hidden on the coarser map must be on such a round of the finer one. Where
//      that cannot be had, the finer map shows nothing of any silo.
//
// Careful  borders that cut across each other (departments, locations) are protected each for itself

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "network/exchange.hpp"
#include "network/mixing.hpp"

namespace schakel::analysis {

enum class MapShowing : std::uint8_t {
  shown,
  band,              // few ties or none, at or below what chance expects; that and the verdict are shown
  few_contributors,  // above it, of too few people
  complement,        // large enough, hidden so that others cannot be found; the verdict is shown
  small_group,       // of a hidden silo
};

// What Shown::hidden takes.
[[nodiscard]] std::string why_absent(MapShowing showing);

struct ProtectionRules {
  std::uint32_t minimum = 5;       // 1 and lower: nothing is protected
  std::uint32_t contributors = 3;
};

struct Protection {
  std::vector<bool> hidden_silo;
  std::vector<MapShowing> cells;  // triangle, network::cell_of
  bool overall_hidden = false;  // two silos, both hidden: the overall numbers are those of their one cell
};

// A coarser map of the same people that is shown as well.
// Valid  as long as what it refers to is
struct Above {
  const network::Mixing& mixing;
  const network::Exchange& exchange;
  const Protection& protection;
  std::vector<network::Unit> parent;  // of each unit here, the one there
};

// Shape   exchange: of the same mixing
// Seed    none: the smallest are taken first, of equals the first
// Cost    O(silos²) and per cell in need of a round O(silos²)
[[nodiscard]] Protection protect(const network::Mixing& mixing, const network::Exchange& exchange,
                                 const ProtectionRules& rules, std::span<const Above> above = {});

}  // namespace schakel::analysis
