#pragma once
// What a screen of the silo map shows besides the map itself: the borders side by side, introductions for the two people
// concerned, and counts of them for everybody.

#include <set>

#include "analysis/link_effect.hpp"
#include "analysis/silo_map.hpp"
#include "service/views/common.hpp"

namespace schakel::service {

// Which map: along a border ("" = the first), and how many parts of its silos' names count (0 = all).
struct MapAsk {
  std::string border;
  std::uint32_t level = 0;
};

// One border at one level, in a line.
struct BorderLine {
  std::string border;
  std::uint32_t level = 0;
  std::uint32_t levels = 1;
  std::uint32_t silos = 0;
  std::uint32_t hidden = 0;  // of those
  std::uint32_t walls = 0;   // that are shown
  std::uint32_t corridors = 0;
  analysis::MapOverall overall;
  Shown<double> ami;       // of the silos and the communities that the ties show
  Shown<double> seed_ari;
};
BOOST_DESCRIBE_STRUCT(BorderLine, (), (border, level, levels, silos, hidden, walls, corridors, overall, ami, seed_ari))

struct MapBordersView {
  std::vector<BorderLine> borders;    // in the organisation's order, from coarse to fine
  std::vector<std::string> too_many;  // borders with more silos than a map takes
};
BOOST_DESCRIBE_STRUCT(MapBordersView, (), (borders, too_many))

// made: the ties that were imported after it was intended have it.
BOOST_DEFINE_ENUM_CLASS(LinkStage, suggested, intended, made)

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
};
BOOST_DESCRIBE_STRUCT(LinkLine, (), (other, name, silo, stage, common, reason, introducer, since, task, on))

struct MyLinksView {
  bool open = false;  // whether I chose introductions
  std::string border;
  std::string silo;   // mine
  std::vector<LinkLine> links;
};
BOOST_DESCRIBE_STRUCT(MyLinksView, (), (open, border, silo, links))

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
// Those that are held out are not in it, but for what was intended.
[[nodiscard]] MyLinksView my_links_view(const domain::State& state, const Viewer& viewer, const std::vector<SuggestedLink>& suggested);
[[nodiscard]] LinksMadeView links_made_view(const domain::State& state, const analysis::SiloMap& map);

}  // namespace schakel::service
