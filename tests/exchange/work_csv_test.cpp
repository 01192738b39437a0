#include "exchange/work_csv.hpp"

#include <doctest/doctest.h>

using namespace schakel;
using namespace schakel::exchange;

TEST_CASE("work items are read with their owner, whatever else the table has") {
  const auto read = read_work("id,team,title,owner,text\nW1,A, Adressen nalopen ,anna,Elke week\nW2,B,Post,dina,\n", "work.csv");
  REQUIRE(read.items.size() == 2);
  CHECK(read.items[0].title == "Adressen nalopen");
  CHECK(read.items[0].text == "Elke week");
  CHECK(read.items[1].owner == "dina");
  CHECK(read.lines == std::vector<std::uint64_t>{2, 3});
  CHECK(read_work("id,title,owner\nW1,Post,anna\n", "work.csv").items.front().text.empty());
}

TEST_CASE("from when to when may be told in days") {
  const auto read = read_work("id,title,owner,from,until\nW1,Post,anna,2026-09-14,\nW2,Brief,anna,,2026-11-30\nW3,Kaart,anna,morgen,\n", "work.csv");
  REQUIRE(read.items.size() == 2);
  CHECK(read.items[0].from == schakel::date_from("2026-09-14"));
  CHECK_FALSE(read.items[0].until);
  CHECK(read.items[1].until == schakel::date_from("2026-11-30"));
  CHECK(read.refused.front().code == "error.work_day");
}

TEST_CASE("an item without an id, a title or an owner is refused by its line, and so is one that is there twice") {
  const auto read = read_work("id,title,owner\n,Post,anna\nW1,,anna\nW2,Post,\nW3,Post,anna\nW3,Brief,anna\n", "work.csv");
  CHECK(read.items.size() == 1);
  REQUIRE(read.refused.size() == 4);
  CHECK(read.refused[1].line == 3);
  CHECK(read.refused[1].code == "error.work_incomplete");
  CHECK(read.refused[3].code == "error.duplicate_id");
  CHECK(read_work("id,title\nW1,Post\n", "work.csv").stopped);
}
