#pragma once
// Moderation: a statement that names somebody, hurts, or tells what was confided is set aside by a facilitator, on one of four
// grounds and with a reason that everybody reads. Its words are shown to nobody else any more and it can be used for nothing;
// votes that were cast on it stay. It can be put back. Words are never changed, and nothing says who wrote them: the author's
// device sees the ground and the reason, and they may say it again in other words.
//
// So is what everybody finds by "who knows": an offer, or an answer that both its people keep. Nobody finds it any more; those whose it
// is read the ground and the reason, and facilitators, who may put it back.

#include <string>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"

namespace schakel::domain {

BOOST_DEFINE_ENUM_CLASS(Ground, names_somebody, hurts, confidential, elsewhere)  // elsewhere: it is about something else

struct SetAside {
  Ground ground = Ground::names_somebody;
  std::string reason;
  Date on;
};

// One of the two.
struct KnowledgeRef {
  OfferId offer;
  AnswerId answer;
  friend bool operator==(const KnowledgeRef&, const KnowledgeRef&) = default;
};
BOOST_DESCRIBE_STRUCT(KnowledgeRef, (), (offer, answer))

// --- facts
struct StatementSetAside {
  StatementId statement;
  Ground ground = Ground::names_somebody;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(StatementSetAside, (), (statement, ground, reason))
struct StatementPutBack {
  StatementId statement;
};
BOOST_DESCRIBE_STRUCT(StatementPutBack, (), (statement))

struct KnowledgeSetAside {
  KnowledgeRef what;
  Ground ground = Ground::names_somebody;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(KnowledgeSetAside, (), (what, ground, reason))
struct KnowledgePutBack {
  KnowledgeRef what;
};
BOOST_DESCRIBE_STRUCT(KnowledgePutBack, (), (what))

// --- commands
struct SetStatementAside {
  StatementId statement;
  Ground ground = Ground::names_somebody;
  std::string reason;  // at most 280 characters; it should not repeat what is wrong
};
BOOST_DESCRIBE_STRUCT(SetStatementAside, (), (statement, ground, reason))
struct PutStatementBack {
  StatementId statement;
};
BOOST_DESCRIBE_STRUCT(PutStatementBack, (), (statement))
struct SetKnowledgeAside {
  KnowledgeRef what;
  Ground ground = Ground::names_somebody;
  std::string reason;  // as of a statement
};
BOOST_DESCRIBE_STRUCT(SetKnowledgeAside, (), (what, ground, reason))
struct PutKnowledgeBack {
  KnowledgeRef what;
};
BOOST_DESCRIBE_STRUCT(PutKnowledgeBack, (), (what))

}  // namespace schakel::domain
