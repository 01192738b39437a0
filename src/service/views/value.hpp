#pragma once
// The value agreement: what people are asked about a term, what came of it, and the sentence that holds with those before it.
// While people write, a card is read by its author alone; while they mark, nobody sees a silo or a count. No answer says who
// wrote a card or who marked what.

#include "analysis/meanings.hpp"
#include "analysis/support.hpp"
#include "base/result.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

struct TermLine {
  domain::TermId id;
  domain::ProgrammeId programme;
  std::string text;
  domain::TermStage stage = domain::TermStage::writing;
  Instant writing_until;
  Instant marking_until;
  std::optional<std::uint32_t> cards;    // after marking
  std::optional<domain::RoundId> round;  // in which they are marked
  std::optional<std::string> my_card;    // what I wrote
  bool may_write = false;
};
BOOST_DESCRIBE_STRUCT(TermLine, (), (id, programme, text, stage, writing_until, marking_until, cards, round, my_card, may_write))

struct SentenceLine {
  domain::SentenceId id;
  std::string text;
  std::uint32_t version = 1;
  domain::SentenceStage stage = domain::SentenceStage::draft;
  std::optional<domain::TermId> term;
  std::string circle;                   // that drafted it; "" = a facilitator did
  Instant drafted;
  std::optional<domain::RoundId> round;
  std::optional<Instant> closes;        // of the vote
  std::optional<Instant> decided;
  std::optional<analysis::SupportResult> support;  // after it
};
BOOST_DESCRIBE_STRUCT(SentenceLine, (), (id, text, version, stage, term, circle, drafted, round, closes, decided, support))

struct ValueView {
  domain::ProgrammeId programme;
  std::string programme_title;
  std::string goal;
  std::string border;
  std::optional<SentenceLine> holds;
  std::optional<SentenceLine> under_way;   // a draft, or being voted on
  std::vector<SentenceLine> earlier;       // decided, newest first; without the one that holds
  std::vector<TermLine> terms;             // newest first
  std::optional<domain::CircleId> circle;  // mine, for which I may draft
  std::string circle_name;
};
BOOST_DESCRIBE_STRUCT(ValueView, (), (programme, programme_title, goal, border, holds, under_way, earlier, terms, circle, circle_name))

struct TermView {
  TermLine term;
  std::string programme_title;
  std::uint32_t people = 0;  // in the programme
  std::optional<domain::SentenceId> sentence;  // that holds
};
BOOST_DESCRIBE_STRUCT(TermView, (), (term, programme_title, people, sentence))

struct Reading {
  domain::StatementId card;
  std::optional<std::string> text;  // none = forgotten
  bool marked = false;              // was among those that people marked
};
BOOST_DESCRIBE_STRUCT(Reading, (), (card, text, marked))
// What the people of a silo wrote. A silo of whom too few wrote stands together with others, as "".
struct SiloReadings {
  std::string silo;
  std::vector<Reading> cards;  // in the order of their numbers
};
BOOST_DESCRIBE_STRUCT(SiloReadings, (), (silo, cards))
// By the card that says it best.
struct MeaningName {
  domain::StatementId card;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MeaningName, (), (card, name))
struct TermResultView {
  TermLine term;
  std::string border;
  std::vector<SiloReadings> readings;  // in order of name, those of no name last
  analysis::Meanings meanings;
  std::vector<MeaningName> names;      // what people call sub-meanings
  std::vector<std::string> shared;     // words, without capitals and accents, that stand in three readings or more
};
BOOST_DESCRIBE_STRUCT(TermResultView, (), (term, border, readings, meanings, names, shared))

// The version of the value agreement that something refers to.
struct AgreementRef {
  domain::SentenceId sentence;
  domain::ProgrammeId programme;
  std::uint32_t version = 1;
  std::string text;
  bool holds = true;  // false: a later version replaced it
};
BOOST_DESCRIBE_STRUCT(AgreementRef, (), (sentence, programme, version, text, holds))

[[nodiscard]] Result<ValueView> value_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
[[nodiscard]] Result<TermView> term_view(const domain::State& state, const Viewer& viewer, domain::TermId id);
// Without the meanings, which are computed. Fails  conflict "error.term_open" before marking has closed
[[nodiscard]] Result<TermResultView> term_readings(const domain::State& state, const Viewer& viewer, domain::TermId id);
[[nodiscard]] std::optional<AgreementRef> agreement_ref(const domain::State& state, domain::SentenceId id);
// The silo of each of the cards of a marking round, as the round counts them.
[[nodiscard]] std::vector<std::string> silos_of_cards(const domain::State& state, const domain::Round& round);

}  // namespace schakel::service
