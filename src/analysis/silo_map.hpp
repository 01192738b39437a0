#pragma once
// The silo map: how far the ties of an organisation stay within its silos, against chance, with small groups hidden.
// Nodes are silos; people are never in it. The fields are the JSON of `schakel map --json` (docs/formats.md).

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/blocks.hpp"
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

// The chart beside the communities that the ties show (Leiden), at one resolution.
struct MapResolution {
  double resolution = 1;
  std::uint32_t count = 0;  // people without ties are communities of one
  double modularity = 0;    // at resolution 1
  double ami = 0;           // agreement with the border: 0 as chance would have it, 1 the same
  double ari = 0;
};
BOOST_DESCRIBE_STRUCT(MapResolution, (), (resolution, count, modularity, ami, ari))

struct MapCommunities {
  Shown<double> resolution;  // where ami is highest; undefined without ties
  Shown<std::uint32_t> count;
  Shown<double> modularity;
  Shown<double> ami;
  Shown<double> ari;
  Shown<double> seed_ari;  // agreement of the same search from other seeds: a change smaller than 1 − seed_ari is its noise
  std::vector<MapResolution> scan;
};
BOOST_DESCRIBE_STRUCT(MapCommunities, (), (resolution, count, modularity, ami, ari, seed_ari, scan))

// Open chains a → b → c by what b is (Gould & Fernandez); of directed ties only, else undefined.
struct MapRoles {
  Shown<double> coordinator;
  Shown<double> itinerant;
  Shown<double> representative;
  Shown<double> gatekeeper;
  Shown<double> liaison;
  Shown<double> total;
};
BOOST_DESCRIBE_STRUCT(MapRoles, (), (coordinator, itinerant, representative, gatekeeper, liaison, total))

struct MapBrokerage {
  Shown<std::uint64_t> coordinator;
  Shown<std::uint64_t> itinerant;
  Shown<std::uint64_t> representative;
  Shown<std::uint64_t> gatekeeper;
  Shown<std::uint64_t> liaison;
  Shown<std::uint64_t> total;
  MapRoles expected;  // with as many arrows drawn at random
  MapRoles z;
};
BOOST_DESCRIBE_STRUCT(MapBrokerage, (), (coordinator, itinerant, representative, gatekeeper, liaison, total, expected, z))

// How the organisation is tied, as a whole.
struct MapStructure {
  Shown<double> ei_by_degree;    // E-I if everybody kept as many ties as they have, with whomever
  Shown<double> ei_by_degree_z;
  Shown<double> odds_ratio;      // of a tie within to one across: 1 no difference (Moody)
  Shown<double> constraint;      // Burt's, the mean over people with ties: low where many stand between others
  Shown<double> effective_size;  // the mean
  Shown<std::uint64_t> mutual;       // pairs that name each other; of directed ties
  Shown<std::uint64_t> simmelian;    // those of them who have somebody in common who does too
  Shown<std::uint64_t> local_bridges;  // ties of two who have nobody in common
  Shown<std::uint32_t> core;     // everybody in the innermost group has at least so many ties in it
  Shown<double> carried_by_few;  // the share of crossing ends that the 5 % with most have
  Shown<double> only_within;     // the share of people with ties who have none that crosses
};
BOOST_DESCRIBE_STRUCT(MapStructure, (),
                      (ei_by_degree, ei_by_degree_z, odds_ratio, constraint, effective_size, mutual, simmelian, local_bridges, core,
                       carried_by_few, only_within))

// What the ties of two silos hang on. Hidden where their ties are.
struct MapBridge {
  std::string a;
  std::string b;
  Shown<std::uint32_t> people_a;  // with a tie to the other silo: so many can fall ill before nothing passes
  Shown<std::uint32_t> people_b;
  Shown<double> top_share;  // of the ties, through the one person with most; hidden "few_contributors" below the minimum
                            // on a side: it would be what one known person has
};
BOOST_DESCRIBE_STRUCT(MapBridge, (), (a, b, people_a, people_b, top_share))

// Introductions that could be made across a wall. Who they would be of is for those people only (map_links.hpp).
struct MapMissing {
  std::string a;
  std::string b;
  std::uint32_t count = 0;  // at most MapRules::per_wall
};
BOOST_DESCRIBE_STRUCT(MapMissing, (), (a, b, count))

struct SiloMap {
  std::uint32_t people = 0;   // in a silo of this border
  std::uint32_t ties = 0;     // simple undirected pairs among them
  std::uint64_t dropped = 0;  // self-ties, ties of people without a silo, ties to unknown people
  std::uint32_t without = 0;  // people in no silo of this border
  std::string border;
  std::uint32_t level = 0;   // of the parts of "Ruimte / Vergunningen", how many count; 0 = the whole
  std::uint32_t levels = 1;  // there are in this border
  MapOverall overall;
  std::vector<MapSilo> silos;      // in order of name
  std::vector<MapCell> exchange;   // in order of (a, b)
  MapStructure structure;
  MapCommunities communities;
  MapBrokerage brokerage;
  std::vector<MapBridge> bridges;  // of two different silos, in order of (a, b)
  std::vector<MapMissing> missing_links;  // walls with somebody to introduce, in order of (a, b)
};
BOOST_DESCRIBE_STRUCT(SiloMap, (), (people, ties, dropped, without, border, level, levels, overall, silos, exchange, structure, communities, brokerage, bridges,
                                    missing_links))

struct MapRules {
  std::size_t border = 0;            // index into Roster::borders
  std::uint32_t level = 0;           // SiloMap::level
  std::uint32_t permutations = 1000;
  std::uint32_t minimum = 5;         // people in a silo before anything of it is shown
  std::uint32_t contributors = 3;    // distinct people on each side of a cell
  std::uint32_t seeds = 20;          // of the search for communities; fewer in large networks
  bool links = true;                 // look for missing ones
  std::uint32_t per_person = 3;      // missing links
  std::uint32_t per_wall = 2;
  std::vector<std::uint8_t> willing = {};  // [people of the roster] only those that are 1 are named in pairs; empty = everybody
  std::uint32_t draws = 1000;        // of people, for what may be chance in a change
  Seed seed = {};
  Limits limits = {};
  Blocks blocks = one_by_one;        // who does the parts that do not depend on each other
};

// A silo is the whole value of the border: "Ruimte / Vergunningen" and "Ruimte / Handhaving" are two silos; at level 1 both
// are "Ruimte".
//
// Edges   minimum 1: nothing is hidden. contributors above minimum are taken as minimum. A silo with ties within of fewer than
//         `contributors` people counts as too small
// Fails   invalid_input: no such border; too_large: more than 1,000 silos; cancelled: stop was asked
// Seed    same input, seed and version: same bytes, whatever the order of people and ties
// Threads those of rules.blocks; the bytes do not depend on them
// Cost    O((people + ties) permutations + silos² log silos) time, and some twenty searches for communities; memory O(people + ties + silos²)
[[nodiscard]] Result<SiloMap> map_silos(const domain::Roster& roster, const domain::Ties& ties, const MapRules& rules,
                                        std::stop_token stop = {});

}  // namespace schakel::analysis
