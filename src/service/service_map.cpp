// The silo map and what comes with it. Computed beside the writer from a copy of what it needs, on a thread of its own, and
// kept until the people, their ties, the limits or, for introductions, what people chose have changed.

#include <algorithm>
#include <chrono>
#include <map>

#include "analysis/map_links.hpp"
#include "analysis/map_nodes.hpp"
#include "service/inside.hpp"

namespace schakel::service {

using namespace domain;

Result<std::size_t> border_in(const State& state, const std::string& border) {
  if (state.borders.empty()) {
    return fail(ErrorKind::conflict, "no people have been imported yet", "error.no_people");
  }
  if (border.empty()) return std::size_t{0};
  const auto found = std::find(state.borders.begin(), state.borders.end(), border);
  if (found != state.borders.end()) return static_cast<std::size_t>(found - state.borders.begin());
  return fail(ErrorKind::not_found, "there is no border called '" + border + "'", "error.unknown_border", {{"border", border}});
}

namespace {

struct Prepared {
  RosterOf people;
  Ties ties;
  analysis::MapRules rules;
};

// As many draws of people as a minute of work allows; fewer make the ends of an interval less sharp, not wider.
std::uint32_t draws_for(std::size_t ties) {
  constexpr std::size_t work = 400'000'000;
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(work / std::max<std::size_t>(1, ties), 100, 1000));
}

Result<Prepared> prepared(const State& state, const MapAsk& asked) {
  Prepared result;
  result.rules.border = TRY(border_in(state, asked.border));
  result.rules.minimum = state.limit.people;
  result.people = roster_of(state);
  const std::uint32_t levels = analysis::levels_of(result.people.roster, result.rules.border);
  result.rules.level = asked.level >= levels ? 0 : asked.level;  // the deepest level is the whole
  result.ties = ties_of(state, result.people);
  result.rules.draws = draws_for(result.ties.list.size());
  return result;
}

MapKey key_of(const Running& of, const MapAsk& asked) { return {of.id(), asked.border, asked.level}; }

BorderLine line_of(const analysis::SiloMap& map) {
  BorderLine line{.border = map.border,
                  .level = map.level,
                  .levels = map.levels,
                  .silos = static_cast<std::uint32_t>(map.silos.size()),
                  .overall = map.overall,
                  .ami = map.communities.ami,
                  .seed_ari = map.communities.seed_ari};
  for (const auto& silo : map.silos) line.hidden += silo.people ? 0U : 1U;
  for (const auto& cell : map.exchange) {
    if (cell.a == cell.b) continue;
    line.walls += cell.verdict == "wall" ? 1U : 0U;
    line.corridors += cell.verdict == "corridor" ? 1U : 0U;
  }
  return line;
}

// Of one border, every level from coarse to fine.
Result<void> add_lines(Inside& inside, const Running& of, const std::string& border, MapBordersView& view) {
  for (std::uint32_t level = 1;; ++level) {
    const auto map = map_of(inside, of, {.border = border, .level = level});
    if (!map && map.error().kind != ErrorKind::too_large) return Failure(map.error());
    if (map) view.borders.push_back(line_of(*map));
    if (!map || map->level == 0) {
      if (!map) view.too_many.push_back(border);
      return {};
    }
  }
}

// A large organisation, in which looking for links takes long, looks again once an hour while people choose; who no longer wants
// to be introduced is left out at once all the same (my_links_view).
std::uint64_t links_version(const Running& of, Instant now) {
  constexpr std::size_t large = 100'000;  // ties
  if (of.state().ties.from.size() < large) return of.introductions_position();
  const auto hours = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::hours>(now.time_since_epoch()).count());
  return (of.roster_position() << 24U) | (hours & 0xFFFFFFU);
}

}  // namespace

Result<std::vector<SuggestedLink>> suggested_links(Inside& inside, const Running& of) {
  Prepared from;
  std::uint64_t version = 0;
  {
    const auto guard = of.lock();
    const State& state = of.state();
    version = links_version(of, inside.clock());
    if (auto kept = inside.links.find(of.id(), version)) return std::move(*kept);
    if (state.open_to_introductions.size() < 2) return std::vector<SuggestedLink>{};
    from = TRY(prepared(state, {}));
    for (const PersonId person : from.people.people) from.rules.willing.push_back(state.open_to_introductions.contains(person) ? 1 : 0);
  }
  // Of the few who are willing more may be named for a wall than leaders are told of.
  constexpr std::uint32_t per_wall_among_willing = 12;
  from.rules.per_wall = per_wall_among_willing;
  std::vector<SuggestedLink> links;
  std::map<std::string, PersonId> number;
  for (std::size_t i = 0; i < from.people.people.size(); ++i) number.emplace(from.people.roster.people[i].id, from.people.people[i]);
  for (const auto& pair : TRY(analysis::pairs_to_meet(from.people.roster, from.ties, from.rules))) {
    links.push_back({number.at(pair.a), number.at(pair.b), number.at(pair.introducer), pair.common, pair.reason});
  }
  inside.links.keep(of.id(), version, links);
  return links;
}

namespace {

Result<MyLinksView> my_links(Inside& inside, const Running& of, const Viewer& viewer) {
  const bool open = of.read([&](const Running& running) { return running.state().open_to_introductions.contains(viewer.person); });
  const auto links = open ? TRY(suggested_links(inside, of)) : std::vector<SuggestedLink>{};
  return of.read([&](const Running& running) { return my_links_view(running.state(), viewer, links); });
}

}  // namespace

Result<analysis::SiloMap> map_of(Inside& inside, const Running& of, const MapAsk& asked) {
  Prepared from;
  std::uint64_t version = 0;
  MapAsk exact = asked;
  {
    const auto guard = of.lock();
    exact.border = of.state().borders.empty() ? "" : of.state().borders[TRY(border_in(of.state(), asked.border))];
    version = of.roster_position();
    if (auto kept = inside.maps.find(key_of(of, exact), version)) return std::move(*kept);
    from = TRY(prepared(of.state(), exact));
  }
  if (from.rules.level != exact.level) {  // it is the whole by another number
    auto map = TRY(map_of(inside, of, {.border = exact.border, .level = from.rules.level}));
    inside.maps.keep(key_of(of, exact), version, map);
    return map;
  }
  auto map = TRY(analysis::map_silos(from.people.roster, from.ties, from.rules));
  inside.maps.keep(key_of(of, exact), version, map);
  return map;
}

void Service::silo_map(Who who, MapAsk asked, Then<analysis::SiloMap> then) {
  Inside::compute<analysis::SiloMap>(
      *parts_->mapping,
      [this, who, asked = std::move(asked)]() -> Result<analysis::SiloMap> { return map_of(*parts_, *TRY(parts_->running(who.organisation)), asked); },
      std::move(then));
}

void Service::map_borders(Who who, Then<MapBordersView> then) {
  Inside::compute<MapBordersView>(
      *parts_->mapping,
      [this, who]() -> Result<MapBordersView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        MapBordersView view;
        for (const auto& border : of.read([](const Running& running) { return running.state().borders; })) {
          TRY(add_lines(*parts_, of, border, view));
        }
        return view;
      },
      std::move(then));
}

void Service::map_change(Who who, MapAsk asked, Then<analysis::MapChange> then) {
  Inside::compute<analysis::MapChange>(
      *parts_->mapping,
      [this, who, asked = std::move(asked)]() -> Result<analysis::MapChange> {
        const Running& of = *TRY(parts_->running(who.organisation));
        Prepared from;
        std::uint64_t version = 0;
        {
          const auto guard = of.lock();
          version = of.roster_position();
          if (auto kept = parts_->changes.find(key_of(of, asked), version)) return std::move(*kept);
          from = TRY(prepared(of.state(), asked));
        }
        const std::uint32_t windows = analysis::windows_for(from.ties);
        analysis::MapChange change;  // without windows: the ties have no times
        if (windows > 0) change = TRY(analysis::map_change(from.people.roster, from.ties, from.rules, windows));
        parts_->changes.keep(key_of(of, asked), version, change);
        return change;
      },
      std::move(then));
}

void Service::links_made(Who who, MapAsk asked, Then<LinksMadeView> then) {
  Inside::compute<LinksMadeView>(
      *parts_->mapping,
      [this, who, asked = std::move(asked)]() -> Result<LinksMadeView> {
        const Running& of = *TRY(parts_->running(who.organisation));
        const auto map = TRY(map_of(*parts_, of, {.border = asked.border}));
        return of.read([&](const Running& running) { return links_made_view(running.state(), map); });
      },
      std::move(then));
}

void Service::my_links(Who who, Then<MyLinksView> then) {
  Inside::compute<MyLinksView>(
      *parts_->mapping,
      [this, who]() -> Result<MyLinksView> { return service::my_links(*parts_, *TRY(parts_->running(who.organisation)), viewer(who)); },
      std::move(then));
}

void Service::intend_link(Who who, IntendLink order, std::string command_id, Then<Done> then) {
  const bool taken = parts_->mapping->add([this, who, order, id = std::move(command_id), then] {
    const auto found = attempt([&]() -> Result<bool> {
      const auto mine = TRY(service::my_links(*parts_, *TRY(parts_->running(who.organisation)), viewer(who)));
      return std::any_of(mine.links.begin(), mine.links.end(), [&](const LinkLine& line) { return line.other == order.other; });
    });
    if (!found) return then(Failure(found.error()));
    // Nobody learns what somebody chose by trying numbers: only what is suggested can be taken up.
    if (!*found) return then(fail(ErrorKind::not_found, "This link is not suggested to you, or no longer.", "error.no_such_link"));
    submit(who, order, id, then);
  });
  if (!taken) then(Failure(Inside::busy()));
}

}  // namespace schakel::service
