// Which silos share a key.

#include "domain/round_keys.hpp"

#include <doctest/doctest.h>

using namespace schakel::domain;

namespace {
std::string shown(const std::vector<RoundKey>& keys) {
  std::string text;
  for (const RoundKey& key : keys) text += (text.empty() ? "" : ", ") + key.silo + " " + std::to_string(key.people);
  return text;
}
}  // namespace

TEST_CASE("silos of enough voters have a key of their own; a small one joins the smallest") {
  CHECK(shown(key_groups({{"Archief", 3}, {"Ruimte", 12}, {"Zorg", 30}}, 0, 10)) == "Archief + Ruimte 15, Zorg 30");
  CHECK(shown(key_groups({{"Ruimte", 12}, {"Zorg", 10}}, 0, 10)) == "Ruimte 12, Zorg 10");
  CHECK(shown(key_groups({{"A", 2}, {"B", 3}, {"C", 4}, {"D", 5}}, 0, 10)) == "A + B + C + D 14");
}

TEST_CASE("in a border with levels a small one joins one under the same parent, also when another is smaller") {
  CHECK(shown(key_groups({{"Archief", 11}, {"Ruimte / Bouw", 6}, {"Ruimte / Groen", 30}}, 0, 10)) ==
        "Archief 11, Ruimte / Bouw + Ruimte / Groen 36");
}

TEST_CASE("voters in no silo are a silo without a name, and join another when they are few") {
  CHECK(shown(key_groups({{"Ruimte", 12}}, 11, 10)) == " 11, Ruimte 12");
  CHECK(shown(key_groups({{"Ruimte", 12}, {"Zorg", 30}}, 2, 10)) == "Ruimte 14, Zorg 30");
}

TEST_CASE("all together have one key when they are few, and nobody has none") {
  CHECK(shown(key_groups({{"A", 2}, {"B", 3}}, 1, 10)) == "A + B 6");
  CHECK(key_groups({}, 0, 10).empty());
}

TEST_CASE("every voter finds the key of their silo; whose silo came later gets the largest") {
  Round round;
  round.keys = key_groups({{"Archief", 3}, {"Ruimte", 12}, {"Zorg", 30}}, 0, 10);
  CHECK(counted_as(round, "Archief") == "Archief + Ruimte");
  CHECK(counted_as(round, "Ruimte") == "Archief + Ruimte");
  CHECK(counted_as(round, "Zorg") == "Zorg");
  CHECK(counted_as(round, "Nieuw") == "Zorg");
  CHECK(counted_as(round, "Archief + Ruimte") == "Archief + Ruimte");
  CHECK(counted_as(Round(), "Archief") == "Archief");
}
