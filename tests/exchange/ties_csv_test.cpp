#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "exchange/people_csv.hpp"
#include "exchange/ties_csv.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {
const domain::Roster abc = read_people("id,department\na,x\nb,x\nc,y\n", "people.csv").roster;

std::string refusal(const std::string& header, const std::string& row) {
  const auto reading = read_ties(header + "\n" + row + "\n", "ties.csv", abc);
  return reading.refused.empty() ? "taken" : reading.refused[0].sentence;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}
}  // namespace

TEST_CASE("a tie has two people, a weight of one unless told, and a time when there is one") {
  const auto reading = read_ties("from,to,weight,at,source\na,b,2.5,2026-03-02T00:00:10Z,mail\nb,c,,,\nc,c,1,,\n", "ties.csv", abc);
  CHECK(reading.refused.empty());
  CHECK(reading.rows == 3);
  CHECK(reading.ties.self_ties == 1);
  REQUIRE(reading.ties.list.size() == 2);
  CHECK(reading.ties.list[0].weight == 2.5);
  CHECK(reading.ties.list[0].at == 1772409610.0);  // date -u -d 2026-03-02T00:00:10Z +%s
  CHECK(reading.ties.list[1].from == 1);
  CHECK(reading.ties.list[1].to == 2);
  CHECK(reading.ties.list[1].weight == 1);
  CHECK(!reading.ties.list[1].at);
  CHECK(reading.ties.directed);
  CHECK(!read_ties("from,to\na,b\n", "t.csv", abc, {.directed = false}).ties.directed);
}

TEST_CASE("somebody unknown refuses the row by line and name, unless they are to be skipped and counted") {
  const std::string text = "from,to\na,b\nzed,a\nb,zed\nb,c\n";
  const auto strict = read_ties(text, "ties.csv", abc);
  CHECK(strict.refused_in_all == 2);
  CHECK(strict.refused.at(0).sentence == "ties.csv, line 3: zed is not among the people");
  CHECK(strict.refused.at(0).value == "zed");
  CHECK(strict.ties.list.size() == 2);
  const auto skipping = read_ties(text, "ties.csv", abc, {.unknown = Unknown::skip});
  CHECK(skipping.refused.empty());
  CHECK(skipping.ties.unknown_people == 2);
  CHECK(skipping.ties.list.size() == 2);
}

TEST_CASE("a weight or a time that cannot be read refuses its row") {
  CHECK(refusal("from,to,weight", "a,b,0") == "ties.csv, line 2: the weight 0 is not above 0");
  CHECK(refusal("from,to,weight", "a,b,-1") != "taken");
  CHECK(refusal("from,to,weight", "a,b,nan") == "ties.csv, line 2: \"nan\" is not a number");
  CHECK(refusal("from,to,weight", "a,b,inf") != "taken");
  CHECK(refusal("from,to,weight", "a,b,1e999") != "taken");
  CHECK(refusal("from,to,weight", "a,b,3x") == "ties.csv, line 2: \"3x\" is not a number");
  CHECK(refusal("from,to,weight", "a,b,\"1,5\"") == "ties.csv, line 2: \"1,5\" is not a number");
  CHECK(refusal("from;to;weight", "a;b;1,5") == "taken");  // as a Dutch spreadsheet writes it
  CHECK(refusal("from,to,at", "a,b,yesterday") ==
        "ties.csv, line 2: \"yesterday\" is neither a moment such as 2026-03-02T09:30Z nor a number of seconds");
  CHECK(refusal("from,to,at", "a,b,20\na,b,2026-03-02") ==
        "ties.csv, line 3: \"2026-03-02\" is a moment where the rows before have seconds");
  CHECK(refusal("from,to", ",b") == "ties.csv, line 2: one side of the tie is empty");
}

TEST_CASE("a file of ties without both columns is refused as a whole") {
  CHECK(refusal("from,too", "a,b") == "ties.csv, line 1: there is no column to");
  CHECK(read_ties("", "ties.csv", abc).stopped);
}

TEST_CASE("the published organisations are read as their own notes count them") {
  const char* const told = std::getenv("SCHAKEL_DATA");
  const std::filesystem::path data = told != nullptr ? told : "../shared/data";
  struct Known {
    const char* people;
    const char* ties;
    std::size_t people_count, tie_count, self_ties;
  };
  for (const auto& [people_file, ties_file, people_count, tie_count, self_ties] :
       {Known{"email-eu-core/people.csv", "email-eu-core/ties.csv", 1005, 24929, 642},
        Known{"law-firm/people.csv", "law-firm/advice.csv", 71, 892, 0},
        Known{"high-tech-managers/people.csv", "high-tech-managers/advice.csv", 21, 190, 0}}) {
    const auto folder = data / "network";
    if (!std::filesystem::exists(folder / people_file)) {
      MESSAGE("skipped: ", std::string(people_file));
      continue;
    }
    const auto people = read_people(contents(folder / people_file), people_file);
    CHECK(people.refused_in_all == 0);
    CHECK(people.roster.people.size() == people_count);
    const auto ties = read_ties(contents(folder / ties_file), ties_file, people.roster);
    CHECK(ties.refused_in_all == 0);
    CHECK(ties.ties.list.size() == tie_count);
    CHECK(ties.ties.self_ties == self_ties);
  }
}
