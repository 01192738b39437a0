#pragma once
// Coaches: somebody to turn to, who stays. A coach is invited to a programme, accepts, and stays with its items until their
// end; they go only by handing over to another coach who accepted, or when nothing of the programme is open any more.
//
// A coach may come from outside the organisation: then they are in no silo, no roster, no ballot and no map, and see only the
// programmes they coach, as far as their participants do.
//
// Whoever takes part may ask a coach something. What they write to each other lies under a key of its own, and is forgotten
// when either of them is, when who asked takes it back, or so many days after it was asked.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/follow_through.hpp"
#include "domain/ids.hpp"
#include "domain/outside.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

struct State;

inline constexpr std::chrono::days question_kept{180};  // from the moment it was asked, answered or not

// Of one programme.
struct Coaching {
  std::vector<PersonId> invited;   // and did not answer yet; sorted
  std::vector<PersonId> accepted;  // sorted
};

struct Question {
  QuestionId id;
  ProgrammeId programme;
  PersonId asker;
  PersonId coach;                // whom they asked
  std::optional<ItemRef> about;
  Secret text;                   // the question's key, both
  Secret answer;
  Instant asked = {};
  std::optional<Instant> answered;
  bool forgotten = false;
};

// --- facts
struct CoachInvited {
  ProgrammeId programme;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(CoachInvited, (), (programme, person))
struct CoachingAccepted {
  ProgrammeId programme;
  PersonId person;
};
BOOST_DESCRIBE_STRUCT(CoachingAccepted, (), (programme, person))
// Declined, handed over, or nothing was open any more.
struct CoachingEnded {
  ProgrammeId programme;
  PersonId person;
  PersonId to;  // none = to nobody
};
BOOST_DESCRIBE_STRUCT(CoachingEnded, (), (programme, person, to))
struct CoachAsked {
  QuestionId question;
  ProgrammeId programme;
  PersonId asker;
  PersonId coach;
  std::optional<ItemRef> about;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(CoachAsked, (), (question, programme, asker, coach, about, text))
struct CoachAnswered {
  QuestionId question;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(CoachAnswered, (), (question, text))
// Its key was deleted in the same transaction.
struct QuestionForgotten {
  QuestionId question;
};
BOOST_DESCRIBE_STRUCT(QuestionForgotten, (), (question))

// --- commands
// By a facilitator. Somebody of the organisation by their number; else a name, and an address if there is one: who is known by
// that address is meant, and who is not is added as somebody from outside.
struct InviteCoach {
  ProgrammeId programme;
  std::optional<PersonId> person;
  std::string name;
  std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(InviteCoach, (), (programme, person, name, email))
struct AcceptCoaching {
  ProgrammeId programme;
};
BOOST_DESCRIBE_STRUCT(AcceptCoaching, (), (programme))
struct DeclineCoaching {
  ProgrammeId programme;
};
BOOST_DESCRIBE_STRUCT(DeclineCoaching, (), (programme))
struct HandOverCoaching {
  ProgrammeId programme;
  std::optional<PersonId> to;  // none: only when nothing is open any more
};
BOOST_DESCRIBE_STRUCT(HandOverCoaching, (), (programme, to))
struct AskCoach {
  ProgrammeId programme;
  PersonId coach;
  std::optional<ItemRef> about;  // of that programme
  std::string text;              // at most 1000 characters
};
BOOST_DESCRIBE_STRUCT(AskCoach, (), (programme, coach, about, text))
// By the coach who was asked, once.
struct AnswerQuestion {
  QuestionId question;
  std::string text;  // at most 1000 characters
};
BOOST_DESCRIBE_STRUCT(AnswerQuestion, (), (question, text))
// By who asked, or by the clock.
struct ForgetQuestion {
  QuestionId question;
};
BOOST_DESCRIBE_STRUCT(ForgetQuestion, (), (question))

// --- questions
[[nodiscard]] bool coaches(const State& state, ProgrammeId programme, PersonId person);
// Whether somebody may read what participants of the programme may: everybody of the organisation, and who coaches it.
[[nodiscard]] bool may_read(const State& state, ProgrammeId programme, PersonId person);
// Whom an invitation means of those who are here; none: somebody new.
[[nodiscard]] PersonId meant_by(const State& state, const InviteCoach& asked);

}  // namespace schakel::domain
