#pragma once
// Common ground: what a round's ballots say that silos share, and where they differ, with intervals and small groups
// hidden. Works on ballots and silos, never on people. The fields are the JSON of `schakel ground --json` (docs/formats.md).

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "analysis/ground_map.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "base/shown.hpp"
#include "domain/groups.hpp"

namespace schakel::analysis {

struct GroundStatement {
  std::string id;  // of the CSV, or the StatementId's number
  Shown<std::uint32_t> agree;
  Shown<std::uint32_t> disagree;
  Shown<std::uint32_t> pass;
  Shown<std::uint32_t> seen;
  Shown<double> predicted_agree;  // share of agree among agree and disagree, over the roster
  Shown<double> low;              // 5 % and 95 %
  Shown<double> high;
  Shown<double> bridge;           // agreement of somebody in the middle of every dividing line: what those do not explain
  Shown<double> divisive;         // spread (standard deviation) between shown silos beyond chance; undefined below two
  Shown<double> floor;            // the lowest agreement of any silo that is shown; without silos, of all together
  Shown<double> floor_low;        // the lowest lower bound of any silo that is shown; the list is sorted by it
  Shown<double> group_informed_consensus;  // Polis' product over camps (or the groups given)
  Shown<double> all_agree;        // the chance that every silo that is shown has a majority; without silos, that all together have
  Shown<double> silos_agreeing;   // the expected number of shown silos with a majority
  Shown<double> split;            // inside shown silos: 0 of one mind .. 1 half against half
};
BOOST_DESCRIBE_STRUCT(GroundStatement, (),
                      (id, agree, disagree, pass, seen, predicted_agree, low, high, bridge, divisive, floor, floor_low,
                       group_informed_consensus, all_agree, silos_agreeing, split))

BOOST_DEFINE_ENUM_CLASS(Basis, measured, estimated, unknown)
struct GroundCell {
  std::string name;       // the silo
  std::string statement;  // its id
  Shown<double> agree;    // of agree + disagree
  Shown<double> low;      // 5 % and 95 %
  Shown<double> high;
  Shown<double> disagree; // shares of all who answered, pass included
  Shown<double> pass;
  Shown<std::uint32_t> answered;
  Basis basis = Basis::unknown;
  Shown<double> blocks;   // its part of the agreement that is missing among shown silos (opinion/scores.hpp)
};
BOOST_DESCRIBE_STRUCT(GroundCell, (), (name, statement, agree, low, high, disagree, pass, answered, basis, blocks))

// Two silos that differ on a statement by a fifth or more, for certain (false-discovery rate 10 % over all pairs and statements).
struct GroundDifference {
  std::string statement;
  std::string a;    // silos
  std::string b;
  double by = 0;    // share of a - share of b
  double q = 0;
};
BOOST_DESCRIBE_STRUCT(GroundDifference, (), (statement, a, b, by, q))

struct GroundCamps {
  std::uint32_t count = 1;  // 1 = no clear camps
  Shown<double> stability;
  std::vector<std::uint32_t> sizes;
  std::vector<GroundCamp> list = {};  // each of them, in the same order; none when there is one
  std::vector<CampSilo> silos = {};   // crossed with silos, in order of name
};
BOOST_DESCRIBE_STRUCT(GroundCamps, (), (count, stability, sizes, list, silos))
struct GroundFit {
  std::uint32_t factors = 0;
  Shown<double> log_loss_heldout;
  Shown<double> auc_heldout;
};
BOOST_DESCRIBE_STRUCT(GroundFit, (), (factors, log_loss_heldout, auc_heldout))

// A silo in the result: how many could vote, how many did, and whether anything of it is shown.
struct GroundSilo {
  std::string name;
  std::uint32_t people = 0;
  Shown<std::uint32_t> ballots;
};
BOOST_DESCRIBE_STRUCT(GroundSilo, (), (name, people, ballots))

struct CommonGround {
  std::uint32_t people = 0;      // ballots with at least one answer
  std::uint32_t statements = 0;
  std::uint64_t votes = 0;              // answers to the statements whose counts are shown
  std::vector<GroundStatement> list;    // by floor_low, highest first; those without last, by id
  std::vector<GroundSilo> silo_list;    // in order of name
  std::vector<GroundCell> silos;        // in order of (silo name, statement order given)
  std::vector<GroundDifference> differences;  // the largest 200; none when there are more than 5 million pairs to compare
  std::vector<std::string> slate;       // five statements in which everybody finds something, ids
  GroundCamps camps;
  GroundMap map;
  GroundFit fit;
};
BOOST_DESCRIBE_STRUCT(CommonGround, (), (people, statements, votes, list, silo_list, silos, differences, slate, camps, map, fit))

// One ballot as the box gives it: which silo (index, or -1) and one answer per statement.
enum class Cast : std::int8_t { unanswered = 0, agree = 1, disagree = 2, pass = 3 };
struct Sheets {
  std::vector<std::string> statements;       // ids
  std::vector<domain::SiloSize> silos;       // may be empty: no border
  std::vector<std::int32_t> silo_of;         // per ballot
  std::vector<Cast> votes;                   // row-major: ballot × statement
  std::vector<std::int32_t> given_camps = {};  // per ballot, e.g. Polis' group-id; empty = found here
};

struct GroundRules {
  domain::Limit limit = {};  // small groups
  Seed seed = {};
  Limits limits = {};
};

// Edges   ballots without an answer are left out; small groups as in hiding.hpp. Without limits (0, 0, 0) all is shown
// Fails   invalid_input: shapes that do not fit, two statements or silos of one name; too_large: more ballots than
//         limits.rows or cells than limits.bytes; cancelled
// Cost    500 ballots × 60 statements: half a second (2-core cloud machine); memory some 200 bytes a ballot and 20 a vote
// Seed    same sheets in any order of ballots, same seed and version: same bytes
[[nodiscard]] Result<CommonGround> find_common_ground(const Sheets& sheets, const GroundRules& rules,
                                                      std::stop_token stop = {});

}  // namespace schakel::analysis
