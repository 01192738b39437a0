#pragma once
// Walls (muren): what hinders several silos, who is asked to do something about it, what that person answers and what happened.
//
//   asked ──► answered ──► worked on, by proposals ──► gone, or stays with the reason
//             yes, yes if,                              ▲        │
//             no because                                └ reopened by a silo that it still hinders
//
// A facilitator registers it: whoever published the statement it comes from need not show themselves for that. A wall that
// is open has a next date and two people: its owner, who was asked, and somebody who stays until it is over.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/secret.hpp"
#include "domain/waste.hpp"

namespace schakel::domain {

inline constexpr std::size_t wall_longest = 1000;  // its text, in characters

BOOST_DEFINE_ENUM_CLASS(WallAnswer, yes, yes_if, no_because)
BOOST_DEFINE_ENUM_CLASS(WallEnding, gone, stays)
BOOST_DEFINE_ENUM_CLASS(WallStatus, asked, answered, worked_on, gone, stays)
BOOST_DEFINE_ENUM_CLASS(WallEventKind, registered, asked, answered, proposed, noted, gone, stays, reopened)

// One line of what happened.
struct WallEvent {
  Date on;
  WallEventKind kind = WallEventKind::registered;
  PersonId by;    // who is responsible and says so; none where only a silo or nobody in particular speaks
  std::string silo;  // of them; of who reopened it
  Secret text;    // the key of who wrote it
  std::optional<WallAnswer> answer;
  ProposalId proposal;
  Date next;      // until when, or when there is more to tell; as it was said then
};

struct Wall {
  WallId id;
  ProgrammeId programme;
  StatementId statement;  // where it came from; none = a facilitator saw it
  Secret title;           // the programme's key: these words are of the register, not of a person
  Secret text;
  std::vector<std::string> silos;  // whom it hinders, sorted
  PersonId owner;                  // was asked
  std::string owner_silo;
  PersonId keeper;                 // stays until it is over
  Date next;
  std::optional<WallAnswer> answer;       // of this owner
  std::vector<EstimateGiven> estimates;   // in the order in which they were given
  std::vector<ProposalId> proposals;      // that work on it
  std::optional<WallEnding> ending;
  std::vector<WallEvent> events;          // in the order in which it happened
};

// --- facts
struct WallRegistered {
  WallId wall;
  ProgrammeId programme;
  StatementId statement;
  Secret title;
  Secret text;
  std::vector<std::string> silos;
  PersonId owner;
  std::string owner_silo;
  PersonId keeper;
  Date next;
};
BOOST_DESCRIBE_STRUCT(WallRegistered, (), (wall, programme, statement, title, text, silos, owner, owner_silo, keeper, next))
struct WallOwnerAsked {
  WallId wall;
  PersonId owner;
  std::string owner_silo;
  Date next;
};
BOOST_DESCRIBE_STRUCT(WallOwnerAsked, (), (wall, owner, owner_silo, next))
struct WallAnswered {
  WallId wall;
  WallAnswer answer = WallAnswer::yes;
  Secret text;  // the owner's key
  Date next;
};
BOOST_DESCRIBE_STRUCT(WallAnswered, (), (wall, answer, text, next))
struct WallEstimated {
  WallId wall;
  Estimate estimate;
};
BOOST_DESCRIBE_STRUCT(WallEstimated, (), (wall, estimate))
struct WallProposed {
  WallId wall;
  ProposalId proposal;
};
BOOST_DESCRIBE_STRUCT(WallProposed, (), (wall, proposal))
struct WallNoted {
  WallId wall;
  PersonId by;
  Secret text;  // their key
  Date next;
};
BOOST_DESCRIBE_STRUCT(WallNoted, (), (wall, by, text, next))
struct WallClosed {
  WallId wall;
  WallEnding ending = WallEnding::gone;
  PersonId by;
  Secret text;  // their key: what happened, or why it stays
};
BOOST_DESCRIBE_STRUCT(WallClosed, (), (wall, ending, by, text))
struct WallReopened {
  WallId wall;
  std::string silo;
  Secret text;  // the key of who wrote it; readers see the silo
  Date next;
};
BOOST_DESCRIBE_STRUCT(WallReopened, (), (wall, silo, text, next))

// --- commands. The first two and LinkWall by a facilitator.
struct RegisterWall {
  ProgrammeId programme;
  std::optional<StatementId> statement;  // one about what hinders
  std::string title;
  std::string text;
  std::vector<std::string> silos;
  PersonId owner;   // in a silo of the programme's border; need not take part
  std::optional<PersonId> keeper;  // none = whoever registers it
  Date until;       // an answer is asked by that day
};
BOOST_DESCRIBE_STRUCT(RegisterWall, (), (programme, statement, title, text, silos, owner, keeper, until))
// Somebody else is asked: the first one left, or it turned out to be another's.
struct AskWallOwner {
  WallId wall;
  PersonId owner;
  Date until;
};
BOOST_DESCRIBE_STRUCT(AskWallOwner, (), (wall, owner, until))
// By the owner. A "yes, if" says what, a "no, because" why; a "yes" may go without words.
struct AnswerWall {
  WallId wall;
  WallAnswer answer = WallAnswer::yes;
  std::string text;
  Date next;  // when there is more to tell
};
BOOST_DESCRIBE_STRUCT(AnswerWall, (), (wall, answer, text, next))
// By somebody of a silo that it hinders, for that silo. The silo's last one counts.
struct EstimateWall {
  WallId wall;
  std::optional<MonthlyRange> hours;
  std::optional<MonthlyRange> euros;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(EstimateWall, (), (wall, hours, euros, basis))
struct LinkWall {
  WallId wall;
  ProposalId proposal;
};
BOOST_DESCRIBE_STRUCT(LinkWall, (), (wall, proposal))
// By the owner, who stays with it, or a facilitator.
struct NoteWall {
  WallId wall;
  std::string text;
  Date next;
};
BOOST_DESCRIBE_STRUCT(NoteWall, (), (wall, text, next))
struct CloseWall {
  WallId wall;
  WallEnding ending = WallEnding::gone;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(CloseWall, (), (wall, ending, text))
// By somebody of a silo that it hinders still, or a facilitator.
struct ReopenWall {
  WallId wall;
  std::string text;
  Date next;
};
BOOST_DESCRIBE_STRUCT(ReopenWall, (), (wall, text, next))

// --- questions
[[nodiscard]] WallStatus status_of(const Wall& wall);
// Whether it cost anything that day: from its registration on, and no longer once it is gone. One that stays still does.
[[nodiscard]] bool hindered_on(const Wall& wall, Date day);

}  // namespace schakel::domain
