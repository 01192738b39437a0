// A whole result of a round as equations (attack.hpp): silos, statements and their totals at once, with all that is known beside
// them: a ballot has an answer to some statement, and nobody answers twice.

#include <doctest/doctest.h>

#include <sstream>

#include "analysis/hiding.hpp"
#include "attack.hpp"
#include "base/seed.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

constexpr domain::Limit limit = {.people = 10, .answers = 5, .response = 40};

Table draw(Random& random) {
  Table table;
  const std::size_t silos = 2 + random.below(5), statements = 1 + random.below(4);
  const std::uint64_t turnout = 1 + random.below(10);
  table.ballots_outside = static_cast<std::uint32_t>(random.below(3) == 0 ? random.below(4) : 0);
  for (std::size_t g = 0; g < silos; ++g) {
    table.people.push_back(static_cast<std::uint32_t>(1 + random.below(30)));
    std::uint32_t ballots = 0;
    std::vector<std::uint32_t> answers(statements);
    for (std::uint32_t person = 0; person < table.people[g]; ++person) {
      if (random.below(10) >= turnout) continue;
      ++ballots;
      const std::size_t sure = random.below(statements);
      for (std::size_t j = 0; j < statements; ++j) answers[j] += j == sure || random.below(4) > 0 ? 1 : 0;
    }
    table.ballots.push_back(ballots);
    table.answers.insert(table.answers.end(), answers.begin(), answers.end());
  }
  for (std::size_t j = 0; j < statements; ++j) table.answers_outside.push_back(statements == 1 ? table.ballots_outside : static_cast<std::uint32_t>(random.below(table.ballots_outside + 1)));
  return table;
}

struct Known {
  attack::Riddle riddle;
  std::vector<std::size_t> cells;    // places of hidden cells in the table
  std::vector<std::size_t> unknown;  // and their unknowns
};

// Everything that is published, said as sums.
// How many people are in no silo is known to everybody.
Known published(const Table& table, const Hiding& hiding, std::uint32_t nowhere) {
  Known known;
  auto& riddle = known.riddle;
  const std::size_t silos = table.people.size(), statements = table.answers_outside.size();
  const double some = 1000;
  std::uint64_t all = table.ballots_outside;
  for (const auto ballots : table.ballots) all += ballots;
  attack::Sum everybody{{{riddle.unknown(0, nowhere), 1}}, static_cast<double>(all), static_cast<double>(all)};
  std::vector<attack::Sum> totals;
  for (std::size_t j = 0; j < statements; ++j) {
    double total = table.answers_outside[j];
    for (std::size_t g = 0; g < silos; ++g) total += table.answers[g * statements + j];
    const std::size_t outside = riddle.unknown(0, nowhere);
    riddle.sums.push_back({{{0, 1}, {outside, -1}}, 0, some});  // of those of no silo no more answer than have a ballot
    totals.push_back({{{outside, 1}}, is_hidden(hiding.totals[j]) ? 0 : total, is_hidden(hiding.totals[j]) ? limit.answers - 1.0 + some : total});
  }
  for (std::size_t g = 0; g < silos; ++g) {
    const bool shown = !is_hidden(hiding.silos[g]);
    const std::size_t ballots = riddle.unknown(shown ? table.ballots[g] : 0, shown ? table.ballots[g] : table.people[g]);
    everybody.times[ballots] = 1;
    attack::Sum some_answer{{{ballots, -1}}, 0, some};
    for (std::size_t j = 0; j < statements; ++j) {
      const std::size_t place = g * statements + j;
      const bool seen = !is_hidden(hiding.cells[place]);
      const double answers = table.answers[place];
      const std::size_t cell = riddle.unknown(seen ? answers : 0, seen ? answers : table.people[g]);
      if (!seen) known.cells.push_back(place), known.unknown.push_back(cell);
      totals[j].times[cell] = 1;
      some_answer.times[cell] = 1;
      riddle.sums.push_back({{{ballots, 1}, {cell, -1}}, 0, some});
    }
    riddle.sums.push_back(std::move(some_answer));
  }
  riddle.sums.push_back(std::move(everybody));
  for (auto& total : totals) riddle.sums.push_back(std::move(total));
  return known;
}

}  // namespace

TEST_CASE("nobody works out how many of a hidden silo answered a statement, from all silos, statements and totals at once") {
  Random random(Seed{8});
  int hidden = 0, found = 0, empty = 0, full = 0;
  for (int turn = 0; turn < 1500; ++turn) {
    const Table table = draw(random);
    const Hiding hiding = hide_small_groups(table, limit);
    const auto nowhere = static_cast<std::uint32_t>(table.ballots_outside + (table.ballots_outside > 0 ? random.below(3) : 0));
    Known known = published(table, hiding, nowhere);
    const std::size_t statements = table.answers_outside.size();
    attack::squeeze(known.riddle);
    for (std::size_t i = 0; i < known.cells.size(); ++i) {
      const std::size_t place = known.cells[i], unknown = known.unknown[i];
      ++hidden;
      REQUIRE(known.riddle.low[unknown] <= table.answers[place]);  // the attacker reckons right
      REQUIRE(known.riddle.high[unknown] >= table.answers[place]);
      if (known.riddle.high[unknown] - known.riddle.low[unknown] > 0.5) continue;
      if (table.answers[place] == 0) { ++empty; continue; }
      if (table.answers[place] == table.people[place / statements]) { ++full; continue; }
      if (++found > 8) continue;
      std::ostringstream said;
      for (std::size_t g = 0; g < table.people.size(); ++g) {
        said << table.ballots[g] << "/" << table.people[g] << (is_hidden(hiding.silos[g]) ? "h:" : ":");
        for (std::size_t j = 0; j < statements; ++j) said << table.answers[g * statements + j] << (is_hidden(hiding.cells[g * statements + j]) ? "h " : " ");
      }
      MESSAGE(said.str() << "outside " << table.ballots_outside << " place " << place);
    }
  }
  CHECK(hidden > 3000);
  CHECK(found == 0);
  MESSAGE(hidden << " hidden, found " << found << ", of nobody " << empty << ", of everybody " << full);
}

TEST_CASE("and one that is hidden alone is found, so the attacker is one") {
  const Table table{.people = {20, 20, 20}, .ballots = {12, 3, 9}, .ballots_outside = 0, .answers = {12, 3, 9}, .answers_outside = {0}};
  const auto alone = {Showing::shown, Showing::small_group, Showing::shown};
  Known known = published(table, {.silos = alone, .cells = alone, .totals = {Showing::shown}}, 0);
  attack::squeeze(known.riddle);
  REQUIRE(known.unknown.size() == 1);
  CHECK(known.riddle.low[known.unknown[0]] == 3);
  CHECK(known.riddle.high[known.unknown[0]] == 3);
}
