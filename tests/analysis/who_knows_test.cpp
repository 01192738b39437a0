#include "analysis/who_knows.hpp"

#include <doctest/doctest.h>

using namespace schakel;
using namespace schakel::analysis;

namespace {

using Numbers = std::vector<std::uint32_t>;

//          0       1       2       3       4
// silo     Ruimte  Ruimte  Zorg    ICT     (none)
const std::vector<KnownText> texts = {{"subsidie aanvragen", 0}, {"subsidie aanvragen", 1}, {"subsidies voor verenigingen", 2},
                                      {"subsidie", 3},           {"subsidie", 4},           {"kaarten tekenen", 3}};
const std::vector<std::string> silos = {"Ruimte", "Ruimte", "Zorg", "ICT", ""};
std::vector<Knower> knowers() {
  std::vector<Knower> all;
  for (const std::string& silo : silos) all.push_back({.silo = silo, .asked = 0, .a_month = 3});
  return all;
}
WhoKnows who_knows() { return std::move(*WhoKnows::of(texts, Limits{})); }

}  // namespace

TEST_CASE("what others of another silo offer comes first, then one's own silo and who is in none") {
  const auto lines = who_knows().find("subsidie", "Ruimte", silos, 10);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0].across);
  CHECK(lines[1].across);
  for (std::size_t i = 2; i < 5; ++i) CHECK_FALSE(lines[i].across);
  CHECK(who_knows().find("subsidie", "Ruimte", silos, 2).size() == 2);
  CHECK(who_knows().find("zwembad", "Ruimte", silos, 10).empty());
}

TEST_CASE("asked are people of another silo, in the order of what they know") {
  CHECK(who_knows().to_ask("subsidie", "Ruimte", knowers(), 3) == Numbers{3, 2});
  CHECK(who_knows().to_ask("subsidie", "Zorg", knowers(), 9).size() == 3);
  CHECK(who_knows().to_ask("subsidie", "", knowers(), 9).empty());  // in no silo: no border to cross
}

TEST_CASE("who was asked already comes later, who was asked as often as they chose or never wants to be not at all") {
  auto all = knowers();
  all[3].asked = 2;
  CHECK(who_knows().to_ask("subsidie", "Ruimte", all, 3) == Numbers{2, 3});
  all[3].asked = 3;
  CHECK(who_knows().to_ask("subsidie", "Ruimte", all, 3) == Numbers{2});
  all[2].a_month = 0;
  CHECK(who_knows().to_ask("subsidie", "Ruimte", all, 3).empty());
}
