#include "analysis/common_ground.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include <doctest/doctest.h>

#include "analysis/bytes.hpp"
#include "analysis/sheets.hpp"
#include "base/seed.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

constexpr domain::Limit open = {.people = 0, .answers = 0, .response = 0};
constexpr domain::Limit usual = {.people = 10, .answers = 5, .response = 40};

Cast cast_of(char letter) {
  return letter == 'a' ? Cast::agree : letter == 'd' ? Cast::disagree : letter == 'p' ? Cast::pass : Cast::unanswered;
}

// Ballots as words of a d p and . ; silo_of as one digit per ballot, - for none.
Sheets sheets_of(const std::vector<std::string>& ballots, const std::string& silo_of, std::vector<domain::SiloSize> silos) {
  Sheets sheets{.silos = std::move(silos)};
  for (std::size_t j = 0; j < ballots[0].size(); ++j) sheets.statements.push_back(std::to_string(j + 1));
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    sheets.silo_of.push_back(silo_of.empty() || silo_of[i] == '-' ? -1 : silo_of[i] - '0');
    for (const char letter : ballots[i]) sheets.votes.push_back(cast_of(letter));
  }
  return sheets;
}

// Silos of people along one line, answering 70 %.
Sheets by_chance(std::uint32_t ballots, std::uint32_t statements, std::uint32_t silos, Seed seed, std::uint32_t without_silo = 0) {
  Random random(seed);
  Sheets sheets;
  std::vector<double> line(statements), appeal(statements), place(silos);
  for (auto& value : line) value = 3 * (random.uniform() - 0.5);
  for (auto& value : appeal) value = 3 * (random.uniform() - 0.3);
  for (auto& value : place) value = 2 * (random.uniform() - 0.5);
  for (std::uint32_t j = 0; j < statements; ++j) sheets.statements.push_back(std::to_string(j + 1));
  std::vector<std::uint32_t> people(silos, 0);
  for (std::uint32_t i = 0; i < ballots; ++i) {
    const auto silo = static_cast<std::uint32_t>(random.below(silos));
    if (i >= without_silo) ++people[silo];
    sheets.silo_of.push_back(i < without_silo ? -1 : static_cast<std::int32_t>(silo));
    const double at = place[silo] + 2 * (random.uniform() - 0.5);
    for (std::uint32_t j = 0; j < statements; ++j) {
      const bool agrees = random.uniform() < 1 / (1 + std::exp(-appeal[j] - line[j] * at));
      const double answer = random.uniform();
      sheets.votes.push_back(answer < 0.3 ? Cast::unanswered : answer < 0.37 ? Cast::pass : agrees ? Cast::agree : Cast::disagree);
    }
  }
  for (std::uint32_t g = 0; g < silos; ++g) {
    sheets.silos.push_back({.silo = std::string(1, static_cast<char>('A' + g)), .people = people[g] + people[g] / 4});
  }
  return sheets;
}

const GroundStatement& statement(const CommonGround& ground, const std::string& id) {
  return *std::find_if(ground.list.begin(), ground.list.end(), [&](const auto& row) { return row.id == id; });
}
const GroundCell& cell(const CommonGround& ground, const std::string& silo, const std::string& id) {
  return *std::find_if(ground.silos.begin(), ground.silos.end(),
                       [&](const auto& row) { return row.name == silo && row.statement == id; });
}

}  // namespace

TEST_CASE("agree, disagree and pass are counted apart; unanswered is none of them") {
  const auto sheets = sheets_of({"ad", "ap", "d.", ".."}, "", {});
  const auto ground = find_common_ground(sheets, {.limit = open}).value();
  CHECK(ground.people == 3);  // the last ballot said nothing
  CHECK(ground.votes == 5);
  const auto& first = statement(ground, "1");
  CHECK(first.agree.value() == 2);
  CHECK(first.disagree.value() == 1);
  CHECK(first.pass.value() == 0);
  CHECK(first.seen.value() == 3);
  CHECK(statement(ground, "2").pass.value() == 1);
}

TEST_CASE("a statement nobody answered is unanswered, not zero and not hidden") {
  const auto ground = find_common_ground(sheets_of({"a.", "d."}, "", {}), {.limit = open}).value();
  const auto& row = statement(ground, "2");
  CHECK(row.seen.absence() == Absence::unanswered);
  CHECK(row.agree.absence() == Absence::unanswered);
  CHECK(row.predicted_agree.absence() == Absence::unanswered);
  CHECK(row.floor_low.absence() == Absence::unanswered);
  CHECK(ground.list.back().id == "2");
}

TEST_CASE("the floor is the lowest silo's, and the list is by its lower bound") {
  std::vector<std::string> ballots;
  std::string silo_of;
  for (int i = 0; i < 20; ++i) {
    ballots.push_back(i % 10 == 0 ? "dd" : "aa");
    silo_of += '0';
    ballots.push_back(i % 10 == 0 ? "dd" : "ad");  // the second silo does not share the second statement
    silo_of += '1';
  }
  const auto ground =
      find_common_ground(sheets_of(ballots, silo_of, {{"north", 20}, {"south", 20}}), {.limit = usual}).value();
  CHECK(ground.list[0].id == "1");
  const auto& second = statement(ground, "2");
  CHECK(second.floor.value() == cell(ground, "south", "2").agree.value());
  CHECK(second.floor_low.value() == cell(ground, "south", "2").low.value());
  CHECK(second.divisive.value() > 0.3);
  CHECK(statement(ground, "1").divisive.value() < 0.1);
  CHECK(cell(ground, "north", "1").basis == Basis::measured);
  CHECK(ground.silo_list[0].ballots.value() == 20);
}

TEST_CASE("the order of ballots, statements and silos does not change one byte") {
  const auto sheets = by_chance(90, 12, 4, Seed{6}, 7);
  const auto first = bytes_of(find_common_ground(sheets, {.limit = usual}).value());
  Random random(Seed{1});
  for (int n = 0; n < 5; ++n) {
    std::vector<std::size_t> ballots(90);
    std::iota(ballots.begin(), ballots.end(), std::size_t{0});
    random.shuffle(ballots);
    Sheets other{.statements = sheets.statements, .silos = sheets.silos};
    std::reverse(other.silos.begin(), other.silos.end());
    for (const auto i : ballots) {
      other.silo_of.push_back(sheets.silo_of[i] < 0 ? -1 : 3 - sheets.silo_of[i]);
      other.votes.insert(other.votes.end(), sheets.votes.begin() + static_cast<std::ptrdiff_t>(i * 12),
                         sheets.votes.begin() + static_cast<std::ptrdiff_t>((i + 1) * 12));
    }
    CHECK(bytes_of(find_common_ground(other, {.limit = usual}).value()) == first);
  }
  // Columns: the list is the same; the cells come in the order in which statements were given.
  Sheets turned{.silos = sheets.silos, .silo_of = sheets.silo_of};
  turned.statements.assign(sheets.statements.rbegin(), sheets.statements.rend());
  for (std::size_t i = 0; i < 90; ++i) {
    for (std::size_t j = 12; j-- > 0;) turned.votes.push_back(sheets.votes[i * 12 + j]);
  }
  auto back = find_common_ground(turned, {.limit = usual}).value();
  for (std::size_t g = 0; g < 4; ++g) {
    std::reverse(back.silos.begin() + static_cast<std::ptrdiff_t>(g * 12), back.silos.begin() + static_cast<std::ptrdiff_t>(g * 12 + 12));
  }
  CHECK(bytes_of(back) == first);
}

TEST_CASE("camps that were given make the group-informed consensus, and nothing else is looked for") {
  auto sheets = sheets_of({"a", "a", "d", "a"}, "", {});
  sheets.given_camps = {7, 7, 2, -1};
  const auto ground = find_common_ground(sheets, {.limit = open}).value();
  CHECK(ground.list[0].group_informed_consensus.value() == doctest::Approx(1.0 / 3 * 3.0 / 4));
  CHECK(ground.camps.count == 2);
  CHECK(ground.camps.sizes == std::vector<std::uint32_t>{1, 2});
  CHECK(!ground.camps.stability);
}

TEST_CASE("nobody finds a hidden silo by subtracting from what is shown") {
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    Random random(Seed{seed});
    const auto ballots = static_cast<std::uint32_t>(1 + random.below(70));
    const auto sheets = by_chance(ballots, 4, static_cast<std::uint32_t>(1 + random.below(6)), Seed{seed},
                                  static_cast<std::uint32_t>(random.below(2) * random.below(ballots)));
    const auto ground = find_common_ground(sheets, {.limit = usual}).value();
    std::uint64_t seen = 0;
    for (const auto& row : ground.list) {
      if (row.seen) seen += row.seen.value();
      if (!row.seen) CHECK((!row.agree && !row.disagree && !row.pass && !row.predicted_agree && !row.low && !row.bridge));
      double rest = row.seen ? row.seen.value() : 0, rest_disagree = row.disagree ? row.disagree.value() : 0;
      std::uint32_t hidden = 0;
      for (const auto& silo : ground.silos) {
        if (silo.statement != row.id) continue;
        hidden += silo.answered.is_hidden() ? 1 : 0;
        CHECK(silo.agree.has_value() == silo.answered.has_value());
        CHECK(silo.disagree.has_value() == silo.answered.has_value());
        if (!silo.answered) continue;
        CHECK(silo.answered.value() >= usual.answers);
        rest -= silo.answered.value();
        rest_disagree -= silo.disagree.value() * silo.answered.value();
      }
      if (!row.seen) continue;
      if (hidden == 1) CHECK(rest >= usual.answers);  // it is mixed with answers of no silo, or the total would be hidden
      if (hidden > 0 || rest > 0.5) CHECK(rest >= usual.answers);
      CHECK(rest_disagree <= rest + 1e-6);
    }
    CHECK(seen == ground.votes);  // no hidden total by subtracting either
  }
}

TEST_CASE("a round of 500 ballots on 60 statements is worked out within a second") {
  const auto sheets = by_chance(500, 60, 9, Seed{1});
  const auto begin = std::chrono::steady_clock::now();
  const auto ground = find_common_ground(sheets, {.limit = usual}).value();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  MESSAGE(took.count(), " s, ", ground.fit.factors, " lines, ", ground.camps.count, " camps");
  CHECK(ground.fit.factors >= 1);
  CHECK(took.count() < 8);  // a second on a quiet machine; a busy or sanitized one gets more
}

TEST_CASE("shapes that do not fit are refused with what was wrong") {
  auto sheets = sheets_of({"ad", "da"}, "01", {{"a", 5}, {"b", 5}});
  sheets.votes.pop_back();
  CHECK(find_common_ground(sheets, {}).error().message == "3 answers do not fit 2 ballots on 2 statements");
  sheets = sheets_of({"ad"}, "3", {{"a", 5}});
  CHECK(find_common_ground(sheets, {}).error().message == "there is no silo number 3");
  sheets = sheets_of({"ad"}, "0", {{"a", 5}});
  sheets.statements = {"x", "x"};
  CHECK(find_common_ground(sheets, {}).error().message == "there are two called x");
  CHECK(find_common_ground(sheets_of({"ad", "ad"}, "", {}), {.limits = {.rows = 1}}).error().kind == ErrorKind::too_large);
}

TEST_CASE("an empty round gives an empty result") {
  const auto ground = find_common_ground(Sheets{}, {}).value();
  CHECK(ground.people == 0);
  CHECK(ground.list.empty());
  Sheets silent{.statements = {"1"}, .silos = {{"a", 20}}, .silo_of = {}, .votes = {}};
  const auto nobody = find_common_ground(silent, {.limit = usual}).value();
  CHECK(nobody.list[0].seen.absence() == Absence::unanswered);
  CHECK(nobody.silo_list[0].ballots.absence() == Absence::unanswered);
}

TEST_CASE("ids are ordered as people count: 2 before 10 before a") {
  CHECK(id_before("2", "10"));
  CHECK(!id_before("10", "2"));
  CHECK(id_before("10", "a"));
  CHECK(id_before("a", "b"));
}
