#pragma once
// Programmes with their phases; circles as the composer and as their members see them.

#include "analysis/compose.hpp"
#include "service/views/common.hpp"
#include "service/views/head_counts.hpp"

namespace schakel::service {

struct ProgrammeView {
  domain::ProgrammeId id;
  std::string title;
  std::string goal;
  std::string border;
  std::uint32_t cycle = 1;
  std::vector<domain::PhaseDates> phases;
  std::optional<domain::Phase> phase;  // today's
  std::vector<domain::SiloSize> silos;
  std::uint32_t people = 0;
  bool mine = false;  // I take part
  bool ended = false;
  std::vector<PersonLine> invited;  // for facilitators; else empty
};
BOOST_DESCRIBE_STRUCT(ProgrammeView, (),
                      (id, title, goal, border, cycle, phases, phase, silos, people, mine, ended, invited))
struct ProgrammesView {
  std::vector<ProgrammeView> programmes;  // newest first
};
BOOST_DESCRIBE_STRUCT(ProgrammesView, (), (programmes))

// One-time sign-in links. Shown once to the facilitator when no mail server is set; else they were mailed and are not shown.
struct SignInLink {
  domain::PersonId person;
  std::string name;
  std::optional<std::string> link;
  bool mailed = false;
};
BOOST_DESCRIBE_STRUCT(SignInLink, (), (person, name, link, mailed))
struct SignInLinks {
  std::vector<SignInLink> links;
};
BOOST_DESCRIBE_STRUCT(SignInLinks, (), (links))

struct ComposeOrder {
  domain::ProgrammeId programme;
  std::uint32_t size = 5;
  std::uint64_t seed = 1;
};
BOOST_DESCRIBE_STRUCT(ComposeOrder, (), (programme, size, seed))

struct CircleView {
  domain::CircleId id;
  std::string name;
  std::string goal;
  std::vector<PersonLine> people;
  bool locked = false;
  bool announced = false;
  std::optional<bool> met;
  std::vector<analysis::CircleReason> reasons;
  std::vector<std::string> violations;  // catalogue keys of broken hard rules; never names why two must stay apart
};
BOOST_DESCRIBE_STRUCT(CircleView, (), (id, name, goal, people, locked, announced, met, reasons, violations))

struct CirclesView {
  domain::ProgrammeId programme;
  std::string programme_title;
  std::string border;
  std::vector<CircleView> draft;
  std::vector<CircleView> announced;  // of this cycle
  std::vector<PersonLine> without;    // in the programme, in no circle
  std::optional<double> score;        // of the draft, 0..1
  std::optional<double> bound;        // no composition can score more
  std::vector<analysis::Obstacle> obstacles;  // what the people of the draft cannot all keep, however they are put together
};
BOOST_DESCRIBE_STRUCT(CirclesView, (), (programme, programme_title, border, draft, announced, without, score, bound, obstacles))

struct CircleShare {
  domain::ShareId id;
  PersonLine author;
  domain::ShareKind kind = domain::ShareKind::hinders;
  std::optional<std::string> text;  // none = forgotten
  bool mine = false;
};
BOOST_DESCRIBE_STRUCT(CircleShare, (), (id, author, kind, text, mine))
// What the circle found together. Who agreed is told to nobody, nor how many.
struct HarvestLine {
  domain::HarvestId id;
  domain::HarvestKind kind = domain::HarvestKind::insight;
  std::optional<std::string> text;  // none = forgotten
  domain::HarvestStage stage = domain::HarvestStage::asked;
  bool agreed = false;              // I did
  bool aside = false;               // the statement it became was set aside by a facilitator
};
BOOST_DESCRIBE_STRUCT(HarvestLine, (), (id, kind, text, stage, agreed, aside))
// For its members only.
// Somebody who came when the circle had been announced already.
struct Newcomer {
  PersonLine person;
  Date on;
};
BOOST_DESCRIBE_STRUCT(Newcomer, (), (person, on))

struct MyCircleView {
  domain::CircleId id;
  domain::ProgrammeId programme;
  std::string name;
  std::string goal;
  std::vector<PersonLine> people;
  std::vector<CircleShare> shares;           // those that were shared since I am in it
  std::optional<Date> since;                 // I came later, on that day; what was said before stays with those who were there
  std::vector<Newcomer> newcomers;           // others who came later
  Date until;
  std::optional<bool> met;
  std::optional<domain::SessionId> session;  // it is in now
  std::optional<domain::WrittenId> written;  // the session in writing it is in now, or was in last
  bool writes = false;                       // it is in that now
  std::vector<HarvestLine> harvest;          // newest first
};
BOOST_DESCRIBE_STRUCT(MyCircleView, (), (id, programme, name, goal, people, shares, since, newcomers, until, met, session, written, writes, harvest))
struct MyCirclesView {
  std::vector<MyCircleView> circles;  // newest first
};
BOOST_DESCRIBE_STRUCT(MyCirclesView, (), (circles))

// Where somebody who is in no circle could join one that was announced: those with room, the best first, with what they would have to say
// for themselves and the rules that they would break.
struct CirclePlace {
  domain::CircleId circle;
  std::string name;
  std::vector<PersonLine> people;
  std::vector<analysis::CircleReason> reasons;
  std::vector<std::string> violations;
};
BOOST_DESCRIBE_STRUCT(CirclePlace, (), (circle, name, people, reasons, violations))
struct CirclePlacesView {
  PersonLine person;
  std::vector<CirclePlace> places;
};
BOOST_DESCRIBE_STRUCT(CirclePlacesView, (), (person, places))

// My own shares, whoever else may read them.
struct MyShare {
  domain::ShareId id;
  domain::ProgrammeId programme;
  domain::ShareKind kind = domain::ShareKind::hinders;
  domain::ShareReach reach = domain::ShareReach::only_me;
  std::optional<domain::CircleId> circle;
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(MyShare, (), (id, programme, kind, reach, circle, text))
struct MySharesView {
  std::vector<MyShare> shares;  // newest first
};
BOOST_DESCRIBE_STRUCT(MySharesView, (), (shares))

// Everybody gets the same list, so that asking for it says nothing about who wrote what; the device that holds a
// statement's secret finds its own.
BOOST_DEFINE_ENUM_CLASS(StatementStage, published, in_vote, voted, in_proposal, decided, in_experiment, result, withdrawn, set_aside)
struct StatementLine {
  domain::StatementId id;
  domain::ProgrammeId programme;
  domain::ShareKind kind = domain::ShareKind::hinders;
  std::string text;
  std::string lock;
  std::optional<std::string> signed_by;
  StatementStage stage = StatementStage::published;
  std::uint32_t target = 0;  // the round, proposal or experiment of that stage
  bool by_customer = false;
  bool by_circle = false;
  std::optional<domain::Ground> ground = {};  // on which it was set aside, and the reason that was given
  std::string reason = {};
};
BOOST_DESCRIBE_STRUCT(StatementLine, (), (id, programme, kind, text, lock, signed_by, stage, target, by_customer, by_circle, ground, reason))
// One that was set aside, as the log of it has it.
struct AsideLine {
  domain::StatementId id;
  domain::ProgrammeId programme;
  domain::ShareKind kind = domain::ShareKind::hinders;
  bool by_customer = false;
  domain::Ground ground = domain::Ground::names_somebody;
  std::string reason;
  Date on;
  std::optional<std::string> text;  // for facilitators, who may put it back
};
BOOST_DESCRIBE_STRUCT(AsideLine, (), (id, programme, kind, by_customer, ground, reason, on, text))
struct AsideView {
  std::vector<AsideLine> statements;  // newest first
};
BOOST_DESCRIBE_STRUCT(AsideView, (), (statements))

struct StatementsView {
  std::vector<StatementLine> statements;
};
BOOST_DESCRIBE_STRUCT(StatementsView, (), (statements))

// Statements in words like a text that somebody is about to publish: at most three, of its programme, the likest first. Suggested,
// never merged, and nothing is refused for it. Only what everybody may read anyway; the text is neither kept nor logged.
struct LikeStatement {
  domain::StatementId id;
  domain::ShareKind kind = domain::ShareKind::hinders;
  std::string text;
  bool strong = false;
  bool negation_differs = false;  // one of the two says "not"
  bool numbers_differ = false;
};
BOOST_DESCRIBE_STRUCT(LikeStatement, (), (id, kind, text, strong, negation_differs, numbers_differ))
struct LikeStatementsView {
  std::vector<LikeStatement> statements;
};
BOOST_DESCRIBE_STRUCT(LikeStatementsView, (), (statements))
struct AskLikeStatements {
  domain::ProgrammeId programme;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(AskLikeStatements, (), (programme, text))

[[nodiscard]] ProgrammesView programmes_view(const domain::State& state, const Viewer& viewer, const HeadCounts& counts);
[[nodiscard]] Result<CirclesView> circles_view(const domain::State& state, const Viewer& viewer, domain::ProgrammeId id);
[[nodiscard]] MyCirclesView my_circles_view(const domain::State& state, const Viewer& viewer);
[[nodiscard]] MySharesView my_shares_view(const domain::State& state, const Viewer& viewer);
[[nodiscard]] StatementsView statements_view(const domain::State& state, const Viewer& viewer);
[[nodiscard]] AsideView aside_view(const domain::State& state, const Viewer& viewer);

}  // namespace schakel::service
