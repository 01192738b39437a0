#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "exchange/statements_csv.hpp"
#include "exchange/votes_csv.hpp"

using namespace schakel;
using namespace schakel::exchange;
using analysis::Cast;

namespace {
// People and their sheets as a picture: "ann ad. | bob .p."
std::string picture(const VotesReading& reading) {
  std::string text;
  const std::size_t statements = reading.sheets.statements.size();
  for (std::size_t i = 0; i < reading.people.size(); ++i) {
    text += (i == 0 ? "" : " | ") + reading.people[i] + " ";
    for (std::size_t j = 0; j < statements; ++j) text += ".adp"[static_cast<int>(reading.sheets.votes[i * statements + j])];
  }
  return text;
}
std::string refusal(const std::string& text) {
  const auto reading = read_votes(text, "votes.csv");
  return reading.refused.empty() ? "taken" : reading.refused[0].sentence;
}
std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}
}  // namespace

TEST_CASE("a vote is a word or a number, and the last row of a pair wins") {
  const auto reading = read_votes("person,statement,vote\nbob,10,1\nann,2,agree\nann,10,Disagree\nbob,2,0\nann,2,pass\n", "votes.csv");
  CHECK(reading.refused.empty());
  CHECK(reading.sheets.statements == std::vector<std::string>{"2", "10"});
  CHECK(picture(reading) == "ann pd | bob pa");
  CHECK(reading.sheets.given_camps.empty());
}

TEST_CASE("of Polis' vote events the latest counts, not the last row; 1 is agree") {
  const auto reading = read_votes(
      "timestamp,datetime,comment-id,voter-id,vote\n300,c,0,7,1\n100,a,0,7,-1\n200,b,1,7,-1\n200,b,1,7,0\n", "votes.csv");
  CHECK(picture(reading) == "7 ap");
}

TEST_CASE("Polis' matrix has a row per person; an empty cell is no answer and an empty group no camp") {
  const auto reading = read_votes(
      "participant,xid,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,5\n10,,1,0,2,1,1,1,,-1\n9,,,0,1,0,0,0,,\n11,,0,0,0,0,0,,,\n", "pv.csv");
  CHECK(picture(reading) == "9 p.. | 10 a.d | 11 ...");
  CHECK(reading.sheets.given_camps == std::vector<std::int32_t>{-1, 1, 0});
}

TEST_CASE("the order of the rows does not matter where no pair is there twice") {
  CHECK(picture(read_votes("person,statement,vote\na,x,1\nb,y,0\nb,x,-1\n", "v")) ==
        picture(read_votes("person,statement,vote\nb,x,-1\nb,y,0\na,x,1\n", "v")));
}

TEST_CASE("what cannot be read is refused with its line and value") {
  CHECK(refusal("person,statement,vote\na,x,maybe\n") ==
        "votes.csv, line 2: \"maybe\" is not a vote: agree, disagree or pass, or 1, -1 or 0");
  CHECK(refusal("person,statement,vote\na,x,\n") != "taken");
  CHECK(refusal("person,statement,vote\n,x,1\n") == "votes.csv, line 2: the person is empty");
  CHECK(refusal("person,statement\na,x\n") == "votes.csv, line 1: there is no column vote");
  CHECK(refusal("comment-id,voter-id,vote,timestamp\n1,1,1,noon\n") == "votes.csv, line 2: the timestamp \"noon\" is not a whole number");
  CHECK(refusal("participant,0,1\n1,1,1\n").find("n-disagree") != std::string::npos);
  CHECK(refusal("participant,group-id,n-disagree,0\n1,x,0,1\n") == "votes.csv, line 2: the group-id \"x\" is not a whole number");
  CHECK(refusal("participant,group-id,n-disagree,0\n1,0,0,1\n1,0,0,1\n") == "votes.csv, line 3: the participant 1 is there twice");
  CHECK(refusal("participant,group-id,n-disagree,0\n1,0,0,2\n").find("\"2\" is not a vote") != std::string::npos);
  CHECK(refusal("") != "taken");
}

TEST_CASE("more people and statements than the budget holds stop the reading before memory is taken") {
  std::string text = "person,statement,vote\n";
  for (int i = 0; i < 100; ++i) text += std::to_string(i) + "," + std::to_string(i) + ",1\n";
  const auto reading = read_votes(text, "votes.csv", {.bytes = 5000});
  CHECK(reading.stopped);
  CHECK(reading.refused.at(0).code == "error.too_large");
  CHECK(reading.sheets.votes.empty());
}

TEST_CASE("statements have texts, of Schakel's own format or of Polis' comments") {
  const auto own = read_statements("id,text,moderated\n1,\"a, b\nc\",\n2,d,-1\n", "s.csv");
  CHECK(own.refused.empty());
  CHECK(own.statements.at(0).text == "a, b c");
  CHECK(!own.statements.at(0).taken_out);
  CHECK(own.statements.at(1).taken_out);
  const auto polis = read_statements("timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1,7,0,3,2,1,hello\n", "c.csv");
  CHECK(polis.statements.at(0).id == "7");
  CHECK(polis.statements.at(0).text == "hello");
  CHECK(read_statements("id,text\n1,a\n1,b\n", "s.csv").refused.at(0).sentence == "s.csv, line 3: the id 1 is already on line 2");
  CHECK(read_statements("id,text,moderated\n1,a,2\n", "s.csv").refused.at(0).sentence == "s.csv, line 2: \"2\" is not -1, 0 or 1 for moderated");
  CHECK(read_statements("id\n1\n", "s.csv").stopped);
  const auto long_one = read_statements("id,text\n1," + std::string(800, 'x') + "\n", "s.csv");
  CHECK(long_one.refused.empty());
  CHECK(long_one.noticed_in_all == 1);
}

TEST_CASE("pairs to predict have a person and a statement") {
  const auto pairs = read_pairs("statement,person\n3,ann\n", "p.csv");
  CHECK(pairs.pairs.at(0).person == "ann");
  CHECK(pairs.pairs.at(0).statement == "3");
  CHECK(read_pairs("person\nann\n", "p.csv").refused.at(0).sentence == "p.csv, line 1: there is no column statement");
  CHECK(read_pairs("person,statement\nann,\n", "p.csv").refused_in_all == 1);
}

TEST_CASE("in all eight published conversations the matrix equals the latest votes") {
  const char* const told = std::getenv("SCHAKEL_DATA");
  const auto data = std::filesystem::path(told != nullptr ? told : "../shared/data") / "opinion";
  struct Known {
    const char* name;
    std::size_t people, statements, votes;  // as methods/common-ground.md counts them
  };
  for (const auto& [name, people, statements, votes] :
       {Known{"bg2050-volunteers", 126, 371, 14283}, Known{"brexit-consensus", 204, 50, 5303},
        Known{"canadian-electoral-reform", 448, 174, 11950}, Known{"football-concussions", 1487, 298, 14328},
        Known{"scoop-hivemind.biodiversity", 536, 314, 29719}, Known{"scoop-hivemind.taxes", 334, 148, 17335},
        Known{"scoop-hivemind.ubi", 234, 70, 7153}, Known{"vtaiwan.uberx", 1921, 197, 49443}}) {
    const auto folder = data / name;
    if (!std::filesystem::exists(folder / "votes.csv")) {
      std::printf("skipped: %s (no data folder)\n", name);
      continue;
    }
    const auto events = read_votes(contents(folder / "votes.csv"), "votes.csv");
    const auto matrix = read_votes(contents(folder / "participants-votes.csv"), "participants-votes.csv");
    CHECK(events.refused_in_all == 0);
    CHECK(matrix.refused_in_all == 0);
    CHECK(matrix.people.size() == people);
    CHECK(matrix.sheets.statements.size() == statements);
    std::map<std::pair<std::string, std::string>, Cast> latest;
    for (const auto* reading : {&events, &matrix}) {
      std::map<std::pair<std::string, std::string>, Cast> cast;
      for (std::size_t i = 0; i < reading->people.size(); ++i) {
        for (std::size_t j = 0; j < reading->sheets.statements.size(); ++j) {
          const Cast one = reading->sheets.votes[i * reading->sheets.statements.size() + j];
          if (one != Cast::unanswered) cast[{reading->people[i], reading->sheets.statements[j]}] = one;
        }
      }
      CHECK(cast.size() == votes);
      if (reading == &matrix) CHECK((cast == latest));
      latest = std::move(cast);
    }
    CHECK(read_statements(contents(folder / "comments.csv"), "comments.csv").refused_in_all == 0);
  }
}
