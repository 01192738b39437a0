// The text of a sheet is read the same the quick way and the long way, and what is not exactly ours is read the long way.
#include "service/sheet.hpp"

#include <doctest/doctest.h>

#include "base/seed.hpp"
#include "exchange/json.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::service;

namespace {

Sheet any_sheet(Random& random) {
  const std::string silos[] = {"", "Ruimte", "Café \"Zorg\"", "Vergunningen én toezicht", "a\\b", "1"};
  Sheet sheet{.silo = silos[random.below(std::size(silos))], .votes = {}, .answers = {}};
  for (std::uint64_t i = random.below(6); i > 0; --i) {
    sheet.votes.push_back({.statement = StatementId(static_cast<std::uint32_t>(random.below(4000))), .vote = static_cast<Vote>(random.below(3))});
  }
  sheet.handed_in = random.below(2) == 0;
  if (random.below(2) == 0) sheet.change = static_cast<std::uint32_t>(random.below(100));
  return sheet;
}

// Every field, whichever way it was read.
std::string said(const Result<Sheet>& sheet) { return sheet ? exchange::json_text(*sheet) : "unreadable"; }

std::string long_way(const std::string& text) {
  const auto sheet = exchange::parse_json<Sheet>(text);
  return sheet ? exchange::json_text(*sheet) : "unreadable";
}

}  // namespace

TEST_CASE("what is written is read back, and alike by who reads any JSON") {
  Random random = Random::for_block(Seed{7}, 1);
  for (int i = 0; i < 2'000; ++i) {
    const Sheet sheet = any_sheet(random);
    const std::string text = sheet_text(sheet);
    CAPTURE(text);
    CHECK(said(sheet_from(text)) == exchange::json_text(sheet));
    CHECK(long_way(text) == exchange::json_text(sheet));
  }
}

TEST_CASE("a text that was changed anywhere is read, or refused, as by who reads any JSON") {
  Random random = Random::for_block(Seed{7}, 2);
  const std::string others = "{}[]\",:0123456789-+.eE truefalsn\\u\n\x7f\xc3\xa9";
  for (int i = 0; i < 20'000; ++i) {
    std::string text = sheet_text(any_sheet(random));
    const std::size_t at = random.below(text.size());
    switch (random.below(3)) {
      case 0: text.erase(at, 1 + random.below(3)); break;
      case 1: text.insert(at, 1, others[random.below(others.size())]); break;
      default: text[at] = others[random.below(others.size())];
    }
    CAPTURE(text);
    CHECK(said(sheet_from(text)) == long_way(text));
  }
}

TEST_CASE("in a closed box a sheet says neither when nor in which order it was filled in") {
  Sheet sheet{.silo = "Zorg", .votes = {{StatementId(9), Vote::pass}, {StatementId(2), Vote::agree}}, .answers = {}, .handed_in = false, .change = 4};
  const std::string closed = closed_sheet(sheet_text(sheet)).value();
  CHECK(closed == R"({"silo":"Zorg","votes":[{"statement":2,"vote":"agree"},{"statement":9,"vote":"pass"}],"handed_in":true,"change":null})");
  CHECK(closed_sheet(closed).value() == closed);
  sheet.votes.clear();
  sheet.answers = {{.question = MeterQuestion::right, .about = "Ruimte", .score = 4}, {.question = MeterQuestion::in_time, .about = "Archief", .score = std::nullopt}};
  const std::string scored = closed_sheet(sheet_text(sheet)).value();
  CHECK(scored.find("Archief") < scored.find("Ruimte"));
  CHECK(said(sheet_from(scored)) == long_way(scored));
}
