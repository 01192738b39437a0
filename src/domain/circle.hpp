#pragma once
// Circles (kringen): three to seven people of one programme, from different silos, with one goal. Drafted by the
// composer, adjusted by hand, then announced. What is said in one is sealed under the circle's key until `until`.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

inline constexpr std::size_t circle_smallest = 3;
inline constexpr std::size_t circle_largest = 7;

struct Circle {
  CircleId id;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  std::string name;
  std::string goal;
  std::vector<PersonId> people;  // sorted
  bool announced = false;
  bool locked = false;           // the composer leaves it as it is
  Date until;                    // after this day its texts are forgotten
  std::optional<bool> met;       // whether it took place; per circle, never per person
  bool forgotten = false;
  std::map<PersonId, Instant> joined;  // who came when it had been announced already
};

struct DraftCircle {
  CircleId circle;
  std::string name;
  std::string goal;
  std::vector<PersonId> people;
};
BOOST_DESCRIBE_STRUCT(DraftCircle, (), (circle, name, goal, people))

// --- facts
// Replaces the programme's draft, but for locked circles.
struct CirclesDrafted {
  ProgrammeId programme;
  std::vector<DraftCircle> circles;
};
BOOST_DESCRIBE_STRUCT(CirclesDrafted, (), (programme, circles))
struct CircleLocked {
  CircleId circle;
  bool locked = true;
};
BOOST_DESCRIBE_STRUCT(CircleLocked, (), (circle, locked))
// To none: out of the draft. From none: in from those who have no circle.
struct PersonMoved {
  ProgrammeId programme;
  PersonId person;
  CircleId from;
  CircleId to;
};
BOOST_DESCRIBE_STRUCT(PersonMoved, (), (programme, person, from, to))
struct CirclesAnnounced {
  ProgrammeId programme;
  std::vector<CircleId> circles;
  Date until;
};
BOOST_DESCRIBE_STRUCT(CirclesAnnounced, (), (programme, circles, until))
struct CircleMet {
  CircleId circle;
  bool took_place = true;
};
BOOST_DESCRIBE_STRUCT(CircleMet, (), (circle, took_place))
// Into one that was announced: somebody who came later. They read what is shared from then on; what was said before stays with those
// who were there.
struct PersonJoined {
  CircleId circle;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(PersonJoined, (), (circle, person))
struct CircleForgotten {
  CircleId circle;
};
BOOST_DESCRIBE_STRUCT(CircleForgotten, (), (circle))

// --- commands
struct PlannedCircle {
  std::string name;  // "": "Kring 1", "Kring 2", … in the organisation's language
  std::string goal;  // "": the programme's
  std::vector<PersonId> people;
};
BOOST_DESCRIBE_STRUCT(PlannedCircle, (), (name, goal, people))
// What the composer found; locked circles of the draft stay and are not listed here.
struct DraftCircles {
  ProgrammeId programme;
  std::vector<PlannedCircle> circles;
};
BOOST_DESCRIBE_STRUCT(DraftCircles, (), (programme, circles))
struct LockCircle {
  CircleId circle;
  bool locked = true;
};
BOOST_DESCRIBE_STRUCT(LockCircle, (), (circle, locked))
struct MovePerson {
  ProgrammeId programme;
  PersonId person;
  CircleId to;  // none: out of the draft
};
BOOST_DESCRIBE_STRUCT(MovePerson, (), (programme, person, to))
// Refused while a draft circle has fewer than three or more than seven people, or two who must stay apart.
struct AnnounceCircles {
  ProgrammeId programme;
};
BOOST_DESCRIBE_STRUCT(AnnounceCircles, (), (programme))
struct NoteCircleMet {
  CircleId circle;
  bool took_place = true;
};
BOOST_DESCRIBE_STRUCT(NoteCircleMet, (), (circle, took_place))
// Somebody of the programme who is in no circle, into one that goes on and has room.
struct JoinCircle {
  CircleId circle;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(JoinCircle, (), (circle, person))
struct ForgetCircle {
  CircleId circle;
};
BOOST_DESCRIBE_STRUCT(ForgetCircle, (), (circle))

// Whether this member was in it at that moment: whoever came later does not read what was said before.
[[nodiscard]] inline bool was_there(const Circle& circle, PersonId person, Instant at) {
  const auto joined = circle.joined.find(person);
  return joined == circle.joined.end() || joined->second <= at;
}

}  // namespace schakel::domain
