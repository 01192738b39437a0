// Who an address is: ids, digits under a key, other addresses of the same person; and what must not be told.
#include <doctest/doctest.h>

#include "sources/told.hpp"

using namespace schakel;
using namespace schakel::sources;
using namespace schakel::sources::test;

TEST_CASE("with people, addresses and ids in any letters are the ids; somebody else is nobody") {
  const auto names = Names::of_people(few());
  CHECK(names.of(plain("ANNA@x.org")) == "anna");
  CHECK(names.of(plain(" mailto:bas@X.ORG ")) == "bas");
  CHECK(names.of(plain("Eva")) == "eva");
  CHECK(!names.of("iemand@elders.org"));
}

TEST_CASE("an address that two people have is nobody's") {
  const auto roster = exchange::read_people("id,email,d\na,balie@x.org,x\nb,balie@x.org,x\n", "p.csv").roster;
  const auto names = Names::of_people(roster);
  CHECK(!names.of("balie@x.org"));
  CHECK(names.of("a") == "a");
}

TEST_CASE("under a key everybody is 32 digits: the same for the same address, others for another key, never the address") {
  const auto names = Names::under(some_key());
  const auto anna = names.of(plain("Anna@x.org"));
  REQUIRE(anna);
  CHECK(anna->size() == 32);
  CHECK(anna->find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(names.of(plain("anna@X.org")) == anna);
  CHECK(names.of("bas@x.org") != anna);
  Key other = some_key();
  other[0] = 255;
  CHECK(Names::under(other).of("anna@x.org") != anna);
}

TEST_CASE("ties and people under one key belong together, and nothing else of the people goes along") {
  const std::string text = people_under(exchange::read_people("id,name,email,manager,department\nanna,Anna Jong,anna@x.org,,A\neva,Eva,,anna,B\n", "p.csv").roster, some_key());
  const auto hidden = exchange::read_people(text, "hidden.csv");
  CHECK(hidden.refused_in_all == 0);
  REQUIRE(hidden.roster.people.size() == 2);
  CHECK(hidden.roster.people[0].id == Names::under(some_key()).of("anna@x.org"));
  CHECK(hidden.roster.people[1].id == Names::under(some_key()).of("eva"));  // no address: the id is what lasts
  CHECK(hidden.roster.people[1].manager == hidden.roster.people[0].id);
  CHECK(hidden.roster.people[1].silos == Rows{"B"});
  for (const auto* word : {"Anna", "Jong", "anna", "x.org", "Eva", "eva"}) CHECK(text.find(word) == std::string::npos);
}

TEST_CASE("with people and a key, only people come out, and as digits") {
  const auto names = Names::of_people(few(), some_key());
  CHECK(names.of("anna@x.org") == Names::under(some_key()).of("anna@x.org"));
  CHECK(names.of("anna") == names.of("anna@x.org"));
  CHECK(!names.of("iemand@elders.org"));
}

TEST_CASE("aliases are other ways to say the same person, and two addresses of one person are one") {
  auto names = Names::of_people(few());
  names.also("a.jong@prive.nl", "anna");
  names.also("B.Smit@prive.nl", "bas@x.org");
  CHECK(names.of("a.jong@prive.nl") == "anna");
  CHECK(names.of(plain("b.smit@prive.nl")) == "bas");
  const auto told = tell(Kind::mbox, "From x Mon Mar  2 09:30:00 2026\nFrom: cor@x.org\nTo: anna@x.org, a.jong@prive.nl\n\n", {.names = names});
  CHECK(told.rows == Rows{"cor,anna,1,2026-03-02T09:30:00Z"});
  const auto reading = read_aliases("address;id\na.jong@prive.nl;anna\n;bas\n", "aliases.csv");
  CHECK(reading.aliases.size() == 1);
  CHECK(reading.refused.at(0).sentence == "aliases.csv, line 3: the address or the id is empty");
  CHECK(read_aliases("address,who\n", "aliases.csv").stopped);
}

TEST_CASE("a key is one line and nothing else") {
  CHECK(key_from(key_text(some_key())).value() == some_key());
  for (const auto* text : {"", "schakel-ties-key 1 ", "schakel-ties-key 1 0011", "geheim", "schakel-ties-key 2 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"}) {
    CHECK(!key_from(text));
  }
  CHECK(!key_from(key_text(some_key()) + "00"));
}
