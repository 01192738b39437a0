#pragma once
// Rounds, ballots and results. Before closing nobody sees a count; after it, groups too small stay hidden.

#include "analysis/common_ground.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

struct RoundLine {
  domain::RoundId id;
  domain::ProgrammeId programme;
  domain::RoundKind kind = domain::RoundKind::statements;
  std::optional<domain::ProposalId> proposal;
  std::string title;
  std::uint32_t statements = 0;
  Instant closes;
  bool closed = false;
  std::optional<std::uint32_t> ballots;  // after closing
  bool mine = false;                     // I may vote in it, or might have
};
BOOST_DESCRIBE_STRUCT(RoundLine, (),
                      (id, programme, kind, proposal, title, statements, closes, closed, ballots, mine))
struct RoundsView {
  std::vector<RoundLine> rounds;  // newest first
};
BOOST_DESCRIBE_STRUCT(RoundsView, (), (rounds))

struct RoundStatement {
  domain::StatementId id;  // none in a support round, whose one question is the proposal
  domain::ShareKind kind = domain::ShareKind::hinders;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(RoundStatement, (), (id, kind, text))
struct RoundView {
  RoundLine round;
  std::string programme_title;
  std::string silo;       // the voter's, which the ballot will carry; "" = none
  std::vector<RoundStatement> statements;
  bool taken = false;     // this person has taken a ballot, on this device or another
  domain::Limit limit;
};
BOOST_DESCRIBE_STRUCT(RoundView, (), (round, programme_title, silo, statements, taken, limit))

// With the session: one ballot per person and round. The device makes a random key and sends its SHA-256.
struct TakeBallot {
  domain::RoundId round;
  std::string ballot;  // 64 hexadecimal digits
};
BOOST_DESCRIBE_STRUCT(TakeBallot, (), (round, ballot))

// Without a session: whoever holds the key fills in the sheet. Sending it again is the same as sending it once.
struct SheetVote {
  domain::StatementId statement;
  domain::Vote vote = domain::Vote::pass;
};
BOOST_DESCRIBE_STRUCT(SheetVote, (), (statement, vote))
struct FillBallot {
  domain::OrganisationId organisation;
  domain::RoundId round;
  std::string key;               // the secret itself, 64 hexadecimal digits
  std::vector<SheetVote> votes;  // the whole sheet as it stands; what is not listed is unanswered
  bool handed_in = false;        // after this the sheet cannot change
};
BOOST_DESCRIBE_STRUCT(FillBallot, (), (organisation, round, key, votes, handed_in))
struct ReadBallot {
  domain::OrganisationId organisation;
  domain::RoundId round;
  std::string key;
};
BOOST_DESCRIBE_STRUCT(ReadBallot, (), (organisation, round, key))
struct SheetView {
  std::vector<SheetVote> votes;
  bool handed_in = false;
};
BOOST_DESCRIBE_STRUCT(SheetView, (), (votes, handed_in))

struct ResultView {
  RoundLine round;
  std::vector<RoundStatement> statements;  // texts, to go with the numbers by id
  analysis::CommonGround ground;
};
BOOST_DESCRIBE_STRUCT(ResultView, (), (round, statements, ground))

// Everybody in the programme; in a support round the people it affects.
[[nodiscard]] bool may_vote(const domain::State& state, const domain::Round& round, domain::PersonId person);
[[nodiscard]] RoundLine round_line(const domain::State& state, const domain::Round& round, domain::PersonId viewer);
[[nodiscard]] std::vector<RoundStatement> statements_of(const domain::State& state, const domain::Round& round);
[[nodiscard]] RoundsView rounds_view(const domain::State& state, const Viewer& viewer);
// `taken`: whether this person took a ballot.
[[nodiscard]] Result<RoundView> round_view(const domain::State& state, const Viewer& viewer, domain::RoundId id, bool taken);

}  // namespace schakel::service
