#pragma once
// The silo map: how far the ties of an organisation stay within its silos, against chance, with small groups hidden.
// Nodes are silos; people are never in it. The fields are the JSON of `schakel map --json` (docs/formats.md).

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "base/shown.hpp"
#include "domain/roster.hpp"

namespace schakel::analysis {

// All of the simple undirected graph unless named otherwise; *_weighted: summed weights of both directions.
struct MapOverall {
  Shown<double> ei;
  Shown<double> ei_weighted;
  Shown<double> ei_expected;  // mean over label permutations
  Shown<double> ei_low;       // 2.5 % and 97.5 % of them
  Shown<double> ei_high;
  Shown<double> ei_z;
  Shown<double> modularity;
  Shown<double> assortativity;           // the headline: 0 = as chance would have it, 1 = sealed
  Shown<double> assortativity_weighted;
  Shown<double> freeman;
};
BOOST_DESCRIBE_STRUCT(MapOverall, (),
                      (ei, ei_weighted, ei_expected, ei_low, ei_high, ei_z, modularity, assortativity,
                       assortativity_weighted, freeman))

struct MapSilo {
  std::string name;
  Shown<std::uint32_t> people;   // hidden below the minimum
  Shown<std::uint32_t> inside;   // ties
  Shown<std::uint32_t> crossing;
  Shown<double> ei;           // (crossing - 2 inside)/(crossing + 2 inside): a tie within counts at both ends
  Shown<double> conductance;
  Shown<double> coleman;      // of the directed ties when they are directed
};
BOOST_DESCRIBE_STRUCT(MapSilo, (), (name, people, inside, crossing, ei, conductance, coleman))

// A pair of silos, a before b by name; a == b is within.
struct MapCell {
  std::string a;
  std::string b;
  Shown<std::uint32_t> ties;  // hidden "at_or_below_expected": none, or few of too few people, between large enough groups;
                              // or "complement": others could be found by subtraction. Both keep `expected` and
                              // `verdict`. All is hidden of a "small_group" and of "few_contributors"
  Shown<double> expected;     // stub matching
  Shown<double> ratio;        // ties / expected
  Shown<double> z;
  Shown<double> q;            // Benjamini–Hochberg over all cells
  std::string verdict;        // "wall", "corridor", "as expected", "too little data"; "" when that is hidden too. a == b is judged by
                              // the same rule: a "corridor" within is a silo with more ties within than chance gives
};
BOOST_DESCRIBE_STRUCT(MapCell, (), (a, b, ties, expected, ratio, z, q, verdict))

struct SiloMap {
  std::uint32_t people = 0;   // in a silo of this border
  std::uint32_t ties = 0;     // simple undirected pairs among them
  std::uint64_t dropped = 0;  // self-ties, ties of people without a silo, ties to unknown people
  std::uint32_t without = 0;  // people in no silo of this border
  std::string border;
  MapOverall overall;
  std::vector<MapSilo> silos;      // in order of name
  std::vector<MapCell> exchange;   // in order of (a, b)
};
BOOST_DESCRIBE_STRUCT(SiloMap, (), (people, ties, dropped, without, border, overall, silos, exchange))

struct MapRules {
  std::size_t border = 0;            // index into Roster::borders
  std::uint32_t permutations = 1000;
  std::uint32_t minimum = 5;         // people in a silo before anything of it is shown
  std::uint32_t contributors = 3;    // distinct people on each side of a cell
  Seed seed = {};
  Limits limits = {};
};

// A silo is the whole value of the border: "Ruimte / Vergunningen" and "Ruimte / Handhaving" are two silos. Who wants
// departments and teams has two borders, one map each.
//
// Edges   minimum 1: nothing is hidden. contributors above minimum are taken as minimum. A silo with ties within of fewer than
//         `contributors` people counts as too small
// Fails   invalid_input: no such border; too_large: more than 1,000 silos; cancelled: stop was asked
// Seed    same input, seed and version: same bytes, whatever the order of people and ties
// Cost    O((people + ties) permutations + silos² log silos) time; memory O(people + ties + silos²)
[[nodiscard]] Result<SiloMap> map_silos(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules,
                                        std::stop_token stop = {});

}  // namespace schakel::analysis
