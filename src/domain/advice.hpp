#pragma once
// Whether a proposal goes past the works council, and what it said. Advice is heard before a decision; consent is needed for one.
//
//   not needed · informed             nothing waits for it
//   advice    ──► says yes or no      decided against it: suspended for one month, which the screen says; nothing is locked
//   consent   ──► says yes            until then it cannot be adopted, not even in the open with a reason
//
// What is asked may be raised, never lowered, by a facilitator or by the works council itself. The days inform; this is no
// legal advice (the Dutch law behind it: WOR, articles 25 and 27).

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

BOOST_DEFINE_ENUM_CLASS(CouncilCheck, not_needed, informed, advice, consent)
BOOST_DEFINE_ENUM_CLASS(CouncilSays, agrees, disagrees)

struct CouncilFile {
  std::optional<CouncilCheck> check;  // none = nobody looked yet
  Date asked;                         // once there is a check: since when it is this one
  std::optional<Date> wanted;         // when an answer is hoped for
  std::optional<CouncilSays> says;
  std::string reason;
  Date said;                          // once it has said something
};

// --- facts
struct CouncilAsked {
  ProposalId proposal;
  CouncilCheck check = CouncilCheck::not_needed;
  std::optional<Date> wanted;
};
BOOST_DESCRIBE_STRUCT(CouncilAsked, (), (proposal, check, wanted))
struct CouncilAnswered {
  ProposalId proposal;
  CouncilSays says = CouncilSays::agrees;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CouncilAnswered, (), (proposal, says, reason))

// --- commands
struct AskCouncil {
  ProposalId proposal;
  CouncilCheck check = CouncilCheck::not_needed;
  std::optional<Date> wanted;
};
BOOST_DESCRIBE_STRUCT(AskCouncil, (), (proposal, check, wanted))
struct AnswerCouncil {
  ProposalId proposal;
  CouncilSays says = CouncilSays::agrees;
  std::string reason;  // needed with a no; may carry the conditions of a yes
};
BOOST_DESCRIBE_STRUCT(AnswerCouncil, (), (proposal, says, reason))

// --- questions
[[nodiscard]] inline bool asks_answer(CouncilCheck check) { return check == CouncilCheck::advice || check == CouncilCheck::consent; }
// Nothing waits for the works council any more.
[[nodiscard]] bool council_checked(const CouncilFile& file);
// Adopted although its advice was a no, or was not waited for: the last day of the month in which it is not carried out.
struct Proposal;
[[nodiscard]] std::optional<Date> suspended_until(const Proposal& proposal);

}  // namespace schakel::domain
