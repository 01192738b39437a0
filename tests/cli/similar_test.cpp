#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "cli/said.hpp"

using namespace schakel;
using namespace schakel::cli;
using namespace schakel::cli::test;

namespace {

struct File {
  Folder folder;
  std::string path;
  explicit File(const std::string& text) : path(folder.file("statements.csv", text)) {}
};

const std::string statements =
    "id,text,moderated\na,Vergunningen duren te lang,1\nb,Meer groen in de stad,\nc,Vergunningen duren veel te lang,\n"
    "d,Vergunningen duren te lang!,-1\n";

}  // namespace

TEST_CASE("similar lists pairs in like words, without those that moderators took out") {
  const File file(statements);
  const auto said = say({"similar", file.path});
  CHECK(said.code == 0);
  CHECK(said.out.starts_with("3 statements, 1 pair in like words (from 0.40)\n\n0."));
  CHECK(said.out.find("a Vergunningen duren te lang\n      c Vergunningen duren veel te lang\n") != std::string::npos);
}

TEST_CASE("similar as JSON has the fields of the contract, and the same bytes again") {
  const File file(statements);
  const auto said = say({"similar", file.path, "--json"});
  const auto document = boost::json::parse(said.out).as_object();
  CHECK(document.at("kind") == "similar");
  REQUIRE(document.at("pairs").as_array().size() == 1);
  const auto& pair = document.at("pairs").at(0).as_object();
  CHECK(pair.at("a") == "a");
  CHECK(pair.at("b") == "c");
  CHECK(pair.at("score").to_number<double>() > 0.7);
  CHECK(say({"similar", file.path, "--json"}).out == said.out);
  const auto matches = boost::json::parse(say({"similar", file.path, "--text", "Groen in onze stad", "--json"}).out).as_object();
  REQUIRE(matches.at("matches").as_array().size() == 1);
  CHECK(matches.at("matches").at(0).at("id") == "b");
}

TEST_CASE("no match says that no words are alike, not that nobody said it") {
  const File file(statements);
  CHECK(say({"similar", file.path, "--text", "Zebrapad"}).out == "no statement with similar words (from 0.40) among 3\n");
  CHECK(say({"similar", file.path, "--text", "Zebrapad", "--threshold", "0", "--json"}).out.find("\"score\"") != std::string::npos);
}

TEST_CASE("a wrong text, threshold or file is one clear sentence") {
  const File file(statements), double_id("id,text\na,een\na,twee\n");
  CHECK(say({"similar", file.path, "--text", " "}).code == 2);
  CHECK(say({"similar", file.path, "--text", std::string(501, 'a')}).code == 2);
  CHECK(say({"similar", file.path, "--text", "\xff"}).code == 2);
  CHECK(say({"similar", file.path, "--threshold", "1.5"}).code == 2);
  CHECK(say({"similar", file.path + "x"}).code == 3);
  const auto said = say({"similar", double_id.path});
  CHECK(said.code == 3);
  CHECK(said.err.find("the id a is already on line 2") != std::string::npos);
}
