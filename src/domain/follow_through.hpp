#pragma once
// Follow-through: nothing goes quiet. Every open item has a next date, and when that date passes somebody is nudged: the
// owner first, after some days the buddy, then the circle, then the coach. A nudge is about the item ("the experiment waits
// for a check-in"), never about a person, and nobody but who is nudged sees that they are.
//
// Each step of the ladder is taken once for each next date, by the clock, and the next one counts its days from the moment
// that step was taken. So after a time in which nothing ran the owner is nudged first, as always, and not everybody at once.
//
//   days after the next date, while nothing happens:   1 owner   4 buddy   8 circle   15 coach

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

struct State;

// What may be open. Another kind is another loop in open_items, and nothing else here.
BOOST_DEFINE_ENUM_CLASS(ItemKind, proposal, experiment)
struct ItemRef {
  ItemKind kind = ItemKind::experiment;
  std::uint32_t number = 0;
  friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};
BOOST_DESCRIBE_STRUCT(ItemRef, (), (kind, number))

// What an open item waits for.
BOOST_DEFINE_ENUM_CLASS(Awaited, input_to_open, decision, check_in, ending, lasting_check)

struct OpenItem {
  ItemRef item;
  ProgrammeId programme;
  std::string title;
  Awaited awaited = Awaited::check_in;
  Date due;          // its next date; there always is one
  PersonId owner;
  PersonId buddy;    // none = it has none
  CircleId circle;   // none = of no circle
};

inline constexpr std::chrono::days draft_waits{28};    // a draft is expected to be opened for input within so many days
inline constexpr std::chrono::days ending_waits{14};   // an experiment to end, after its last check-in

BOOST_DEFINE_ENUM_CLASS(Rung, owner, buddy, circle, coach)
// Days to wait before a step is taken: the owner's from the next date, each other from the step before it.
inline constexpr std::chrono::days owner_nudged_after{1};
inline constexpr std::chrono::days buddy_nudged_after{3};
inline constexpr std::chrono::days circle_nudged_after{4};
inline constexpr std::chrono::days coach_nudged_after{7};

// The last step that was taken for an item.
struct Nudged {
  Date due;  // the next date it was about
  Rung rung = Rung::owner;
  Date on;
};

// --- fact
struct Nudge {
  ItemRef item;
  Date due;
  Rung rung = Rung::owner;
};
BOOST_DESCRIBE_STRUCT(Nudge, (), (item, due, rung))
struct NudgesGiven {
  Date on;
  std::vector<Nudge> nudges;
};
BOOST_DESCRIBE_STRUCT(NudgesGiven, (), (on, nudges))

// --- command. Takes the steps that are due today; the clock does this by itself.
struct KeepNudges {};
BOOST_DESCRIBE_STRUCT(KeepNudges, (), ())

// --- questions
// The rule: the step that is due today, given the last that was taken; nothing = none is.
[[nodiscard]] std::optional<Rung> nudge_due(Date due, const std::optional<Nudged>& last, Date today);

// What has not reached its end, by next date; of one date proposals first, then by number.
[[nodiscard]] std::vector<OpenItem> open_items(const State& state);
// Whether that step, or one after it, was taken for the item's present date.
[[nodiscard]] bool nudged(const State& state, const OpenItem& item, Rung rung);

}  // namespace schakel::domain
