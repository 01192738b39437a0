#pragma once
// The opinion map of a round: where people stand on its dividing lines, as density, silos' means and camps. Never a ballot:
//
//   cells      hexagons with five ballots or more, as one of three densities; a cell with fewer is not there, and no count is told
//   silos      the mean of each silo that is shown, with the region in which it lies with 90 % chance
//   camps      the region in which half of a camp stands; which statements set it apart; what part of each silo is in it
//
// Units  logits along the two strongest lines; what a place or a part would give away of somebody hidden is hidden too

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/shown.hpp"

namespace schakel::analysis {

// A statement with which people at one end of a line agree, and those at the other end do not.
struct GroundAxis {
  std::optional<std::string> low;   // agreed with at the lower end: an id; none = only by disagreeing with `high`
  std::optional<std::string> high;
};
BOOST_DESCRIBE_STRUCT(GroundAxis, (), (low, high))

// An ellipse: its middle, half its longest and its shortest width, and how far the longest is turned (radians, from x to y).
struct GroundRegion {
  double x = 0;
  double y = 0;
  double wide = 0;
  double tall = 0;
  double turn = 0;
};
BOOST_DESCRIBE_STRUCT(GroundRegion, (), (x, y, wide, tall, turn))

struct GroundHex {
  double x = 0;  // the middle
  double y = 0;
  std::uint32_t many = 1;  // 1: five ballots or more, 2: ten, 3: twenty
};
BOOST_DESCRIBE_STRUCT(GroundHex, (), (x, y, many))

// hidden: a small group, or one that would give such a one away.
BOOST_DEFINE_ENUM_CLASS(PlaceShown, shown, hidden, unanswered)
struct GroundPlace {
  std::string name;  // the silo
  PlaceShown basis = PlaceShown::hidden;
  std::optional<GroundRegion> at;
};
BOOST_DESCRIBE_STRUCT(GroundPlace, (), (name, basis, at))

struct GroundMap {
  std::uint32_t lines = 0;         // that are drawn: none, one or two
  std::vector<GroundAxis> axes;    // of each
  double size = 0;                 // of a hexagon: from its middle to a corner; a corner points up
  std::vector<GroundHex> cells;    // by y, then x
  std::vector<GroundPlace> silos;  // in order of name
  Shown<double> between;           // the part of all difference of place that lies between silos; the rest lies inside them
};
BOOST_DESCRIBE_STRUCT(GroundMap, (), (lines, axes, size, cells, silos, between))

// A statement on which a camp differs clearly from all other camps together.
struct CampStatement {
  std::string statement;
  double agree = 0;  // in the camp, of agree and disagree
  double others = 0;
};
BOOST_DESCRIBE_STRUCT(CampStatement, (), (statement, agree, others))
struct GroundCamp {
  std::uint32_t size = 0;
  std::optional<GroundRegion> at;    // half of it stands in here
  std::vector<CampStatement> apart;  // at most five, the largest difference first
};
BOOST_DESCRIBE_STRUCT(GroundCamp, (), (size, at, apart))
// What part of a silo's ballots is in each camp, as estimated: as if four more ballots were divided like all together.
struct CampSilo {
  std::string name;
  std::vector<Shown<double>> parts;  // per camp
};
BOOST_DESCRIBE_STRUCT(CampSilo, (), (name, parts))

}  // namespace schakel::analysis
