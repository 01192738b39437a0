#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "cli/said.hpp"

using namespace schakel;
using namespace schakel::cli;
using namespace schakel::cli::test;

namespace {

std::string people(int count, int silos) {
  std::string text = "id,department\n";
  for (int i = 0; i < count; ++i) text += "p" + std::to_string(i) + ",silo " + std::to_string(i % silos) + "\n";
  return text;
}

boost::json::object document(const Said& said) {
  REQUIRE(said.code == 0);
  return boost::json::parse(said.out).as_object();
}

const std::string few = "id,name,hours,goals,department\nann,Ann,tue13-17,wait less,a\nbob,,tue13-15,wait less,b\ncas,,,wait less,c\n";

}  // namespace

TEST_CASE("circles are told in words: who, why, and how good it could have been") {
  const Folder folder;
  const auto said = say({"circles", folder.file("people.csv", few)});
  CHECK(said.code == 0);
  CHECK(said.err.empty());
  CHECK(said.out ==
        "Circle 1\n"
        "  Ann (ann), bob, cas\n"
        "  - 3 share the goal wait less\n"
        "  - from 3 silos: a, b, c\n"
        "  - 2 hours a week in common: tue 13-15\n"
        "\n"
        "Score 1.00 on average; no composition can have more than 1.00.\n"
        "0 rules are broken.\n");
}

TEST_CASE("circles as JSON have the fields of the contract") {
  const Folder folder;
  const auto whole = document(say({"circles", folder.file("people.csv", few), "--json", "--seed", "7"}));
  CHECK(whole.at("kind") == "circles");
  CHECK(whole.at("seed") == 7);
  CHECK(whole.at("warnings").as_array().empty());
  const auto& circle = whole.at("circles").at(0).as_object();
  CHECK(circle.at("people") == boost::json::array{"ann", "bob", "cas"});
  CHECK(circle.at("silos") == boost::json::array{"a", "b", "c"});
  CHECK(circle.at("goal") == "wait less");
  CHECK(circle.at("hours") == boost::json::array{"tue 13-15"});
  CHECK(circle.at("new_pairs") == 3);
  CHECK(circle.at("repeats") == 0);
  CHECK(circle.at("relaxed").as_array().empty());
  CHECK(circle.at("reasons").at(1).at("kind") == "silos_bridged");
  const auto& score = whole.at("score").as_object();
  for (const auto* field : {"mean", "bound", "violations", "by_rule", "repeats"}) CHECK_MESSAGE(score.contains(field), field);
}

TEST_CASE("the CSV of one round is the history of the next, and rounds in one go are the same as one by one") {
  const Folder folder;
  const auto file = folder.file("people.csv", people(24, 6));
  const auto both = say({"circles", file, "--rounds", "2", "--csv", "--seed", "5"});
  const auto first = say({"circles", file, "--csv", "--seed", "5"});
  REQUIRE(first.code == 0);
  CHECK(first.out.starts_with("round,circle,person\n1,1,p0\n"));
  const auto second = say({"circles", file, "--csv", "--seed", "6", "--history", folder.file("h.csv", first.out)});
  const std::string head = "round,circle,person\n";
  CHECK(both.out == first.out + second.out.substr(head.size()));
  CHECK(second.out.starts_with(head + "2,1,p0\n"));
  const auto whole = document(say({"circles", file, "--json", "--history", folder.file("h.csv", both.out)}));
  CHECK(whole.at("circles").at(0).at("round") == 3);
  CHECK(whole.at("score").at("repeats") == 0);
}

TEST_CASE("forty people in fours meet nobody twice in six rounds") {
  const Folder folder;
  const auto whole = document(say({"circles", folder.file("people.csv", people(40, 5)), "--rounds", "6", "--json"}));
  CHECK(whole.at("circles").as_array().size() == 60);
  CHECK(whole.at("score").at("repeats") == 0);
}

TEST_CASE("after two people left and one joined, the announced circles are mended and only what must change does") {
  const Folder folder;
  const std::string before = people(16, 4);
  const auto announced = say({"circles", folder.file("people.csv", before), "--csv"});
  // p3 and p9 left, Noor joined.
  std::string after;
  std::istringstream lines(before);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("p3,") && !line.starts_with("p9,")) after += line + "\n";
  }
  after += "noor,d1\n";
  const auto file = folder.file("now.csv", after);
  const auto mended = say({"circles", file, "--announced", folder.file("announced.csv", announced.out), "--json"});
  CHECK(mended.code == 0);
  const auto whole = document(mended);
  std::set<std::string> seated;
  for (const auto& circle : whole.at("circles").as_array()) {
    CHECK(circle.at("people").as_array().size() >= 3);
    for (const auto& person : circle.at("people").as_array()) CHECK(seated.insert(std::string(person.as_string())).second);
  }
  CHECK(seated.size() == 15);
  CHECK(seated.contains("noor"));
  CHECK(whole.at("circles").at(0).at("round") == 1);
  CHECK(whole.at("score").at("changed").to_number<int>() <= 2);
  CHECK(say({"circles", file, "--announced", "x", "--rounds", "2"}).code == 2);
}

TEST_CASE("the same seed gives the same bytes, and a bound on time that is not reached changes nothing") {
  const Folder folder;
  const auto file = folder.file("people.csv", people(60, 7));
  CHECK(say({"circles", file, "--json"}).out == say({"circles", file, "--json", "--seconds", "600"}).out);
}

TEST_CASE("what is typed or read wrong is one sentence and an exit code") {
  const Folder folder;
  const auto file = folder.file("people.csv", few);
  const auto wrong = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"circles", file});
    const auto said = say(words);
    CHECK(said.out.empty());
    return std::to_string(said.code) + " " + said.err;
  };
  CHECK(wrong({"--size", "8"}) == "2 schakel: --size is 8, which is not a number from 3 to 7\n");
  CHECK(wrong({"--rounds", "0"}) == "2 schakel: --rounds is 0, which is not a number from 1 to 100\n");
  CHECK(wrong({"--json", "--csv"}) == "2 schakel: --json and --csv are two answers; ask for one\n");
  const auto history = folder.file("h.csv", "round,circle,person\n1,1,ann\n1,2,ann\n");
  CHECK(wrong({"--history", history}) == "3 schakel: " + history + ", line 3: ann is in round 1 already\n");
  const auto two = folder.file("two.csv", "id,department\na,x\nb,y\n");
  CHECK(say({"circles", two}).err == "schakel: " + two + ": a circle needs three people, and there are 2\n");
  CHECK(say({"circles", two}).code == 3);
}

TEST_CASE("the office of 2013 gets circles in which everybody sits once, mixed as far as its departments allow") {
  const char* const told = std::getenv("SCHAKEL_DATA");
  const auto file = std::filesystem::path(told != nullptr ? told : "../shared/data") / "network/office-2013/people.csv";
  if (!std::filesystem::exists(file)) {
    std::puts("skipped: office-2013 (no data folder)");
    return;
  }
  const auto whole = document(say({"circles", file.string(), "--json"}));
  std::set<std::string> seated;
  for (const auto& circle : whole.at("circles").as_array()) {
    for (const auto& person : circle.at("people").as_array()) CHECK(seated.insert(std::string(person.as_string())).second);
  }
  CHECK(seated.size() == 92);
  CHECK(whole.at("circles").as_array().size() == 23);
  CHECK(whole.at("score").at("violations") == 0);
  // 34, 26, 15, 13 and 4 people: silos of 34 and 26 must sit two in a circle 11 + 3 times; 6 pairs a circle.
  CHECK(whole.at("score").at("mean").as_double() == doctest::Approx(1 - 14.0 / (23 * 6)));
  CHECK(whole.at("score").at("mean").as_double() <= whole.at("score").at("bound").as_double());
}
