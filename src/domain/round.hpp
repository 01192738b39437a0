#pragma once
// Rounds (stemrondes): a set of statements to which everybody in the programme says agree, disagree or pass.
// The votes are not facts: they are ballots, in a box of their own without person, time or order. The journal says that
// a round was opened and closed, for whom and under which limits; these are frozen when it opens.

#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/organisation.hpp"

namespace schakel::domain {

// statements: what do we share. support: who is in favour of one proposal (agree = in favour, pass = abstain).
BOOST_DEFINE_ENUM_CLASS(RoundKind, statements, support)
BOOST_DEFINE_ENUM_CLASS(Vote, agree, disagree, pass)

// A silo and how many of its people were in when the round opened.
struct SiloSize {
  std::string silo;
  std::uint32_t people = 0;
  friend bool operator==(const SiloSize&, const SiloSize&) = default;
};
BOOST_DESCRIBE_STRUCT(SiloSize, (), (silo, people))

struct Round {
  RoundId id;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  RoundKind kind = RoundKind::statements;
  ProposalId proposal;  // of a support round
  std::string title;
  std::vector<StatementId> statements;  // of a statements round
  std::vector<SiloSize> silos;          // sorted by name
  Limit limit;
  Instant closes;
  bool closed = false;
  std::uint32_t ballots = 0;  // counted at closing
};

// --- facts
struct RoundOpened {
  RoundId round;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  RoundKind kind = RoundKind::statements;
  ProposalId proposal;
  std::string title;
  std::vector<StatementId> statements;
  std::vector<SiloSize> silos;
  Limit limit;
  Instant closes;
};
BOOST_DESCRIBE_STRUCT(RoundOpened, (),
                      (round, programme, cycle, kind, proposal, title, statements, silos, limit, closes))
struct RoundClosed {
  RoundId round;
  std::uint32_t ballots = 0;
};
BOOST_DESCRIBE_STRUCT(RoundClosed, (), (round, ballots))

// --- commands
struct OpenRound {
  ProgrammeId programme;
  std::string title;
  std::vector<StatementId> statements;  // empty: all of this cycle that are not withdrawn
  Instant closes;
};
BOOST_DESCRIBE_STRUCT(OpenRound, (), (programme, title, statements, closes))
struct CloseRound {
  RoundId round;
};
BOOST_DESCRIBE_STRUCT(CloseRound, (), (round))

// What the ballot box held for a support round, per silo; the service counts it and hands it to decide at closing.
struct SupportCount {
  std::string silo;
  std::uint32_t people = 0;     // n
  std::uint32_t cast = 0;       // c
  std::uint32_t abstained = 0;  // a
  std::uint32_t in_favour = 0;  // s
  friend bool operator==(const SupportCount&, const SupportCount&) = default;
};
BOOST_DESCRIBE_STRUCT(SupportCount, (), (silo, people, cast, abstained, in_favour))

// Closing with what the box held. Made by the service out of CloseRound, or when the round's time has come.
struct CountRound {
  RoundId round;
  std::uint32_t ballots = 0;
  std::vector<SupportCount> support;  // of a support round
};
BOOST_DESCRIBE_STRUCT(CountRound, (), (round, ballots, support))

}  // namespace schakel::domain
