#pragma once
// Harvest (oogst): what a circle found together, in one line each: an insight, a tension, a next step.
//
// A line leaves the circle when everybody in it said that it may; then it is an anonymous statement like any other, marked as a
// circle's, and nothing says which circle. One who would rather keep it inside keeps it inside, without their name. Until then,
// and when it stays, its members alone read it, until the circle's texts are forgotten. Whoever came into the circle later neither reads
// a line of before nor is asked about it.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/secret.hpp"
#include "domain/share.hpp"

namespace schakel::domain {

inline constexpr std::size_t harvest_most = 30;  // lines of one circle

BOOST_DEFINE_ENUM_CLASS(HarvestKind, insight, tension, next_step)
BOOST_DEFINE_ENUM_CLASS(HarvestStage, asked, shared, kept)

struct Harvest {
  HarvestId id;
  CircleId circle;
  HarvestKind kind = HarvestKind::insight;
  Secret text;
  std::vector<PersonId> agreed;  // sorted; while it is asked
  HarvestStage stage = HarvestStage::asked;
  StatementId statement;         // none until it is shared
  Instant written;
};

// What a line becomes as a statement: an insight moves, a tension hinders, a next step is a wish.
[[nodiscard]] ShareKind kind_of(HarvestKind kind);

// --- facts
struct HarvestWritten {
  HarvestId harvest;
  CircleId circle;
  HarvestKind kind = HarvestKind::insight;
  Secret text;  // the circle's key
};
BOOST_DESCRIBE_STRUCT(HarvestWritten, (), (harvest, circle, kind, text))
struct HarvestAgreed {
  HarvestId harvest;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(HarvestAgreed, (), (harvest, person))
// Somebody would rather keep it inside; not who.
struct HarvestKept {
  HarvestId harvest;
};
BOOST_DESCRIBE_STRUCT(HarvestKept, (), (harvest))
// All agreed: the statement that was published just before is theirs.
struct HarvestShared {
  HarvestId harvest;
  StatementId statement;
};
BOOST_DESCRIBE_STRUCT(HarvestShared, (), (harvest, statement))

// --- commands: by a member of the circle; to anybody else it is not there
// Who writes a line agrees that it may leave.
struct WriteHarvest {
  CircleId circle;
  HarvestKind kind = HarvestKind::insight;
  std::string text;  // at most 280 characters
};
BOOST_DESCRIBE_STRUCT(WriteHarvest, (), (circle, kind, text))
// `agree` false keeps it inside for good; of one that left, while nobody votes on it.
struct AgreeHarvest {
  HarvestId harvest;
  bool agree = true;
};
BOOST_DESCRIBE_STRUCT(AgreeHarvest, (), (harvest, agree))

}  // namespace schakel::domain
