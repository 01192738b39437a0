#pragma once
// Rounds, ballots and results. Before closing nobody sees a count; after it, groups too small stay hidden.

#include "analysis/common_ground.hpp"
#include "domain/meter.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

struct RoundLine {
  domain::RoundId id;
  domain::ProgrammeId programme;
  domain::RoundKind kind = domain::RoundKind::statements;
  std::optional<domain::ProposalId> proposal;
  std::optional<domain::TermId> term;    // of a marking round
  std::string title;
  std::uint32_t statements = 0;          // of a marking round: cards that each person marks
  Instant closes;
  bool closed = false;
  std::optional<std::uint32_t> ballots;  // after closing
  bool mine = false;                     // I may vote in it, or might have
  std::optional<std::string> paused;     // why the works council let it stand still; none = it does not
  std::string customers;                 // how customers, who are asked too, are called beside the silos; "" = they are not
};
BOOST_DESCRIBE_STRUCT(RoundLine, (),
                      (id, programme, kind, proposal, term, title, statements, closes, closed, ballots, mine, paused, customers))
struct RoundsView {
  std::vector<RoundLine> rounds;  // newest first
};
BOOST_DESCRIBE_STRUCT(RoundsView, (), (rounds))

struct RoundStatement {
  domain::StatementId id;  // none in a round that asks support, whose one question is the proposal or the sentence
  domain::ShareKind kind = domain::ShareKind::hinders;
  std::string text;
  bool by_customer = false;
  std::optional<domain::Ground> set_aside;  // why there is no text
};
BOOST_DESCRIBE_STRUCT(RoundStatement, (), (id, kind, text, by_customer, set_aside))
struct RoundView {
  RoundLine round;
  std::string programme_title;
  std::string silo;       // under which the voter's ballot is counted: a small silo with its neighbour; "" = none
  std::vector<RoundStatement> statements;
  bool taken = false;     // this person has asked for their credential, on this device or another
  domain::Limit limit;
  std::vector<domain::RoundKey> keys;  // public; empty in a round of before there were any
  std::string keys_hash;  // of all keys, as the journal has it: the same for every voter
  std::uint32_t key = 0;  // the place of the voter's
  std::string root;       // of a closed round: over all sheets
  std::uint32_t sheets = 0;
  std::vector<std::vector<domain::StatementId>> hands;  // of a marking round: of these the device draws one, and tells nobody which
  domain::StatementId mine;  // the card that this person wrote, so that their device can say so; none otherwise
  std::vector<std::string> neighbours;  // of a link meter: the silos that this person may answer about
};
BOOST_DESCRIBE_STRUCT(RoundView, (),
                      (round, programme_title, silo, statements, taken, limit, keys, keys_hash, key, root, sheets, hands, mine, neighbours))

// What an open round would like to be asked sooner, for everybody of one key alike (analysis/ask_order.hpp).
struct AskSooner {
  domain::StatementId statement;
  std::uint32_t third = 3;  // 3 first, 1 last
};
BOOST_DESCRIBE_STRUCT(AskSooner, (), (statement, third))
struct RoundOrder {
  std::vector<AskSooner> statements;
};
BOOST_DESCRIBE_STRUCT(RoundOrder, (), (statements))

// With the session: one credential per person and round, signed unseen (RFC 9474). The device makes a random key, blinds its
// SHA-256 with the prefix, and makes the answer into a signature that the server has not seen.
struct AskCredential {
  domain::RoundId round;
  std::string asked;  // the blinded message, in base64url; the same again is answered alike
};
BOOST_DESCRIBE_STRUCT(AskCredential, (), (round, asked))
struct CredentialAnswer {
  std::uint32_t key = 0;  // whose signature it is: a place in the round's keys
  std::string answered;   // the blinded signature, in base64url
};
BOOST_DESCRIBE_STRUCT(CredentialAnswer, (), (key, answered))

struct Credential {
  std::uint32_t key = 0;   // the place of the round's key
  std::string prefix;      // 32 bytes in base64url
  std::string signature;   // of prefix and the SHA-256 of the ballot's key, in base64url
};
BOOST_DESCRIBE_STRUCT(Credential, (), (key, prefix, signature))

// Without a session: whoever holds the key fills in the sheet. Sending it again is the same as sending it once.
struct SheetVote {
  domain::StatementId statement;
  domain::Vote vote = domain::Vote::pass;
};
BOOST_DESCRIBE_STRUCT(SheetVote, (), (statement, vote))
struct FillBallot {
  domain::OrganisationId organisation;
  domain::RoundId round;
  std::string key;               // the ballot's secret itself, 64 hexadecimal digits
  std::optional<Credential> credential;  // needed once; a ballot that is in the box is known by its key
  std::vector<SheetVote> votes;  // the whole sheet as it stands; what is not listed is unanswered
  std::vector<domain::MeterAnswer> answers;  // of a link meter, instead of votes
  bool handed_in = false;        // the voter is done; they may change it all the same until the round closes
  std::uint32_t change = 0;      // counts the changes on the device: what was sent earlier and comes later changes nothing
};
BOOST_DESCRIBE_STRUCT(FillBallot, (), (organisation, round, key, credential, votes, answers, handed_in, change))
struct ReadBallot {
  domain::OrganisationId organisation;
  domain::RoundId round;
  std::string key;
};
BOOST_DESCRIBE_STRUCT(ReadBallot, (), (organisation, round, key))
struct SheetView {
  std::vector<SheetVote> votes;
  std::vector<domain::MeterAnswer> answers;
  bool handed_in = false;
};
BOOST_DESCRIBE_STRUCT(SheetView, (), (votes, answers, handed_in))

// That a ballot lies in the closed box as it was filled in: SHA-256(0 ‖ name ‖ sheet), and the way from there to the root.
struct BallotProof {
  std::string sheet;              // its bytes as they lie in the box
  std::uint32_t place = 0;        // among all sheets in the order of their names, which says nothing
  std::uint32_t sheets = 0;
  std::vector<std::string> path;  // hexadecimal, from the leaf up (RFC 6962)
  std::string root;               // as the journal has it
};
BOOST_DESCRIBE_STRUCT(BallotProof, (), (sheet, place, sheets, path, root))

// What became of a statement after the vote. Where it came from is nowhere: a statement has no author.
struct WayExperiment {
  domain::ExperimentId id;
  std::string title;
  std::optional<domain::Ending> ending;
};
BOOST_DESCRIBE_STRUCT(WayExperiment, (), (id, title, ending))
struct WayProposal {
  domain::ProposalId id;
  std::string title;
  domain::ProposalStage stage = domain::ProposalStage::draft;
  std::optional<domain::Decision> decision;
  std::vector<WayExperiment> experiments;
};
BOOST_DESCRIBE_STRUCT(WayProposal, (), (id, title, stage, decision, experiments))
struct WayWall {
  domain::WallId id;
  std::string title;
  domain::WallStatus status = domain::WallStatus::asked;
};
BOOST_DESCRIBE_STRUCT(WayWall, (), (id, title, status))
struct StatementWay {
  domain::StatementId statement;
  std::vector<RoundLine> rounds;       // that closed with it in them, oldest first
  std::vector<WayWall> walls;          // in the register because of it, oldest first
  std::vector<WayProposal> proposals;  // oldest first
};
BOOST_DESCRIBE_STRUCT(StatementWay, (), (statement, rounds, walls, proposals))

struct ResultView {
  RoundLine round;
  std::vector<RoundStatement> statements;  // texts, to go with the numbers by id
  std::vector<StatementWay> ways;          // likewise
  analysis::CommonGround ground;
};
BOOST_DESCRIBE_STRUCT(ResultView, (), (round, statements, ways, ground))

// Everybody in the programme, and its customers where they are asked; in a support round the people it affects.
[[nodiscard]] bool may_vote(const domain::State& state, const domain::Round& round, domain::PersonId person);
[[nodiscard]] RoundLine round_line(const domain::State& state, const domain::Round& round, domain::PersonId viewer);
[[nodiscard]] std::vector<RoundStatement> statements_of(const domain::State& state, const domain::Round& round);
// Of each statement of the round. Cost O(rounds × their statements + proposals + experiments)
[[nodiscard]] std::vector<StatementWay> ways_of(const domain::State& state, const domain::Round& round, domain::PersonId viewer);
[[nodiscard]] RoundsView rounds_view(const domain::State& state, const Viewer& viewer);
// `taken`: whether this person took a ballot.
[[nodiscard]] Result<RoundView> round_view(const domain::State& state, const Viewer& viewer, domain::RoundId id, bool taken);

}  // namespace schakel::service
