#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "analysis/in_silos.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {
// "ann:Zorg bas:Ruimte cas:", one border
domain::Roster roster_of(const std::vector<std::pair<std::string, std::string>>& people) {
  domain::Roster roster{.borders = {"department"}};
  for (const auto& [id, silo] : people) roster.people.push_back({.id = id, .silos = {silo}});
  return roster;
}
Sheets sheets_of(std::size_t ballots) {
  return {.statements = {"1"}, .silo_of = std::vector<std::int32_t>(ballots, -1), .votes = std::vector<Cast>(ballots, Cast::agree)};
}
}  // namespace

TEST_CASE("a ballot is in its voter's silo, whatever the order of people and voters; a silo's people count who did not vote too") {
  const auto roster = roster_of({{"ann", "Zorg"}, {"bas", "Ruimte"}, {"cas", ""}, {"dina", "Zorg"}});
  const std::vector<std::string> voters = {"cas", "dina", "bas"};
  const auto put = in_silos(sheets_of(3), voters, roster, 0);
  CHECK(put.sheets.silos == std::vector<domain::SiloSize>{{"Ruimte", 1}, {"Zorg", 2}});
  CHECK(put.sheets.silo_of == std::vector<std::int32_t>{-1, 1, 0});
  CHECK(put.sheets.votes.size() == 3);
  CHECK(put.strangers == 0);
}

TEST_CASE("a voter who is not in the roster is counted, and in no silo") {
  const std::vector<std::string> voters = {"zoë", "ann"};
  const auto put = in_silos(sheets_of(2), voters, roster_of({{"ann", "Zorg"}}), 0);
  CHECK(put.strangers == 1);
  CHECK(put.sheets.silo_of == std::vector<std::int32_t>{-1, 0});
}

TEST_CASE("putting ballots in the silos of another border forgets those of the first") {
  domain::Roster roster{.borders = {"department", "floor"}};
  roster.people.push_back({.id = "ann", .silos = {"Zorg", "2"}});
  const std::vector<std::string> voters = {"ann"};
  const auto first = in_silos(sheets_of(1), voters, roster, 0);
  const auto second = in_silos(first.sheets, voters, roster, 1);
  CHECK(second.sheets.silos == std::vector<domain::SiloSize>{{"2", 1}});
  CHECK(second.sheets.silo_of == std::vector<std::int32_t>{0});
}
