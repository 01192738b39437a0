#pragma once
// Overlap (dubbel werk): work items of two silos that may be the same work. A likeness of words is only a reason to ask; both
// owners are asked, and it counts as waste when neither of them says that it is different.
//
//   asked ──► both answered ──► same or related: in the waste ledger, until it is over
//                           └─► different: nothing

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/secret.hpp"
#include "domain/waste.hpp"

namespace schakel::domain {

inline constexpr std::size_t work_items_most = 20'000;  // of one programme

BOOST_DEFINE_ENUM_CLASS(OverlapAnswer, same, related, different)

// Something a silo works on, with the one person who can say what it is.
struct WorkItem {
  WorkItemId id;
  std::string own_id;  // as the organisation writes it
  Secret title;        // the programme's key
  Secret text;
  PersonId owner;
  std::optional<Date> from;   // none = not told, also in a fact from before dates were
  std::optional<Date> until;  // it is due
};
BOOST_DESCRIBE_STRUCT(WorkItem, (), (id, own_id, title, text, owner, from, until))

struct KnownWork {
  WorkItem item;
  ProgrammeId programme;
  bool listed = true;  // in the list as it was brought last
};

struct Overlap {
  OverlapId id;
  ProgrammeId programme;
  WorkItemId a, b;  // a < b, of different silos
  std::optional<OverlapAnswer> a_says;
  std::optional<OverlapAnswer> b_says;
  Date asked;
  std::optional<Date> confirmed;          // by both, as same or related
  std::vector<EstimateGiven> estimates;
  std::optional<Date> ended;
  Secret ending;                          // how it ended; the key of who wrote it
};

// --- facts
struct WorkBrought {
  ProgrammeId programme;
  std::vector<WorkItem> items;  // all of it; what was brought before and is not here is no longer worked on
};
BOOST_DESCRIBE_STRUCT(WorkBrought, (), (programme, items))
struct OverlapAsked {
  OverlapId overlap;
  ProgrammeId programme;
  WorkItemId a, b;
};
BOOST_DESCRIBE_STRUCT(OverlapAsked, (), (overlap, programme, a, b))
struct OverlapAnswered {
  OverlapId overlap;
  WorkItemId item;  // its owner says so
  OverlapAnswer answer = OverlapAnswer::different;
};
BOOST_DESCRIBE_STRUCT(OverlapAnswered, (), (overlap, item, answer))
struct OverlapEstimated {
  OverlapId overlap;
  Estimate estimate;
};
BOOST_DESCRIBE_STRUCT(OverlapEstimated, (), (overlap, estimate))
struct OverlapEnded {
  OverlapId overlap;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(OverlapEnded, (), (overlap, text))

// --- commands
struct WorkRow {
  std::string id;
  std::string title;
  std::string owner;  // a person's own id
  std::string text;   // "" = none
  std::optional<Date> from;
  std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(WorkRow, (), (id, title, owner, text, from, until))
// By a facilitator.
struct BringWork {
  ProgrammeId programme;
  std::vector<WorkRow> items;
};
BOOST_DESCRIBE_STRUCT(BringWork, (), (programme, items))
struct AskOverlap {
  WorkItemId a, b;
};
BOOST_DESCRIBE_STRUCT(AskOverlap, (), (a, b))
// By the owner of one of the two. May be changed until both have answered.
struct AnswerOverlap {
  OverlapId overlap;
  OverlapAnswer answer = OverlapAnswer::different;
};
BOOST_DESCRIBE_STRUCT(AnswerOverlap, (), (overlap, answer))
// By an owner, for their silo, of what both confirmed.
struct EstimateOverlap {
  OverlapId overlap;
  std::optional<MonthlyRange> hours;
  std::optional<MonthlyRange> euros;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(EstimateOverlap, (), (overlap, hours, euros, basis))
// By an owner or a facilitator: it is no longer done twice, and how that came.
struct EndOverlap {
  OverlapId overlap;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(EndOverlap, (), (overlap, text))

}  // namespace schakel::domain
