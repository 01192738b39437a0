#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <doctest/doctest.h>

#include "exchange/polis_csv.hpp"
#include "exchange/votes_csv.hpp"

using namespace schakel;
using namespace schakel::exchange;

namespace {

constexpr Limits wide{.bytes = 200'000'000, .rows = 2'000'000};

// Sheets as people see them, whatever they are called: how often each row of answers (and its group) is there.
std::map<std::string, int> rows_of(const analysis::Sheets& sheets) {
  std::map<std::string, int> rows;
  const std::size_t statements = sheets.statements.size();
  for (std::size_t i = 0; i < sheets.silo_of.size(); ++i) {
    std::string row = sheets.given_camps.empty() ? "" : std::to_string(sheets.given_camps[i]) + ":";
    bool answered = false;
    for (std::size_t j = 0; j < statements; ++j) {
      row += std::to_string(static_cast<int>(sheets.votes[i * statements + j]));
      answered = answered || sheets.votes[i * statements + j] != analysis::Cast::unanswered;
    }
    if (answered) ++rows[row];
  }
  return rows;
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void comes_back(const analysis::Sheets& sheets, std::span<const StatementText> texts) {
  const auto files = polis_files(sheets, texts, Seed{3});
  const auto matrix = read_votes(files.participants, "participants-votes.csv", wide);
  REQUIRE(matrix.refused.empty());
  CHECK(matrix.sheets.statements == sheets.statements);
  CHECK(rows_of(matrix.sheets) == rows_of(sheets));
  const auto events = read_votes(files.votes, "votes.csv", wide);
  REQUIRE(events.refused.empty());
  auto without_groups = matrix.sheets;
  without_groups.given_camps.clear();
  if (events.sheets.statements == sheets.statements) CHECK(rows_of(events.sheets) == rows_of(without_groups));
  const auto back = read_statements(files.comments, "comments.csv", wide);
  REQUIRE(back.refused.empty());
  for (const auto& text : texts) {
    const auto found = std::find_if(back.statements.begin(), back.statements.end(), [&](const auto& one) { return one.id == text.id; });
    if (found == back.statements.end()) continue;  // nobody was asked about it
    CHECK(found->text == text.text);
    CHECK(found->taken_out == text.taken_out);
  }
}

}  // namespace

TEST_CASE("a conversation that is written as Polis does is read back with the same answers, groups and texts") {
  const auto votes = read_votes("participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n7,0,0,3,1,1,1,-1,0\n8,1,0,1,0,1,,-1,\n9,,0,0,0,0,,,\n", "p.csv");
  REQUIRE(votes.refused.empty());
  const std::vector<StatementText> texts = {{.id = "0", .text = "plain"}, {.id = "1", .text = "a \"word\", and more", .taken_out = true}};
  comes_back(votes.sheets, texts);
  const auto files = polis_files(votes.sheets, texts, Seed{3});
  CHECK(files.comments.find("0,,1,,0,2,-1,\"a \"\"word\"\", and more\"\n") != std::string::npos);
  CHECK(files.participants.find("9") == std::string::npos);  // who answered nothing, and the numbers people had before
}

TEST_CASE("voters get other numbers in another export") {
  std::string text = "person,statement,vote\n";
  for (int i = 0; i < 40; ++i) text += "p" + std::to_string(i) + ",s" + std::to_string(i) + ",agree\n";
  const auto votes = read_votes(text, "v.csv");
  const auto one = polis_files(votes.sheets, {}, Seed{1});
  CHECK(one.votes == polis_files(votes.sheets, {}, Seed{1}).votes);
  CHECK(one.votes != polis_files(votes.sheets, {}, Seed{2}).votes);
  CHECK(one.votes.find("p1") == std::string::npos);
}

TEST_CASE("a published conversation comes back as it was") {
  const char* const set = std::getenv("SCHAKEL_DATA");
  const std::filesystem::path folder = std::filesystem::path(set == nullptr ? "../shared/data" : set) / "opinion/football-concussions";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("skipped: there is no " << folder.string());
    return;
  }
  const auto votes = read_votes(slurp(folder / "participants-votes.csv"), "participants-votes.csv", wide);
  const auto texts = read_statements(slurp(folder / "comments.csv"), "comments.csv", wide);
  REQUIRE(votes.sheets.statements.size() > 10);
  comes_back(votes.sheets, texts.statements);
}
