// Somebody with two maps of the same people, of teams and of their departments, who subtracts one from the other.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "riddle.hpp"
#include "tries.hpp"

using namespace schakel;
using namespace schakel::analysis;
using namespace schakel::analysis::test;

namespace {

struct Drawn {
  domain::Roster roster{{"team"}, {}};
  domain::Ties ties;
};

// Departments of one to four teams; each two teams have their own density, often nearly none.
Drawn draw(Random& random) {
  Drawn result;
  const std::size_t departments = 2 + random.below(3);
  for (std::size_t d = 0; d < departments; ++d) {
    const std::uint64_t teams = 1 + random.below(4);
    for (std::uint64_t t = 0; t < teams; ++t) {
      const std::string name = std::string(1, static_cast<char>('A' + d)) + " / " + std::to_string(t);
      const std::uint64_t size = 2 + random.below(random.below(3) == 0 ? 4 : 12);
      for (std::uint64_t i = 0; i < size; ++i) result.roster.people.push_back({.id = std::to_string(result.roster.people.size()), .silos = {name}});
    }
  }
  std::map<std::string, double> density;
  const double sparse = random.uniform();
  for (std::uint32_t v = 0; v < result.roster.people.size(); ++v) {
    for (std::uint32_t w = v + 1; w < result.roster.people.size(); ++w) {
      const auto pair = result.roster.people[v].silos[0] + "+" + result.roster.people[w].silos[0];
      const double fresh = random.below(3) == 0 ? 0.02 : sparse * random.uniform();
      if (random.uniform() < density.try_emplace(pair, fresh).first->second) result.ties.list.push_back({.from = v, .to = w});
    }
  }
  return result;
}

SiloMap at(const Drawn& drawn, std::uint32_t level, std::uint32_t minimum = 5) {
  auto map = map_silos(drawn.roster, drawn.ties, {.level = level, .permutations = 0, .minimum = minimum, .seeds = 1, .links = false});
  REQUIRE(map.has_value());
  return std::move(*map);
}

std::vector<std::size_t> parents_of(const SiloMap& teams, const SiloMap& departments) {
  std::vector<std::size_t> parent;
  for (const auto& silo : teams.silos) {
    const auto name = silo.name.substr(0, 1);
    const auto found = std::find_if(departments.silos.begin(), departments.silos.end(), [&](const auto& one) { return one.name == name; });
    parent.push_back(static_cast<std::size_t>(found - departments.silos.begin()));
  }
  return parent;
}

// The cell is the whole of one that the coarse map shows: it is published there, under its own rules.
bool is_shown_above(const MapCell& cell, const SiloMap& teams, const SiloMap& departments) {
  const auto only = [&](const std::string& team) {
    return std::count_if(teams.silos.begin(), teams.silos.end(), [&](const auto& one) { return one.name[0] == team[0]; }) == 1;
  };
  const auto above = std::find_if(departments.exchange.begin(), departments.exchange.end(),
                                  [&](const auto& one) { return one.a[0] == cell.a[0] && one.b[0] == cell.b[0]; });
  return only(cell.a) && only(cell.b) && above->ties;
}

// What both maps say together: the cells of the coarse one are sums of those of the fine one.
Riddle both(const SiloMap& teams, const SiloMap& departments) {
  return joined(riddle_of(teams), teams, riddle_of(departments), departments, parents_of(teams, departments));
}

}  // namespace

TEST_CASE("nobody finds hidden ties by subtracting a map of teams from one of departments") {
  Random random(Seed{21});
  int found = 0, hidden = 0, shown = 0, coarse_hidden = 0;
  for (int turn = 0; turn < tries(700); ++turn) {
    const auto drawn = draw(random);
    const auto teams = at(drawn, 0), departments = at(drawn, 1);
    const auto real_teams = at(drawn, 0, 1), real_departments = at(drawn, 1, 1);
    const auto riddle = both(teams, departments);
    auto known = solved(riddle);
    known.merge(squeezed(riddle));
    const auto real = cells_of(real_teams), real_above = cells_of(real_departments);
    const std::size_t own = riddle_of(teams).unknown.size();
    for (const std::size_t i : known) {
      const auto& cell = *(i < own ? real : real_above).at(riddle.unknown[i]);
      if (cell.ties.value() == 0) continue;  // there is nobody in it
      if (i < own && is_shown_above(cell, teams, departments)) continue;
      ++found;
      MESSAGE("turn " << turn << ": " << cell.a << " and " << cell.b << (i < own ? "" : ", departments"));
    }
    for (const auto& cell : teams.exchange) (cell.ties ? shown : hidden) += 1;
    for (const auto& cell : departments.exchange) coarse_hidden += cell.ties ? 0 : 1;
  }
  CHECK(found == 0);
  CHECK(hidden > tries(5000));  // there was something to find
  CHECK(shown > tries(1000));   // and something left to find it from
  CHECK(coarse_hidden > tries(300));
}

TEST_CASE("a hidden team of a shown department is never the only one: its size would be what is left") {
  Random random(Seed{22});
  int looked = 0;
  for (int turn = 0; turn < 300; ++turn) {
    const auto drawn = draw(random);
    const auto teams = at(drawn, 0), departments = at(drawn, 1), truth = at(drawn, 0, 1);
    const auto parent = parents_of(teams, departments);
    for (std::size_t d = 0; d < departments.silos.size(); ++d) {
      std::vector<std::uint32_t> small;
      std::size_t parts = 0;
      for (std::size_t i = 0; i < teams.silos.size(); ++i) {
        if (parent[i] != d) continue;
        ++parts;
        if (!teams.silos[i].people) small.push_back(truth.silos[i].people.value());
        if (!departments.silos[d].people) CHECK(!teams.silos[i].people);
      }
      if (!departments.silos[d].people || small.empty() || parts == 1) continue;
      ++looked;
      CHECK(small.size() >= 2);
      if (small.size() < parts) CHECK(std::set(small.begin(), small.end()).size() > 1);
    }
  }
  CHECK(looked > 50);
}

TEST_CASE("a border that has the same silos by another name hides exactly what the first hides") {
  Random random(Seed{23});
  for (int turn = 0; turn < 60; ++turn) {
    auto drawn = draw(random);
    drawn.roster.borders = {"team", "floor"};
    // Another order of the names, so that a tie between two choices would fall the other way.
    for (auto& person : drawn.roster.people) person.silos.push_back(std::string(person.silos[0].rbegin(), person.silos[0].rend()));
    const auto first = map_silos(drawn.roster, drawn.ties, {.border = 0, .permutations = 0, .seeds = 1, .links = false}).value();
    const auto other = map_silos(drawn.roster, drawn.ties, {.border = 1, .permutations = 0, .seeds = 1, .links = false}).value();
    std::set<std::pair<std::string, std::string>> shown;
    for (const auto& cell : other.exchange) {
      const std::string a(cell.a.rbegin(), cell.a.rend()), b(cell.b.rbegin(), cell.b.rend());
      if (cell.ties) shown.insert(std::minmax(a, b));
    }
    // The second may hide more, never what the first hides less.
    for (const auto& cell : first.exchange) {
      if (!cell.ties && cell.ties.why() != "complement") CHECK(!shown.contains({cell.a, cell.b}));
    }
  }
}

TEST_CASE("the attack finds hidden ties when the two maps know nothing of each other") {
  Random random(Seed{21});
  int found = 0;
  for (int turn = 0; turn < 200; ++turn) {
    const auto drawn = draw(random);
    auto apart = drawn;  // the teams by names that do not say what they are part of
    for (auto& person : apart.roster.people) person.silos[0].erase(1, 3);
    const auto teams = at(apart, 0);
    const auto departments = at(drawn, 1), truth = at(apart, 0, 1);
    const auto riddle = both(teams, departments);
    auto known = solved(riddle);
    known.merge(squeezed(riddle));
    const auto real = cells_of(truth);
    for (const std::size_t i : known) {
      if (i >= riddle_of(teams).unknown.size()) continue;
      const auto& cell = *real.at(riddle.unknown[i]);
      found += cell.ties.value() > 0 && !is_shown_above(cell, teams, departments) ? 1 : 0;
    }
  }
  CHECK(found > 10);  // 34 with this seed
}
