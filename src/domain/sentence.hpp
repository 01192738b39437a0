#pragma once
// The value agreement (waarde-afspraak): one sentence in which all silos say what value for the customer is. Versioned:
//
//   draft ──► voting ──► adopted      it holds until a next one is adopted; version 1, 2, 3 …
//                  └──► not carried   stays readable, with the support it had
//
// It is adopted by the rule of broad support (support.hpp) and by nothing else: the vote's closing decides. Proposals and
// experiments refer to the version that held when they were made.

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/round.hpp"

namespace schakel::domain {

BOOST_DEFINE_ENUM_CLASS(SentenceStage, draft, voting, adopted, not_carried)

struct Sentence {
  SentenceId id;
  ProgrammeId programme;
  TermId term;      // whose readings it came from; none = of no term
  CircleId circle;  // that drafted it; none = a facilitator did
  std::string text;
  std::uint32_t version = 1;  // that it is, or would be
  SentenceStage stage = SentenceStage::draft;
  Instant drafted = {};
  RoundId round;
  std::vector<SupportCount> support;
  Instant decided = {};  // when the vote was counted
};

// --- facts
// A draft that has not been voted on is drafted again under its own number.
struct SentenceDrafted {
  SentenceId sentence;
  ProgrammeId programme;
  TermId term;
  CircleId circle;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(SentenceDrafted, (), (sentence, programme, term, circle, text))
struct SentencePut {
  SentenceId sentence;
  RoundId round;  // in which everybody of the programme says whether they agree
};
BOOST_DESCRIBE_STRUCT(SentencePut, (), (sentence, round))
struct SentenceCounted {
  SentenceId sentence;
  RoundId round;
  std::vector<SupportCount> support;
  bool adopted = false;
};
BOOST_DESCRIBE_STRUCT(SentenceCounted, (), (sentence, round, support, adopted))

// --- commands
// By a facilitator, or by a member for an announced circle.
struct DraftSentence {
  ProgrammeId programme;
  std::string text;  // at most 280 characters
  std::optional<TermId> term;
  std::optional<CircleId> circle;
};
BOOST_DESCRIBE_STRUCT(DraftSentence, (), (programme, text, term, circle))
struct PutSentence {
  SentenceId sentence;
  Instant closes;
};
BOOST_DESCRIBE_STRUCT(PutSentence, (), (sentence, closes))

}  // namespace schakel::domain
