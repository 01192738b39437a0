#pragma once
// Terms: a word that everybody uses ("value for the customer"), and what each of us means by it.
//
//   writing ──────────────► marking ─────────────────────► marked
//   everybody writes a card,  everybody marks fourteen       the readings side by side,
//   which nobody else reads   cards, by ballot               and how far silos differ
//         └─► too few: with fewer cards than the limit of answers nothing is ever shown
//
// A card has an author, who alone reads it and may change it while people write, and whose key seals it; no screen says whose
// it is. When writing closes the cards get numbers in the order of their texts, which tells nothing of who wrote first, and a
// round opens in which they are what is voted on: agree = this is what I mean, disagree = it is not, pass = skipped. Which
// cards somebody marks, their own device draws (analysis/meanings.hpp): what the server dealt would say whose ballot it is.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/secret.hpp"

namespace schakel::domain {

BOOST_DEFINE_ENUM_CLASS(TermStage, writing, marking, marked, too_few)

struct Card {
  StatementId id;    // numbered as statements are, for a round votes on it; none while people write
  PersonId author;   // never shown
  std::string silo;  // when it was written; "" = none
  Secret text;       // the author's key
};

struct Term {
  TermId id;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  std::string text;
  Instant writing_until;
  Instant marking_until;
  TermStage stage = TermStage::writing;
  std::vector<Card> cards;  // by author while people write, then by number
  RoundId round;            // in which they are marked
  std::map<StatementId, std::string> names;  // what people call a sub-meaning, by the card that says it best
};

// --- facts
struct TermAsked {
  TermId term;
  ProgrammeId programme;
  std::uint32_t cycle = 1;
  std::string text;
  Instant writing_until;
  Instant marking_until;
};
BOOST_DESCRIBE_STRUCT(TermAsked, (), (term, programme, cycle, text, writing_until, marking_until))
// Instead of the card that this person wrote before.
struct CardWritten {
  TermId term;
  PersonId author;
  std::string silo;
  Secret text;
};
BOOST_DESCRIBE_STRUCT(CardWritten, (), (term, author, silo, text))
struct CardWithdrawn {
  TermId term;
  PersonId author;
};
BOOST_DESCRIBE_STRUCT(CardWithdrawn, (), (term, author))
struct NumberedCard {
  StatementId card;
  PersonId author;
};
BOOST_DESCRIBE_STRUCT(NumberedCard, (), (card, author))
struct WritingClosed {
  TermId term;
  RoundId round;  // that opened with it; none = too few cards
  std::vector<NumberedCard> cards;
};
BOOST_DESCRIBE_STRUCT(WritingClosed, (), (term, round, cards))

// The sub-meaning that this card says best is called so; "" = no longer.
struct MeaningNamed {
  TermId term;
  StatementId card;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MeaningNamed, (), (term, card, name))

// --- commands
struct AskTerm {
  ProgrammeId programme;
  std::string text;  // at most 280 characters
  Instant writing_until;
  Instant marking_until;
};
BOOST_DESCRIBE_STRUCT(AskTerm, (), (programme, text, writing_until, marking_until))
struct WriteCard {
  TermId term;
  std::string text;  // at most 280 characters; "" takes the card back
};
BOOST_DESCRIBE_STRUCT(WriteCard, (), (term, text))
// By a facilitator, or by the clock when its time has come.
struct CloseWriting {
  TermId term;
};
BOOST_DESCRIBE_STRUCT(CloseWriting, (), (term))

// --- questions
// The card of this person; nullptr when they wrote none, or it was forgotten.
[[nodiscard]] const Card* card_of(const Term& term, PersonId person);

// By a facilitator, in the words of the people: after marking, of one of its cards; "" takes the name away.
struct NameMeaning {
  TermId term;
  StatementId card;
  std::string name;  // at most 120 characters
};
BOOST_DESCRIBE_STRUCT(NameMeaning, (), (term, card, name))

}  // namespace schakel::domain
