#pragma once
// Somebody with the map, paper and patience: every total is an equation, every hidden cell an unknown. Whoever can work one
// out has found a small group.

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/silo_map.hpp"

namespace schakel::analysis::test {

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

inline std::map<Cell, const MapCell*> cells_of(const SiloMap& map) {
  std::map<std::string, std::size_t> place;
  for (const auto& silo : map.silos) place.emplace(silo.name, place.size());
  std::map<Cell, const MapCell*> cells;
  for (const auto& cell : map.exchange) cells[{place.at(cell.a), place.at(cell.b)}] = &cell;
  return cells;
}

// Everything that can be read off the map as it is shown.
inline Riddle riddle_of(const SiloMap& map) {
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
inline std::set<std::size_t> solved(Riddle riddle) {
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
inline std::set<std::size_t> squeezed(Riddle riddle) {
  for (int turn = 0; turn < 50; ++turn) {
    for (const auto& row : riddle.equations) {
      double low = 0, high = 0;
      const auto part = [&](std::size_t i, bool least) { return row.times[i] * ((row.times[i] > 0) == least ? riddle.low[i] : riddle.high[i]); };
      for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
        if (row.times[i] == 0) continue;
        low += part(i, true);
        high += part(i, false);
      }
      for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
        if (row.times[i] == 0) continue;
        const double most = row.total - (low - part(i, true)), least = row.total - (high - part(i, false));
        riddle.high[i] = std::min(riddle.high[i], row.times[i] > 0 ? most : -least);
        riddle.low[i] = std::max(riddle.low[i], row.times[i] > 0 ? least : -most);
      }
    }
  }
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < riddle.unknown.size(); ++i) {
    if (riddle.high[i] - riddle.low[i] < 0.5) found.insert(i);
  }
  return found;
}

// Two maps of the same people: `parent` of each silo of the fine one. Unknowns of the fine map first.
inline Riddle joined(Riddle fine, const SiloMap& fine_map, const Riddle& coarse, const SiloMap& coarse_map, const std::vector<std::size_t>& parent) {
  const std::size_t own = fine.unknown.size(), others = coarse.unknown.size();
  for (auto& equation : fine.equations) equation.times.resize(own + others, 0);
  fine.unknown.insert(fine.unknown.end(), coarse.unknown.begin(), coarse.unknown.end());
  fine.low.insert(fine.low.end(), coarse.low.begin(), coarse.low.end());
  fine.high.insert(fine.high.end(), coarse.high.begin(), coarse.high.end());
  for (const auto& equation : coarse.equations) {
    Equation moved{std::vector<double>(own, 0), equation.total};
    moved.times.insert(moved.times.end(), equation.times.begin(), equation.times.end());
    fine.equations.push_back(moved);
  }
  // Each cell above is the sum of its parts.
  const auto above = cells_of(coarse_map), parts = cells_of(fine_map);
  for (const auto& [at, cell] : above) {
    Equation sum{std::vector<double>(own + others, 0), cell->ties ? static_cast<double>(cell->ties.value()) : 0};
    const auto belongs = [&, at = at](Cell part) { return std::minmax(parent[part.first], parent[part.second]) == std::minmax(at.first, at.second); };
    for (const auto& [part, one] : parts) {
      if (belongs(part) && one->ties) sum.total -= one->ties.value();
    }
    for (std::size_t i = 0; i < own; ++i) sum.times[i] = belongs(fine.unknown[i]) ? 1 : 0;
    for (std::size_t i = 0; i < others; ++i) {
      if (fine.unknown[own + i] == at) sum.times[own + i] = -1;
    }
    fine.equations.push_back(sum);
  }
  return fine;
}

}  // namespace schakel::analysis::test
