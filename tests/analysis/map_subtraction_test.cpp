// Somebody with the map, paper and patience: every total is an equation, every hidden cell an unknown. Whoever can work one
// out has found a small group.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "analysis/silo_map.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

using Cell = std::pair<std::size_t, std::size_t>;

struct Equation {
  std::vector<double> times;  // one per unknown
  double total = 0;
};

struct Riddle {
  std::vector<Cell> unknown;
  std::vector<double> low, high;
  std::vector<Equation> equations;
};

std::map<Cell, const MapCell*> cells_of(const SiloMap& map) {
  std::map<std::string, std::size_t> place;
  for (const auto& silo : map.silos) place.emplace(silo.name, place.size());
  std::map<Cell, const MapCell*> cells;
  for (const auto& cell : map.exchange) cells[{place.at(cell.a), place.at(cell.b)}] = &cell;
  return cells;
}

// Everything that can be read off the map as it is shown.
Riddle riddle_of(const SiloMap& map) {
  Riddle riddle;
  const auto cells = cells_of(map);
  const double never = map.ties;
  for (const auto& [at, cell] : cells) {
    if (cell->ties) continue;
    riddle.unknown.push_back(at);
    riddle.low.push_back(cell->ties.why() == "complement" ? 3 : cell->ties.why() == "few_contributors" ? 1 : 0);
    riddle.high.push_back(cell->ties.why() == "at_or_below_expected" && cell->expected ? std::floor(cell->expected.value() + 1e-9) : never);
  }
  // A verdict that is shown says on which side of chance the ties are.
  for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
    const auto& cell = *cells.at(riddle.unknown[i]);
    if (cell.verdict == "wall") riddle.high[i] = std::min(riddle.high[i], std::ceil(cell.expected.value()) - 1);
    if (cell.verdict == "corridor") riddle.low[i] = std::max(riddle.low[i], std::floor(cell.expected.value()) + 1);
  }
  const auto add = [&](double total, auto&& belongs) {
    Equation equation{std::vector<double>(riddle.unknown.size(), 0), total};
    for (const auto& [at, cell] : cells) {
      if (belongs(at) && cell->ties) equation.total -= cell->ties.value();
    }
    for (std::size_t i = 0; i < riddle.unknown.size(); ++i) equation.times[i] = belongs(riddle.unknown[i]) ? 1 : 0;
    riddle.equations.push_back(equation);
  };
  for (std::size_t a = 0; a < map.silos.size(); ++a) {
    const auto& silo = map.silos[a];
    if (silo.crossing) add(silo.crossing.value(), [&](Cell c) { return c.first != c.second && (c.first == a || c.second == a); });
    if (silo.inside) add(silo.inside.value(), [&](Cell c) { return c.first == a && c.second == a; });
  }
  add(map.ties, [](Cell) { return true; });
  if (map.overall.ei) {
    add(std::round((1 + map.overall.ei.value()) / 2 * map.ties), [](Cell c) { return c.first != c.second; });
  }
  return riddle;
}

// Unknowns that the equations fix whatever the rest is: alone in a row of the reduced system.
std::set<std::size_t> solved(Riddle riddle) {
  auto& rows = riddle.equations;
  std::size_t done = 0;
  for (std::size_t column = 0; column < riddle.unknown.size() && done < rows.size(); ++column) {
    const auto pivot = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(done), rows.end(),
                                    [&](const Equation& row) { return std::abs(row.times[column]) > 1e-9; });
    if (pivot == rows.end()) continue;
    std::swap(*pivot, rows[done]);
    const Equation lead = rows[done];
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const double by = r == done ? 0 : rows[r].times[column] / lead.times[column];
      for (std::size_t i = 0; i < riddle.unknown.size(); ++i) rows[r].times[i] -= by * lead.times[i];
    }
    ++done;
  }
  std::set<std::size_t> found;
  for (const auto& row : rows) {
    std::vector<std::size_t> left;
    for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
      if (std::abs(row.times[i]) > 1e-9) left.push_back(i);
    }
    if (left.size() == 1) found.insert(left[0]);
  }
  return found;
}

// Unknowns that are fixed because counts are not negative, bands have an upper end, and so on.
std::set<std::size_t> squeezed(Riddle riddle) {
  for (int turn = 0; turn < 50; ++turn) {
    for (const auto& row : riddle.equations) {
      double low = 0, high = 0;
      for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
        low += row.times[i] * riddle.low[i];
        high += row.times[i] * riddle.high[i];
      }
      for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
        if (row.times[i] == 0) continue;
        riddle.high[i] = std::min(riddle.high[i], row.total - (low - riddle.low[i]));
        riddle.low[i] = std::max(riddle.low[i], row.total - (high - riddle.high[i]));
      }
    }
  }
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
    if (riddle.high[i] - riddle.low[i] < 0.5) found.insert(i);
  }
  return found;
}

// What the map says besides its matrix keeps to what the matrix shows.
void says_nothing_hidden(const SiloMap& map) {
  const auto cells = cells_of(map);
  std::map<std::string, std::size_t> place;
  for (const auto& silo : map.silos) place.emplace(silo.name, place.size());
  for (const auto& bridge : map.bridges) {
    const auto& cell = *cells.at({place.at(bridge.a), place.at(bridge.b)});
    if (!cell.ties) {
      CHECK(bridge.people_a.why() == cell.ties.why());
      CHECK(bridge.people_b.why() == cell.ties.why());
      CHECK(bridge.top_share.why() == cell.ties.why());
    } else if (cell.ties.value() > 0) {
      CHECK(std::min(bridge.people_a.value(), bridge.people_b.value()) >= 3);
      if (bridge.top_share) CHECK(std::min(bridge.people_a.value(), bridge.people_b.value()) >= 5);
    }
  }
  for (const auto& wall : map.missing_links) {
    CHECK(cells.at({place.at(wall.a), place.at(wall.b)})->verdict == "wall");
    CHECK(map.silos[place.at(wall.a)].people);
    CHECK(map.silos[place.at(wall.b)].people);
  }
  if (map.overall.ei.is_hidden()) {
    CHECK(map.communities.ami.is_hidden());
    CHECK(map.communities.scan.empty());
  }
}

struct Drawn {
  domain::Roster roster{{"department"}, {}};
  domain::Ties ties;
};

Drawn draw(Random& random) {
  Drawn result;
  const std::size_t silos = 2 + random.below(7);
  const double sparse = random.uniform();
  for (std::size_t a = 0; a < silos; ++a) {
    const std::uint64_t size = 1 + random.below(random.below(3) == 0 ? 6 : 14);
    for (std::uint64_t i = 0; i < size; ++i) {
      result.roster.people.push_back({.id = std::to_string(result.roster.people.size()), .silos = {std::string(1, static_cast<char>('A' + a))}});
    }
  }
  // Each two silos have their own density, often nearly none.
  std::map<std::string, double> density;
  for (std::uint32_t v = 0; v < result.roster.people.size(); ++v) {
    for (std::uint32_t w = v + 1; w < result.roster.people.size(); ++w) {
      const auto pair = result.roster.people[v].silos[0] + result.roster.people[w].silos[0];
      const double fresh = random.below(3) == 0 ? 0.02 : sparse * random.uniform();
      if (random.uniform() < density.try_emplace(pair, fresh).first->second) result.ties.list.push_back({.from = v, .to = w});
    }
  }
  return result;
}

}  // namespace

TEST_CASE("nobody finds hidden ties, or the size of a hidden silo, by subtracting from what is shown") {
  Random random(Seed{11});
  int found = 0, hidden_cells = 0, maps_with_more = 0;
  for (int turn = 0; turn < 1500; ++turn) {
    const auto drawn = draw(random);
    const auto map = map_silos(drawn.roster, drawn.ties, {.permutations = 0});
    const auto truth = map_silos(drawn.roster, drawn.ties, {.permutations = 0, .minimum = 1});
    REQUIRE(map.has_value());
    const auto real = cells_of(*truth);
    const auto riddle = riddle_of(*map);
    auto known = solved(riddle);
    known.merge(squeezed(riddle));
    for (const std::size_t i : known) {
      if (map->silos.size() == 1) continue;
      if (real.at(riddle.unknown[i])->ties.value() == 0) continue;  // there is nobody in it
      ++found;
      MESSAGE("turn " << turn << ": " << map->silos[riddle.unknown[i].first].name << map->silos[riddle.unknown[i].second].name);
    }
    hidden_cells += static_cast<int>(riddle.unknown.size());
    says_nothing_hidden(*map);
    std::vector<std::uint32_t> sizes;
    for (std::size_t a = 0; a < map->silos.size(); ++a) {
      if (map->silos[a].people.is_hidden()) sizes.push_back(truth->silos[a].people.value());
    }
    if (!sizes.empty() && sizes.size() < map->silos.size()) {
      ++maps_with_more;
      CHECK(std::set(sizes.begin(), sizes.end()).size() > 1);
    }
  }
  CHECK(found == 0);
  CHECK(hidden_cells > 5000);   // there was something to find
  CHECK(maps_with_more > 100);  // and something left to find it from
}

TEST_CASE("the attack finds what is there to be found when nothing protects it") {
  // A map as a careless program would show it: one pair hidden, all totals shown.
  Random random(Seed{4});
  auto drawn = draw(random);
  auto map = map_silos(drawn.roster, drawn.ties, {.permutations = 0, .minimum = 1}).value();
  for (auto& cell : map.exchange) {
    if (cell.a == "A" && cell.b == "B") cell.ties = Shown<std::uint32_t>::hidden("few_contributors");
  }
  CHECK(solved(riddle_of(map)).size() == 1);
  CHECK(squeezed(riddle_of(map)).size() == 1);
}
