#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "base/seed.hpp"
#include "cli/said.hpp"

using namespace schakel;
using namespace schakel::cli;
using namespace schakel::cli::test;

namespace {

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

std::filesystem::path data_folder() {
  const char* const told = std::getenv("SCHAKEL_DATA");
  return std::filesystem::path(told != nullptr ? told : "../shared/data") / "opinion";
}

const std::string votes = "person,statement,vote\nann,1,agree\nbob,1,agree\ncas,1,disagree\nann,2,pass\nbob,2,disagree\n";

}  // namespace

TEST_CASE("ground counts agree, disagree and pass apart, as a table of words") {
  const Folder folder;
  const auto said = say({"ground", folder.file("votes.csv", votes), "--statements", folder.file("s.csv", "id,text\n1,Bread is good\n2,So is cheese\n")});
  CHECK(said.code == 0);
  CHECK(said.out.starts_with("3 people, 2 statements, 5 answers\nno clear camps; 0 dividing lines\n"));
  CHECK(said.out.find("2/1/0  1 Bread is good\n") != std::string::npos);
  CHECK(said.out.find("0/1/1  2 So is cheese\n") != std::string::npos);
}

TEST_CASE("ground as JSON has the fields of the contract, and null where there is no number") {
  const Folder folder;
  const auto said = say({"ground", folder.file("votes.csv", votes), "--json", "--seed", "7"});
  CHECK(said.code == 0);
  const auto document = boost::json::parse(said.out).as_object();
  CHECK(document.at("kind") == "ground");
  CHECK(document.at("seed") == 7);
  CHECK(document.at("people") == 3);
  CHECK(document.at("votes") == 5);
  const auto& first = document.at("list").at(0).as_object();
  for (const auto* field : {"id", "agree", "disagree", "pass", "seen", "predicted_agree", "low", "high", "bridge", "divisive", "floor",
                            "group_informed_consensus"}) {
    CHECK_MESSAGE(first.contains(field), field);
  }
  CHECK(first.at("divisive").is_null());
  CHECK(document.at("camps").at("count") == 1);
  CHECK(document.at("fit").at("log_loss_heldout").is_null());
}

TEST_CASE("with people, small silos are hidden everywhere: JSON, words and page") {
  std::string people = "id,department\n", cast = "person,statement,vote\n";
  for (int i = 0; i < 30; ++i) people += "p" + std::to_string(i) + "," + (i < 12 ? "north" : i < 26 ? "south" : "tiny") + "\n";
  for (int i = 0; i < 30; ++i) cast += "p" + std::to_string(i) + ",s," + (i % 3 == 0 ? "-1" : "1") + "\n";
  cast += "stranger,s,1\n";
  const Folder folder;
  const auto votes_file = folder.file("votes.csv", cast), people_file = folder.file("people.csv", people);
  const auto said = say({"ground", votes_file, "--people", people_file, "--border", "department", "--json"});
  CHECK(said.err == "1 of 31 who voted are not in " + people_file + "; they are counted, in no silo\n");
  const auto document = boost::json::parse(said.out).as_object();
  std::map<std::string, bool> hidden;
  for (const auto& cell : document.at("silos").as_array()) hidden[cell.at("name").as_string().c_str()] = cell.at("agree").is_object();
  // One answer of no silo is not enough to keep tiny's from being what is left of the total; north is hidden with it.
  CHECK(hidden == std::map<std::string, bool>{{"north", true}, {"south", false}, {"tiny", true}});
  const auto words = say({"ground", votes_file, "--people", people_file});
  CHECK(words.out.find("4   hidden  tiny") != std::string::npos);
  const auto page = (folder.path / "page.html").string();
  CHECK(say({"ground", votes_file, "--people", people_file, "--html", page}).code == 0);
  CHECK(contents(page).find("tiny</th><td colspan=\"3\" class=\"soft\">too few answers to show") != std::string::npos);
}

TEST_CASE("the page has no script, fetches nothing, and shows people's words as words") {
  const Folder folder;
  const auto page = (folder.path / "page.html").string();
  const auto said = say({"ground", folder.file("votes.csv", votes), "--html", page, "--statements",
                         folder.file("s.csv", "id,text,moderated\n1,<script>alert(1)</script>,1\n2,gone,-1\n")});
  CHECK(said.code == 0);
  const auto text = contents(page);
  CHECK(text.find("<script") == std::string::npos);
  CHECK(text.find("&lt;script&gt;alert(1)") != std::string::npos);
  CHECK(text.find("http") == std::string::npos);
  CHECK(text.find("gone") == std::string::npos);  // moderators took it out
  CHECK(text.find("<svg") != std::string::npos);
}

TEST_CASE("the page shows the same scores as --json") {
  const Folder folder;
  const auto file = folder.file("votes.csv", votes), page = (folder.path / "page.html").string();
  const auto document = boost::json::parse(say({"ground", file, "--json"}).out);
  CHECK(say({"ground", file, "--html", page}).code == 0);
  const auto text = contents(page);
  for (const auto& row : document.at("list").as_array()) {
    for (const char* score : {"floor_low", "all_agree", "split", "bridge"}) {
      const auto* const value = row.at(score).if_double();
      if (value != nullptr) CHECK(text.find(std::to_string(std::lround(100 * *value)) + " %") != std::string::npos);
    }
  }
  CHECK(text.find("chance of a majority") != std::string::npos);
  CHECK(text.find("as many people as possible") != std::string::npos);
}

TEST_CASE("what is written as Polis does gives the same common ground when it is read again") {
  const Folder folder;
  const auto file = folder.file("votes.csv", votes);
  CHECK(say({"ground", file, "--polis", folder.path.string() + "/missing"}).code != 0);
  std::filesystem::create_directory(folder.path / "out");
  CHECK(say({"ground", file, "--polis", (folder.path / "out").string()}).code == 0);
  const auto before = say({"ground", file, "--json"}).out;
  CHECK(say({"ground", (folder.path / "out/votes.csv").string(), "--json"}).out == before);
  CHECK(say({"ground", (folder.path / "out/participants-votes.csv").string(), "--json"}).out == before);
}

TEST_CASE("predictions come per pair, also for who is not in the file") {
  const Folder folder;
  const auto said = say({"ground", folder.file("votes.csv", votes), "--predict", folder.file("pairs.csv", "person,statement\nann,2\nzed,1\nann,9\n")});
  CHECK(said.code == 0);
  std::istringstream lines(said.out);
  std::string line;
  std::getline(lines, line);
  CHECK(line == "person,statement,agree,pass");
  std::getline(lines, line);
  CHECK(line.starts_with("ann,2,0."));
  std::getline(lines, line);
  CHECK(line.starts_with("zed,1,0."));
  std::getline(lines, line);
  CHECK(line.starts_with("ann,9,0."));
}

TEST_CASE("the order of the rows does not change one byte of the result") {
  const auto folder = data_folder() / "brexit-consensus";
  if (!std::filesystem::exists(folder)) {
    std::puts("skipped: brexit-consensus (no data folder)");
    return;
  }
  std::istringstream lines(contents(folder / "participants-votes.csv"));
  std::string header;
  std::getline(lines, header);
  std::vector<std::string> rows;
  for (std::string line; std::getline(lines, line);) rows.push_back(line);
  const Folder made;
  Random random(Seed{4});
  std::string first;
  for (int n = 0; n < 3; ++n) {
    std::string text = header + "\n";
    for (const auto& row : rows) text += row + "\n";
    const auto said = say({"ground", made.file("votes.csv", text), "--json"});
    CHECK(said.code == 0);
    if (n == 0) first = said.out;
    CHECK(said.out == first);
    random.shuffle(rows);
  }
}

TEST_CASE("what is typed or read wrong is one sentence") {
  const Folder folder;
  const auto file = folder.file("votes.csv", "person,statement,vote\na,1,perhaps\n");
  CHECK(say({"ground", file}).code == 3);
  CHECK(say({"ground", file}).err.find("line 2: \"perhaps\" is not a vote") != std::string::npos);
  CHECK(say({"ground", file, "--border", "x"}).err == "schakel: --border needs --people PEOPLE, where the silos are\n");
  CHECK(say({"ground", file, "--json", "--html", "x"}).code == 2);
}

TEST_CASE("ground on bg2050 gives Polis' own 371 group-informed consensus values exactly") {
  const auto folder = data_folder() / "bg2050-volunteers";
  if (!std::filesystem::exists(folder)) {
    std::puts("skipped: bg2050-volunteers (no data folder)");
    return;
  }
  const auto said = say({"ground", (folder / "participants-votes.csv").string(), "--json"});
  CHECK(said.code == 0);
  std::map<std::string, double> ours;
  const auto document = boost::json::parse(said.out);
  for (const auto& row : document.at("list").as_array()) {
    ours[row.at("id").as_string().c_str()] = row.at("group_informed_consensus").as_double();
  }
  CHECK(ours.size() == 371);
  // comments.csv by hand, for a judge that shares nothing with the reader: the ninth column, before the text.
  std::istringstream lines(contents(folder / "comments.csv"));
  std::string line;
  std::getline(lines, line);
  std::size_t same = 0;
  while (std::getline(lines, line)) {
    std::vector<std::string> fields;
    std::istringstream row(line);
    for (std::string field; fields.size() < 9 && std::getline(row, field, ',');) fields.push_back(field);
    if (fields.size() < 9 || !ours.contains(fields[1]) || fields[8].empty()) continue;
    const double theirs = std::strtod(fields[8].c_str(), nullptr);
    CHECK(std::abs(ours[fields[1]] - theirs) < 1e-15);
    ++same;
  }
  CHECK(same == 371);
}
