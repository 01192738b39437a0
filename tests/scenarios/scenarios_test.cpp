#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "domain/fact.hpp"
#include "scenarios/library.hpp"

using namespace schakel;
using namespace schakel::scenarios;

namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> files() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(SCHAKEL_SCENARIOS)) {
    if (entry.path().extension() == ".scenario") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string told(std::string_view text) {
  const auto scenario = read_scenario(text);
  if (!scenario) return scenario.error().message;
  Library library;
  const auto played = Player(library).play(*scenario);
  return played ? "as told" : played.error().message;
}

}  // namespace

TEST_CASE("every scenario goes as it says, through the library") {
  REQUIRE(files().size() >= 5);
  for (const auto& file : files()) {
    CAPTURE(file.filename().string());
    CHECK(told(text_of(file)) == "as told");
  }
}

TEST_CASE("a scenario that goes another way is named by its line") {
  const std::string begin = "scenario: x\nfounder: fenna\npeople\n  Zorg: dina\non 2026-10-01\n";
  CHECK(told(begin + "dina: end_programme {\"programme\": 1}\n") ==
        "line 6: was refused: There is no programme 1. (error.unknown_programme)");
  CHECK(told(begin + "then silo of dina is Ruimte\n") == "line 6: silo of dina is Zorg, not Ruimte");
  CHECK(told(begin + "fenna: give_role {\"person\": @dina, \"role\": \"facilitator\"}\n  refused: error.x\n") ==
        "line 6: was taken, not refused");
  CHECK(told(begin + "fenna: give_role {\"person\": @piet, \"role\": \"facilitator\"}\n") ==
        "line 6: @piet is nobody and nothing so far");
  CHECK(told(begin + "hallo\n") == "line 6: \"hallo\" is no step: WHO: command {…}");
  CHECK(told(begin + "then ending of experiment 7 is result\n") == "line 6: \"7\" is nothing so far");
  CHECK(told(begin + "then ending of experiment x is result\n") == "line 6: \"x\" is nothing so far");
  CHECK(told(begin + "then the weather is fine\n").find("line 6: \"the weather\" is no question; those are: silo of …") == 0);
  CHECK(told(begin + "dina: vote zeven agree\n") == "line 6: was refused: it is closed (error.round_closed)");
  CHECK(told("") == "a scenario begins with \"scenario: \" and its title");
}

TEST_CASE("docs/facts.md tells of every kind of fact") {
  const std::string page = text_of(std::filesystem::path(SCHAKEL_SCENARIOS) / "../../docs/facts.md");
  for (const std::string_view kind : domain::fact_kinds) {
    CAPTURE(kind);
    CHECK(page.find("| `" + std::string(kind) + "` |") != std::string::npos);
  }
}
