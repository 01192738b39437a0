#pragma once
// Who knows: what people offer, what was answered and is kept, found in words alike; and the questions of and to somebody. Nobody reads
// who else was asked, who passed, or how often anybody is.

#include "base/result.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

// Why nobody finds it any more.
struct AsideWhy {
  domain::Ground ground = domain::Ground::names_somebody;
  std::string reason;
  Date on;
};
BOOST_DESCRIBE_STRUCT(AsideWhy, (), (ground, reason, on))

struct OfferLine {
  domain::OfferId id;
  std::string text;
  std::optional<AsideWhy> aside = {};
};
BOOST_DESCRIBE_STRUCT(OfferLine, (), (id, text, aside))

struct HelpAnswerLine {
  domain::AnswerId id;
  PersonLine person;          // who answered; to who answered: themselves
  std::string text;
  bool thanked = false;
  bool i_keep = false;        // I would like everybody to find it
  bool kept = false;          // and so does the other: they do
  bool mine = false;          // I answered it
  std::optional<AsideWhy> aside = {};
};
BOOST_DESCRIBE_STRUCT(HelpAnswerLine, (), (id, person, text, thanked, i_keep, kept, mine, aside))

// A question: to who asked it with all answers, to who was asked with their own.
struct HelpLine {
  domain::HelpId id;
  std::string text;
  Date asked;
  Date until;                         // forgotten on this day, but for what is kept
  bool mine = false;                  // I asked it
  PersonLine asker;                   // to who was asked
  std::vector<HelpAnswerLine> answers;
  std::uint32_t asked_of = 0;         // people, of my own question; never who
  std::uint32_t waiting = 0;          // of those who can still answer
  bool may_go_further = false;        // to others
  bool passed = false;                // I said that I cannot help
};
BOOST_DESCRIBE_STRUCT(HelpLine, (), (id, text, asked, until, mine, asker, answers, asked_of, waiting, may_go_further, passed))

// To facilitators: what they set aside.
struct KnowledgeAside {
  domain::KnowledgeRef what;
  PersonLine person;
  std::string text;                    // the offer, the question
  std::optional<std::string> answer;
  AsideWhy why;
};
BOOST_DESCRIBE_STRUCT(KnowledgeAside, (), (what, person, text, answer, why))

struct WhoView {
  std::vector<OfferLine> offers;      // mine
  std::uint32_t a_month = 0;          // how often I let myself be asked
  std::uint32_t a_month_most = domain::asked_most;
  bool by_work = false;
  std::vector<HelpLine> asked_of_me;  // the latest first; those that wait for me before the others
  std::vector<HelpLine> mine;         // the latest first
  std::uint32_t kept_days = 0;
  std::vector<KnowledgeAside> aside;  // to a facilitator
};
BOOST_DESCRIBE_STRUCT(WhoView, (), (offers, a_month, a_month_most, by_work, asked_of_me, mine, kept_days, aside))

// What finds somebody. `answer`: to a question that was asked before; both agreed that it is found.
BOOST_DEFINE_ENUM_CLASS(KnownBy, offer, answer, work)
struct FoundLine {
  KnownBy by = KnownBy::offer;
  PersonLine person;
  std::string text;                     // the offer, the question, the work's title
  std::optional<std::string> answer;
  bool across = false;                  // of another silo than mine
  bool may_be_asked = false;            // now, or later this month; false: not by a question here
  domain::KnowledgeRef what = {};       // none: a work item
};
BOOST_DESCRIBE_STRUCT(FoundLine, (), (by, person, text, answer, across, may_be_asked, what))
struct FoundView {
  std::vector<FoundLine> lines;         // of other silos first
};
BOOST_DESCRIBE_STRUCT(FoundView, (), (lines))

struct FindWho {
  std::string text;  // at most 500 characters; nothing is kept of it
};
BOOST_DESCRIBE_STRUCT(FindWho, (), (text))
// Whom it goes to is computed.
struct HelpOrder {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(HelpOrder, (), (text))
struct GoFurther {
  domain::HelpId help;
};
BOOST_DESCRIBE_STRUCT(GoFurther, (), (help))

[[nodiscard]] WhoView who_view(const domain::State& state, const Viewer& viewer);
// Fails  not_found, also for who neither asked it nor was asked
[[nodiscard]] Result<HelpLine> help_view(const domain::State& state, const Viewer& viewer, domain::HelpId id);

// One text by which somebody is found, with whose it is.
struct KnownLine {
  FoundLine line;      // without what depends on who looks
  std::string text;    // that is searched: with an answer, both
  domain::PersonId person;
};
[[nodiscard]] std::vector<KnownLine> known_lines(const domain::State& state);

}  // namespace schakel::service
