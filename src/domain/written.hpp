#pragma once
// Sessions in writing (gesprekken op schrift): a circle that cannot be together at one moment goes through the same questions
// by turns with deadlines.
//
//   answering ──► replying, one turn each ──► closing ──► ended
//
// Everybody answers without seeing the others; the answers are shown to the circle together. Then each in turn says what they
// heard and what it brings up, and in the end whoever missed their turn may still do so. A turn lasts a number of working days;
// it moves on when its reply is there, when it is given on, or when its time is over, and no screen says which.
//
// An answer is a share of its author, shown to the circle as every share is; a reply is sealed under the circle's key.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/secret.hpp"
#include "domain/share.hpp"

namespace schakel::domain {

struct Circle;
struct State;

inline constexpr std::size_t written_questions_most = 12;
inline constexpr std::uint32_t written_days_most = 10;
inline constexpr std::size_t reply_longest = 1000;

struct WrittenQuestion {
  std::string key;  // of the step in its script
  ShareKind kind = ShareKind::hinders;
  friend bool operator==(const WrittenQuestion&, const WrittenQuestion&) = default;
};
BOOST_DESCRIBE_STRUCT(WrittenQuestion, (), (key, kind))

BOOST_DEFINE_ENUM_CLASS(WrittenStage, answering, replying, closing, ended)

struct WrittenReply {
  PersonId author;
  Secret text;
};

struct WrittenSession {
  WrittenId id;
  CircleId circle;
  std::string script;
  std::vector<WrittenQuestion> questions;
  std::vector<PersonId> order;  // of the turns
  std::uint32_t days = 2;       // of work, that a turn lasts
  std::uint32_t turn = 0;       // 0: answering; 1..order: replying; one more: closing
  Instant until;                // of this turn
  bool ended = false;
  std::map<std::pair<PersonId, std::string>, ShareId> answers;  // by author and question
  std::vector<WrittenReply> replies;   // in the order in which they came
};

[[nodiscard]] WrittenStage stage_of(const WrittenSession& session);
// Whose turn it is to reply; none when it is nobody's in particular.
[[nodiscard]] PersonId replies_now(const WrittenSession& session);
// Whether this person may write or change a reply now: from their turn on.
[[nodiscard]] bool may_reply(const WrittenSession& session, PersonId person);
// The answer of that person to that question that still stands.
[[nodiscard]] ShareId answer_of(const State& state, const WrittenSession& session, PersonId person, const std::string& question);
// Whether it is this person's too: whoever came into the circle later is not in one that had begun.
[[nodiscard]] bool takes_part(const WrittenSession& session, PersonId person);
// Whether a member of the circle reads what was shared there: not what was said before they came, nor answers in a session in writing
// that had begun then.
[[nodiscard]] bool reads_share(const State& state, const Circle& circle, const Share& share, PersonId member);
// The one of a circle that is going on; none when there is none.
[[nodiscard]] const WrittenSession* written_in(const State& state, CircleId circle);
// The end of the last of so many working days after today.
[[nodiscard]] Instant turn_ends(const State& state, Instant now, std::uint32_t days);

// --- facts
struct WrittenStarted {
  WrittenId session;
  CircleId circle;
  std::string script;
  std::vector<WrittenQuestion> questions;
  std::vector<PersonId> order;
  std::uint32_t days = 2;
  Instant until;
};
BOOST_DESCRIBE_STRUCT(WrittenStarted, (), (session, circle, script, questions, order, days, until))
// The share that was written just before answers a question.
struct QuestionAnswered {
  WrittenId session;
  std::string question;
  ShareId share;
};
BOOST_DESCRIBE_STRUCT(QuestionAnswered, (), (session, question, share))
struct WrittenMoved {
  WrittenId session;
  std::uint32_t turn = 0;
  Instant until;
};
BOOST_DESCRIBE_STRUCT(WrittenMoved, (), (session, turn, until))
// Takes the place of what they wrote before.
struct ReplyWritten {
  WrittenId session;
  PersonId author;
  Secret text;  // the circle's key
};
BOOST_DESCRIBE_STRUCT(ReplyWritten, (), (session, author, text))
struct ReplyWithdrawn {
  WrittenId session;
  PersonId author;
};
BOOST_DESCRIBE_STRUCT(ReplyWithdrawn, (), (session, author))
struct WrittenEnded {
  WrittenId session;
};
BOOST_DESCRIBE_STRUCT(WrittenEnded, (), (session))

// --- commands: by a member of the circle. To anybody else, facilitators too, it is not there.
// A circle has one in writing at a time. `order`: its members who are here, each once, as they were dealt.
struct StartWritten {
  CircleId circle;
  std::string script;
  std::vector<WrittenQuestion> questions;
  std::vector<PersonId> order;
  std::uint32_t days = 2;
};
BOOST_DESCRIBE_STRUCT(StartWritten, (), (circle, script, questions, order, days))
// While the questions are open; again takes the place of the answer before, "" takes it back.
struct AnswerQuestions {
  WrittenId session;
  std::string question;
  std::string text;  // at most 500 characters
};
BOOST_DESCRIBE_STRUCT(AnswerQuestions, (), (session, question, text))
// From one's own turn on, which then passes to the next; again takes the place of what was written, "" takes it back.
struct WriteReply {
  WrittenId session;
  std::string text;  // at most 1000 characters
};
BOOST_DESCRIBE_STRUCT(WriteReply, (), (session, text))
// Gives one's turn on without a reply.
struct PassTurn {
  WrittenId session;
};
BOOST_DESCRIBE_STRUCT(PassTurn, (), (session))
// By the clock: goes on when the time of the turn is over.
struct KeepWritten {
  WrittenId session;
};
BOOST_DESCRIBE_STRUCT(KeepWritten, (), (session))
struct FinishWritten {
  WrittenId session;
};
BOOST_DESCRIBE_STRUCT(FinishWritten, (), (session))

}  // namespace schakel::domain
