#pragma once
// Composing circles: people of different silos, new to each other, with one goal, and the reasons why these.
// Must-not pairs are hard rules; nothing in a result says who asked for one.

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "base/blocks.hpp"
#include "base/limits.hpp"
#include "base/result.hpp"
#include "base/seed.hpp"
#include "domain/roster.hpp"

namespace schakel::analysis {

// Each with a count, names, or both; the screen has the words.
BOOST_DEFINE_ENUM_CLASS(ReasonKind, shared_goal, silos_bridged, walls_covered, common_hours, common_language, new_pairs,
                        repeats)
struct CircleReason {
  ReasonKind kind = ReasonKind::silos_bridged;
  std::uint32_t count = 0;         // silos, walls, hours a week, pairs; people who share the goal
  std::vector<std::string> names;  // the goal, the silos, "A – B" walls, "tue 13-15", languages
};
BOOST_DESCRIBE_STRUCT(CircleReason, (), (kind, count, names))

// What these people cannot all keep, known for certain before anything is tried. Never who; the screen has the words.
BOOST_DEFINE_ENUM_CLASS(ObstacleKind, few_partners, few_new_partners, many_newcomers, few_facilitators, crowded_teams)
struct Obstacle {
  ObstacleKind kind = ObstacleKind::few_partners;
  std::uint32_t count = 0;  // people, newcomers, facilitators or teams
  std::uint32_t of = 0;     // partners that a circle needs; for the others the circles there are
};
BOOST_DESCRIBE_STRUCT(Obstacle, (), (kind, count, of))

// What a stop from outside does: nothing is given, or the best so far (which then depends on when the stop came).
enum class WhenStopped { fail, keep_best };

struct ComposeRules {
  std::size_t border = 0;                 // index into Roster::borders
  std::uint32_t size = 4;                 // 3..7; circles get this many or one more (or one less where it must)
  std::uint32_t reporting_levels = 2;     // nobody with their manager, or their manager's manager
  std::vector<std::pair<std::string, std::string>> walls = {};  // silo names; covering one is a reason
  std::vector<std::vector<std::uint32_t>> history = {};  // earlier circles, newest round last; indexes into Roster::people
  std::vector<std::vector<std::uint32_t>> fixed = {};    // circles that stay as they are; their people are not placed again
  Seed seed = {};
  Limits limits = {};
  WhenStopped when_stopped = WhenStopped::fail;
  Blocks blocks = one_by_one;  // who does the parts of a large organisation; the result is the same
};

struct ComposedCircle {
  std::vector<std::uint32_t> people;  // indexes into Roster::people, sorted
  std::vector<std::string> silos;     // bridged, sorted
  std::string goal;                   // shared by most; "" = none
  std::vector<CircleReason> reasons;
  std::vector<std::string> violations;  // rule names as in Composition::by_rule
  double score = 0;                     // 0..1
};

struct Composition {
  std::vector<ComposedCircle> circles;  // in order of their first person, without the fixed ones; reviewed ones as given
  double mean = 0;    // of the circles' scores
  double bound = 1;   // no composition scores more
  std::uint32_t violations = 0;
  std::map<std::string, std::uint32_t> by_rule;  // size apart reporting_line same_team hours language newcomers facilitator repeat
  std::uint32_t repeats = 0;                     // pairs that met before
  std::uint32_t free_rounds = 0;                 // the rounds, from the first on, that can pass without a pair meeting twice, at most
  std::uint32_t changed = 0;                     // announced circles that are not as they were announced; 0 unless repaired
  std::vector<Obstacle> obstacles;               // empty when repaired
};

// Fails   invalid_input: fewer than three people, a size outside 3..7, no such border; cancelled
// Seed    same input, seed and version: same circles
[[nodiscard]] Result<Composition> compose_circles(const domain::Roster& roster, const ComposeRules& rules,
                                                  std::stop_token stop = {});

// Several rounds planned together (circles/season.hpp); each is told with the rounds before it as history.
[[nodiscard]] Result<std::vector<Composition>> compose_season(const domain::Roster& roster, const ComposeRules& rules,
                                                              std::uint32_t rounds, std::stop_token stop = {});

// Circles that were announced, before somebody dropped out or joined late.
struct Announced {
  std::vector<std::vector<std::uint32_t>> circles;  // who is still there, as indexes into Roster::people; may be empty
  std::vector<bool> lost;                           // one for each: somebody dropped out of it
};
// Everybody of the roster has a place again, and as few announced circles as possible change (circles/repair.hpp).
// Fails   as compose_circles and review_circles do
[[nodiscard]] Result<Composition> repair_circles(const domain::Roster& roster, const Announced& announced, const ComposeRules& rules);

// The same reasons and broken rules for circles that somebody adjusted by hand. Any size, even 0; rules.fixed is not looked at.
// Fails   invalid_input: somebody in two circles, no such person, no such border
[[nodiscard]] Result<Composition> review_circles(const domain::Roster& roster,
                                                 const std::vector<std::vector<std::uint32_t>>& circles,
                                                 const ComposeRules& rules);

}  // namespace schakel::analysis
