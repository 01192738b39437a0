#pragma once
// Communities beside the chart: Leiden over a range of resolutions, how well each agrees with the chart, and how much of a
// disagreement is the method's own noise.

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "base/blocks.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "network/leiden.hpp"

namespace schakel::network {

struct CommunityRules {
  std::uint32_t seeds = 20;
  Seed seed = {};
  Blocks blocks = one_by_one;
};

struct CommunityScan {
  struct Row {
    double resolution;
    std::uint32_t count;
    double modularity;  // at resolution 1, so that rows can be compared
    double ami;         // with the chart
    double ari;
  };
  std::vector<Row> rows;
  std::size_t best = 0;  // of the rows: the highest AMI, of equals the lowest resolution
  double seed_ari = 0;   // mean agreement of other seeds with this one at the best resolution; NaN with one seed
};

// Resolutions ½ 1 2 3 4 6 8 12 and on, while there are still fewer than twice as many communities as units.
//
// Shape   unit_of[nodes], each below units
// Edges   no ties: no rows
// Fails   cancelled
// Seed    same input and seed: same bytes, on any number of threads
// Cost    one Leiden per row and per seed
[[nodiscard]] Result<CommunityScan> scan_communities(const Network& network, std::span<const Unit> unit_of, std::uint32_t units,
                                                     const CommunityRules& rules, const std::stop_token& stop = {});

}  // namespace schakel::network
