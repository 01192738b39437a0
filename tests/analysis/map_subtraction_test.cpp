// Somebody who subtracts what is shown on one map from its totals (riddle.hpp).
#include <algorithm>
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
  for (int turn = 0; turn < tries(1500); ++turn) {
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
  CHECK(hidden_cells > tries(5000));   // there was something to find
  CHECK(maps_with_more > tries(100));  // and something left to find it from
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
