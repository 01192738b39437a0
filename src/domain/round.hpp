#pragma once
// Rounds (stemrondes): a set of statements to which everybody in the programme says agree, disagree or pass.
// The votes are not facts: they are ballots, in a box of their own without person, time or order. The journal says that
// a round was opened and closed, for whom and under which limits; these are frozen when it opens.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/groups.hpp"
#include "domain/ids.hpp"
#include "domain/pause.hpp"

namespace schakel::domain {

// statements: what do we share. support: who is in favour of one proposal (agree = in favour, pass = abstain).
// marking: which cards say what we mean by a term (term.hpp). sentence: who agrees with the shared one (sentence.hpp).
// meter: how working together goes, in scores (meter.hpp).
BOOST_DEFINE_ENUM_CLASS(RoundKind, statements, support, marking, sentence, meter)
BOOST_DEFINE_ENUM_CLASS(Vote, agree, disagree, pass)

// With which the server signs the credentials of the voters of some silos; round_keys.hpp says which share one.
struct RoundKey {
  std::string silo;                // how these voters are called and counted: "Archief + Zorg"; "" = in no silo
  std::vector<std::string> silos;  // sorted
  std::uint32_t people = 0;        // when the round opened
  std::string key;                 // the public one: an RSA modulus in base64url; the exponent is 65537
  friend bool operator==(const RoundKey&, const RoundKey&) = default;
};
BOOST_DESCRIBE_STRUCT(RoundKey, (), (silo, silos, people, key))

struct Round {
  RoundId id;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  RoundKind kind = RoundKind::statements;
  ProposalId proposal;  // of a support round
  std::string title;
  std::vector<StatementId> statements;  // of a statements round; of a marking round its cards
  std::vector<SiloSize> silos;          // sorted by name
  Limit limit;
  Instant closes;
  bool closed = false;
  Instant closed_at;           // when it was
  std::uint32_t ballots = 0;   // counted at closing
  std::vector<RoundKey> keys;  // empty in rounds of before there were any
  std::string keys_hash;       // of all keys, so that two voters can see that they got the same
  std::uint32_t sheets = 0;    // in the box at closing
  std::string root;            // of the tree over them, in hexadecimal; "" = none was made
  TermId term;                 // of a marking round
  SentenceId sentence;         // of a sentence round
  std::optional<Pause> pause;  // while it stands still
  std::string customers;       // how the group of customers is called among the keys; "" = they are not asked
};

[[nodiscard]] inline bool takes_ballots(const Round& round, Instant now) { return !round.closed && !round.pause && now < round.closes; }

// Whether it asks one question, for or against, and is counted by the rule of broad support.
[[nodiscard]] inline bool asks_support(RoundKind kind) { return kind == RoundKind::support || kind == RoundKind::sentence; }

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
struct RoundKeyed {
  RoundId round;
  std::vector<RoundKey> keys;
  std::string hash;  // SHA-256, in hexadecimal, of what the service's round_keys.hpp says
};
BOOST_DESCRIBE_STRUCT(RoundKeyed, (), (round, keys, hash))
// What lies in the box cannot change any more without this saying so.
struct RoundSealed {
  RoundId round;
  std::uint32_t issued = 0;  // credentials
  std::uint32_t sheets = 0;
  std::string root;          // of the Merkle tree over the sheets in the order of their names, in hexadecimal
};
BOOST_DESCRIBE_STRUCT(RoundSealed, (), (round, issued, sheets, root))

// --- commands
struct OpenRound {
  ProgrammeId programme;
  std::string title;
  std::vector<StatementId> statements;  // empty: all of this cycle that stand; of customers alone when they are asked
  Instant closes;
  bool customers = false;               // they are asked too. Then every statement is theirs: others were not written for them to read
};
BOOST_DESCRIBE_STRUCT(OpenRound, (), (programme, title, statements, closes, customers))
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
  std::vector<SupportCount> support;  // of a round that asks support
  std::optional<RoundSealed> seal = {};
};
BOOST_DESCRIBE_STRUCT(CountRound, (), (round, ballots, support, seal))

}  // namespace schakel::domain
