// The silo map and what comes with it. Computed beside the writer from a copy of what it needs, on a thread of its own, and
// kept until the people, their ties or the limits have changed.

#include <algorithm>
#include <chrono>

#include "analysis/map_nodes.hpp"
#include "service/inside.hpp"
#include "service/map_input.hpp"

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

// As many draws of people as a minute of work allows; fewer make the ends of an interval less sharp, not wider.
std::uint32_t draws_for(std::size_t ties) {
  constexpr std::size_t work = 400'000'000;
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(work / std::max<std::size_t>(1, ties), 100, 1000));
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

}  // namespace

Result<MapInput> map_input(const State& state, const MapAsk& asked) {
  MapInput result;
  result.rules.border = TRY(border_in(state, asked.border));
  result.rules.minimum = state.limit.people;
  result.people = roster_of(state);
  const std::uint32_t levels = analysis::levels_of(result.people.roster, result.rules.border);
  result.rules.level = asked.level >= levels ? 0 : asked.level;  // the deepest level is the whole
  result.ties = ties_of(state, result.people);
  result.rules.draws = draws_for(result.ties.list.size());
  return result;
}

Result<analysis::SiloMap> map_of(Inside& inside, const Running& of, const MapAsk& asked) {
  MapInput from;
  std::uint64_t version = 0;
  MapAsk exact = asked;
  {
    const auto guard = of.lock();
    exact.border = of.state().borders.empty() ? "" : of.state().borders[TRY(border_in(of.state(), asked.border))];
    version = of.roster_position();
    if (auto kept = inside.maps.find(key_of(of, exact), version)) return std::move(*kept);
    from = TRY(map_input(of.state(), exact));
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
        MapInput from;
        std::uint64_t version = 0;
        {
          const auto guard = of.lock();
          version = of.roster_position();
          if (auto kept = parts_->changes.find(key_of(of, asked), version)) return std::move(*kept);
          from = TRY(map_input(of.state(), asked));
        }
        const std::uint32_t windows = analysis::windows_for(from.ties);
        analysis::MapChange change;  // without windows: the ties have no times
        if (windows > 0) change = TRY(analysis::map_change(from.people.roster, from.ties, from.rules, windows));
        parts_->changes.keep(key_of(of, asked), version, change);
        return change;
      },
      std::move(then));
}

}  // namespace schakel::service
