// Real networks of which the numbers are known (design: methods/network.md). They are not shipped; SCHAKEL_DATA says where they are.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "analysis/silo_map.hpp"
#include "cli/input.hpp"

using namespace schakel;

namespace {

struct Known {
  std::string people;  // under network/
  std::string ties;
  std::string border;
  bool directed = true;
};

std::filesystem::path folder() {
  const char* const told = std::getenv("SCHAKEL_DATA");
  return std::filesystem::path(told != nullptr ? told : "../shared/data") / "network";
}

std::optional<analysis::SiloMap> map_of(const Known& known, std::uint32_t minimum = 1) {
  if (!std::filesystem::exists(folder() / known.people)) {
    std::printf("skipped: map of %s by %s (no data folder)\n", known.ties.c_str(), known.border.c_str());
    return {};
  }
  std::ostringstream out, err;
  cli::Console console{.out = out, .err = err};
  const auto roster = cli::read_people_file((folder() / known.people).string(), console);
  REQUIRE(roster.has_value());
  const auto ties = cli::read_ties_file((folder() / known.ties).string(), *roster, {.directed = known.directed}, console);
  REQUIRE(ties.has_value());
  analysis::MapRules rules{.minimum = minimum};
  while (roster->borders.at(rules.border) != known.border) ++rules.border;
  return analysis::map_silos(*roster, *ties, rules).value();
}

bool near(const Shown<double>& number, double golden, double within = 0.00051) {
  return number && std::abs(number.value() - golden) <= within;
}

const Known office{"office-2013/people.csv", "office-2013/ties.csv", "department", false};
const Known ward{"hospital-ward/people.csv", "hospital-ward/ties.csv", "role", false};
const Known email{"email-eu-core/people.csv", "email-eu-core/ties.csv", "department"};

}  // namespace

TEST_CASE("the overall numbers of real networks are those measured with igraph, sna and by permutation") {
  struct Golden {
    Known known;
    double ei, ei_weighted, expected, z, modularity, assortativity, freeman;
  };
  const std::string law = "law-firm/", managers = "high-tech-managers/";
  for (const auto& golden : std::vector<Golden>{
           {email, .329, .306, .906, -108, .288, .302, .303},
           {office, -.303, -.641, .485, -24, .373, .517, .531},
           {ward, .517, -.162, .395, 4.0, -.082, -.121, -.088},
           {{law + "people.csv", law + "advice.csv", "office"}, -.548, -.570, -.050, -10.5, .181, .445, .524},
           {{law + "people.csv", law + "advice.csv", "practice"}, -.476, -.482, -.012, -14.2, .210, .445, .470},
           {{law + "people.csv", law + "cowork.csv", "office"}, -.507, -.542, -.051, -9.2, .181, .423, .481},
           {{law + "people.csv", law + "cowork.csv", "status"}, .000, .063, .015, -.5, -.015, -.031, .014},
           {{law + "people.csv", law + "friends.csv", "office"}, -.689, -.715, -.048, -9.5, .197, .559, .673},
           {{managers + "people.csv", managers + "advice.csv", "department"}, .517, .516, .555, -.9, -.024, -.032, .023},
           {{managers + "people.csv", managers + "friends.csv", "department"}, .316, .255, .554, -3.0, .082, .110, .152}}) {
    const auto map = map_of(golden.known);
    if (!map) continue;
    CAPTURE(golden.known.ties + " " + golden.known.border);
    CHECK(near(map->overall.ei, golden.ei));
    CHECK(near(map->overall.ei_weighted, golden.ei_weighted));
    CHECK(near(map->overall.ei_expected, golden.expected, 0.005));  // another 1,000 permutations
    CHECK(near(map->overall.ei_z, golden.z, 0.4 + 0.06 * std::abs(golden.z)));
    CHECK(near(map->overall.modularity, golden.modularity, 0.0006));  // friends of managers: .0815
    CHECK(near(map->overall.assortativity, golden.assortativity));
    CHECK(near(map->overall.freeman, golden.freeman));
  }
}

TEST_CASE("time stays within more than contacts do: assortativity by weight is its own number") {
  if (const auto map = map_of(office)) CHECK(near(map->overall.assortativity_weighted, .756));
}

TEST_CASE("the link matrix of the office of 2013 is the published one, and its walls are where they were") {
  const auto map = map_of(office);
  if (!map) return;
  std::vector<std::uint32_t> ties;
  std::string walls;
  for (const auto& cell : map->exchange) {
    ties.push_back(cell.ties.value());
    if (cell.a != cell.b && cell.verdict == "wall") walls += cell.a + "-" + cell.b + " ";
    CHECK(cell.verdict != (cell.a == cell.b ? "wall" : "corridor"));
  }
  CHECK(ties == std::vector<std::uint32_t>{64, 45, 43, 11, 6, 151, 62, 11, 22, 212, 15, 41, 2, 7, 63});
  CHECK(walls == "DISQ-DMCT DISQ-DSE DISQ-SRH DMCT-DSE DMCT-SRH DSE-SRH ");
}

TEST_CASE("per silo, real networks give the known E-I, conductance and Coleman index") {
  if (const auto map = map_of(office)) CHECK(near(map->silos[2].ei, -.450));  // DSE
  const std::string law = "law-firm/";
  if (const auto map = map_of({law + "people.csv", law + "advice.csv", "office"})) {
    CHECK(near(map->silos[0].coleman, .5895, .00006));
    CHECK(near(map->silos[1].coleman, .4869, .00006));
    CHECK(near(map->silos[2].coleman, .1294, .00006));
  }
  if (const auto map = map_of({law + "people.csv", law + "friends.csv", "office"})) {
    CHECK(near(map->silos[0].coleman, .7821, .00006));
    CHECK(near(map->silos[2].coleman, .2164, .00006));
  }
  auto without_direction = email;
  without_direction.directed = false;
  const auto map = map_of(without_direction);
  if (!map) return;
  for (const auto& silo : map->silos) {
    if (silo.name != "14") continue;
    CHECK(near(silo.ei, -.398));
    CHECK(near(silo.conductance, .301));
    CHECK(near(silo.coleman, .669));
  }
}

TEST_CASE("the controls come out as controls: no silo, and roles that mix") {
  const std::string law = "law-firm/", managers = "high-tech-managers/";
  if (const auto map = map_of({law + "people.csv", law + "cowork.csv", "status"})) CHECK(std::abs(map->overall.ei_z.value()) < 2);
  if (const auto map = map_of({managers + "people.csv", managers + "advice.csv", "department"})) {
    CHECK(std::abs(map->overall.ei_z.value()) < 2);
    for (const auto& cell : map->exchange) CHECK(cell.verdict != "wall");
  }
  if (const auto map = map_of(ward)) CHECK(map->overall.ei_z.value() > 2);
}

TEST_CASE("an institution of 42 departments keeps most of its map when small groups are hidden") {
  const auto map = map_of(email, 5);
  if (!map) return;
  std::size_t cells = 0, shown = 0;
  std::uint64_t ties = 0, crossing = 0;
  const auto open = map_of(email);
  for (std::size_t i = 0; i < map->exchange.size(); ++i) {
    if (map->exchange[i].a == map->exchange[i].b) continue;
    ++cells;
    crossing += open->exchange[i].ties.value();
    if (!map->exchange[i].ties) continue;
    ++shown;
    ties += map->exchange[i].ties.value();
  }
  CHECK(cells == 861);
  CHECK(static_cast<double>(shown) / static_cast<double>(cells) > 0.42);     // 42.6 % before complements
  CHECK(static_cast<double>(ties) / static_cast<double>(crossing) > 0.91);   // 91.6 %
  CHECK(map->overall.ei == open->overall.ei);
}
