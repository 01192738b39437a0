#pragma once
// Shares: what moves me, what hinders me, what I wish. The author alone moves one up, one step at a time:
//
//   only me ──► my circle ──► anonymous statement ──► with my name
//
// The step to an anonymous statement is the one that leaves no trace: the author publishes a text of their own, and
// neither the statement nor the share says that they belong together. The author's device keeps a secret whose hash the
// statement carries; with it the author, and nobody else, can withdraw the statement or put their name to it.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/moderation.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

BOOST_DEFINE_ENUM_CLASS(ShareKind, moves, hinders, wish)
BOOST_DEFINE_ENUM_CLASS(ShareReach, only_me, my_circle)

struct Share {
  ShareId id;
  ProgrammeId programme;
  PersonId author;
  ShareKind kind = ShareKind::hinders;
  ShareReach reach = ShareReach::only_me;
  CircleId circle;  // none while only the author reads it
  Secret text;
  bool withdrawn = false;
  Instant shown;  // to the circle
};

struct Statement {
  StatementId id;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  ShareKind kind = ShareKind::hinders;
  std::string text;
  std::string lock;  // hash of the author's secret; "" = nobody's alone
  PersonId signed_by;  // none = anonymous
  Date published;      // for how long things take; shown of all statements together only
  bool by_customer = false;
  bool by_circle = false;  // what a whole circle found and let go; no lock opens it
  std::optional<SetAside> set_aside;  // its words are for facilitators alone while it is
  bool withdrawn = false;
};

// Whether it can be read and used: neither taken back nor set aside.
[[nodiscard]] inline bool stands(const Statement& statement) { return !statement.withdrawn && !statement.set_aside; }
// What everybody may read of it; "" of one that does not stand.
[[nodiscard]] inline std::string words_of(const Statement& statement) { return stands(statement) ? statement.text : std::string(); }

// --- facts
struct ShareWritten {
  ShareId share;
  ProgrammeId programme;
  PersonId author;
  ShareKind kind = ShareKind::hinders;
  Secret text;  // the author's key
};
BOOST_DESCRIBE_STRUCT(ShareWritten, (), (share, programme, author, kind, text))
struct ShareRewritten {
  ShareId share;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(ShareRewritten, (), (share, text))
struct ShareShownToCircle {
  ShareId share;
  CircleId circle;
  Secret text;  // the circle's key
};
BOOST_DESCRIBE_STRUCT(ShareShownToCircle, (), (share, circle, text))
struct ShareWithdrawn {
  ShareId share;
};
BOOST_DESCRIBE_STRUCT(ShareWithdrawn, (), (share))
// Says nothing about who wrote it.
struct StatementPublished {
  StatementId statement;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  ShareKind kind = ShareKind::hinders;
  std::string text;
  std::string lock;
};
BOOST_DESCRIBE_STRUCT(StatementPublished, (), (statement, programme, cycle, kind, text, lock))
struct StatementSigned {
  StatementId statement;
  PersonId author;
};
BOOST_DESCRIBE_STRUCT(StatementSigned, (), (statement, author))
struct StatementWithdrawn {
  StatementId statement;
};
BOOST_DESCRIBE_STRUCT(StatementWithdrawn, (), (statement))

// --- commands
struct WriteShare {
  ProgrammeId programme;
  ShareKind kind = ShareKind::hinders;
  std::string text;  // at most 500 characters
};
BOOST_DESCRIBE_STRUCT(WriteShare, (), (programme, kind, text))
struct RewriteShare {
  ShareId share;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(RewriteShare, (), (share, text))
struct ShowShareToCircle {
  ShareId share;
  CircleId circle;
};
BOOST_DESCRIBE_STRUCT(ShowShareToCircle, (), (share, circle))
struct WithdrawShare {
  ShareId share;
};
BOOST_DESCRIBE_STRUCT(WithdrawShare, (), (share))
struct PublishStatement {
  ProgrammeId programme;
  ShareKind kind = ShareKind::hinders;
  std::string text;  // at most 280 characters, in the author's own words
  std::string lock;  // 64 hexadecimal digits: SHA-256 of the secret on the author's device
};
BOOST_DESCRIBE_STRUCT(PublishStatement, (), (programme, kind, text, lock))
// `lock` is the hash the service made of the secret that was shown; decide sees no secret.
struct SignStatement {
  StatementId statement;
  std::string lock;
};
BOOST_DESCRIBE_STRUCT(SignStatement, (), (statement, lock))
struct WithdrawStatement {
  StatementId statement;
  std::string lock;
};
BOOST_DESCRIBE_STRUCT(WithdrawStatement, (), (statement, lock))

}  // namespace schakel::domain
