#pragma once
// Links worth making: for the two people concerned, for who is asked to introduce them, and counts of them for everybody.

#include <set>

#include "analysis/link_effect.hpp"
#include "analysis/silo_map.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

// made: the ties that were imported after it was intended have it.
BOOST_DEFINE_ENUM_CLASS(LinkStage, suggested, intended, made)

// How an introduction stands, for one of the two. To the other it is not there before it is made.
struct IntroductionLine {
  bool mine = false;    // I asked for it
  bool made = false;
  bool lapsed = false;  // three weeks on nothing came of it; nobody is told why
  std::string by;       // who introduces, or is asked to; "" = a facilitator, who did not yet
  std::string about;    // what the one who asked would like to talk about
  std::string words;    // to both, of who introduced
};
BOOST_DESCRIBE_STRUCT(IntroductionLine, (), (mine, made, lapsed, by, about, words))

// Somebody it would be worth meeting: shown to these two alone, and only when both chose so.
struct LinkLine {
  domain::PersonId other;
  std::string name;
  std::string silo;
  LinkStage stage = LinkStage::suggested;
  std::uint32_t common = 0;               // people both know; 0 when it is no longer suggested
  std::string reason;                     // as analysis::PairToMeet
  std::optional<std::string> introducer;  // one of them, when that person chose introductions as well
  std::optional<Instant> since;           // intended
  std::string task;                       // a first thing to do together; "" = none was written down
  std::optional<Date> on;
  std::optional<IntroductionLine> introduction;
};
BOOST_DESCRIBE_STRUCT(LinkLine, (), (other, name, silo, stage, common, reason, introducer, since, task, on, introduction))

// Two people whom this person is asked to introduce to each other, because they know both or because they facilitate.
struct ToIntroduce {
  PersonLine asker;
  PersonLine other;
  std::string about;
  bool as_facilitator = false;
  Instant asked;
};
BOOST_DESCRIBE_STRUCT(ToIntroduce, (), (asker, other, about, as_facilitator, asked))

struct MyLinksView {
  bool open = false;  // whether I chose introductions
  std::string border;
  std::string silo;   // mine
  std::vector<LinkLine> links;
  std::vector<ToIntroduce> to_introduce;  // the oldest first; also of a facilitator who chose no introductions
};
BOOST_DESCRIBE_STRUCT(MyLinksView, (), (open, border, silo, links, to_introduce))

// To be introduced to somebody who is suggested to me.
struct IntroductionOrder {
  domain::PersonId other;
  bool by_facilitator = false;  // else by who knows us both
  std::string about;            // what I would like to talk about; at most 280 characters
};
BOOST_DESCRIBE_STRUCT(IntroductionOrder, (), (other, by_facilitator, about))

// Links that two people said they would make, and that the map now has; never who. Only of pairs whose ties the map shows.
struct LinksMade {
  std::string a;
  std::string b;
  std::uint32_t count = 0;
};
BOOST_DESCRIBE_STRUCT(LinksMade, (), (a, b, count))
struct LinksMadeView {
  std::string border;
  std::optional<Instant> ties_at;  // when they were last imported
  std::vector<LinksMade> made;     // in order of (a, b)
  analysis::LinkEffect effect;     // of suggesting links, beside those held out by chance; along the first border
};
BOOST_DESCRIBE_STRUCT(LinksMadeView, (), (border, ties_at, made, effect))

// Whether this person is asked to introduce these two to each other; whether they were introduced to who asked, and did not answer yet.
[[nodiscard]] bool waits_for_introduction(const domain::State& state, const Viewer& viewer, const domain::LinkPair& pair, const domain::Introducing& one);
[[nodiscard]] bool waits_for_yes(const domain::State& state, const Viewer& viewer, const domain::LinkPair& pair, const domain::Introducing& one);
// Of the links that were intended, those that are in ties imported later. Cost  O(ties)
[[nodiscard]] std::set<domain::LinkPair> links_made(const domain::State& state);
// `pairs` of this viewer, from analysis::pairs_to_meet along the first border; who is not open sees none.
struct SuggestedLink {
  domain::PersonId a;
  domain::PersonId b;
  domain::PersonId introducer;
  std::uint32_t common = 0;
  std::string reason;
};
// Of these links those that the present ties have, shown and held out. `import`: of the ties that they were worth making under.
[[nodiscard]] domain::LinksCompared links_compared(const domain::State& state, const std::vector<SuggestedLink>& suggested, std::uint32_t import);
// Those that are held out are not in it, but for what was asked or intended.
[[nodiscard]] MyLinksView my_links_view(const domain::State& state, const Viewer& viewer, const std::vector<SuggestedLink>& suggested);
[[nodiscard]] LinksMadeView links_made_view(const domain::State& state, const analysis::SiloMap& map);

}  // namespace schakel::service
