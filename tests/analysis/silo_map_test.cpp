#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "analysis/silo_map.hpp"

using namespace schakel;
using namespace schakel::analysis;

namespace {

struct Office {
  domain::Roster roster{{"department"}, {}};
  domain::Ties ties{.directed = false};
  std::vector<std::vector<std::uint32_t>> people;  // of each silo
};

// Silos A, B, C… of these sizes, without ties.
Office office(const std::vector<std::uint32_t>& sizes) {
  Office result;
  for (std::size_t silo = 0; silo < sizes.size(); ++silo) {
    result.people.emplace_back();
    for (std::uint32_t i = 0; i < sizes[silo]; ++i) {
      result.people.back().push_back(static_cast<std::uint32_t>(result.roster.people.size()));
      result.roster.people.push_back({.id = "p" + std::to_string(result.roster.people.size()),
                                      .silos = {std::string(1, static_cast<char>('A' + silo))}});
    }
  }
  return result;
}

void tie(Office& in, std::size_t a, std::size_t i, std::size_t b, std::size_t j) {
  in.ties.list.push_back({.from = in.people[a][i % in.people[a].size()], .to = in.people[b][j % in.people[b].size()]});
}

// A ring within every silo and `count` ties, of different people, between each two.
Office well_connected(const std::vector<std::uint32_t>& sizes, std::size_t count) {
  auto result = office(sizes);
  for (std::size_t a = 0; a < sizes.size(); ++a) {
    for (std::size_t i = 0; i < sizes[a]; ++i) tie(result, a, i, a, i + 1);
    for (std::size_t b = a + 1; b < sizes.size(); ++b) {
      for (std::size_t i = 0; i < count; ++i) tie(result, a, i, b, i);
    }
  }
  return result;
}

SiloMap map_of(const Office& in, const MapRules& rules = {.permutations = 20}) {
  auto map = map_silos(in.roster, in.ties, rules);
  REQUIRE(map.has_value());
  return std::move(*map);
}

const MapCell& cell(const SiloMap& map, const std::string& a, const std::string& b) {
  for (const auto& one : map.exchange) {
    if (one.a == a && one.b == b) return one;
  }
  throw std::out_of_range(a + " " + b);
}

std::size_t hidden_silos(const SiloMap& map) {
  std::size_t count = 0;
  for (const auto& silo : map.silos) count += silo.people.is_hidden() ? 1 : 0;
  return count;
}

// Numbers that say the same are the same text.
std::string text_of(const SiloMap& map) {
  std::string text = std::to_string(map.people) + " " + std::to_string(map.ties) + " " + std::to_string(map.dropped);
  const auto add = [&](const auto& shown) {
    char number[40] = "none";
    if (shown) std::snprintf(number, sizeof number, "%a", static_cast<double>(shown.value()));
    text += std::string(" ") + number + shown.why();
  };
  const auto& all = map.overall;
  for (const auto& one : {all.ei, all.ei_weighted, all.ei_expected, all.ei_low, all.ei_high, all.ei_z, all.modularity,
                          all.assortativity, all.assortativity_weighted, all.freeman}) {
    add(one);
  }
  for (const auto& silo : map.silos) {
    text += "\n" + silo.name;
    add(silo.people), add(silo.inside), add(silo.crossing), add(silo.ei), add(silo.conductance), add(silo.coleman);
  }
  for (const auto& one : map.exchange) {
    text += "\n" + one.a + one.b + one.verdict;
    add(one.ties), add(one.expected), add(one.ratio), add(one.z), add(one.q);
  }
  return text;
}

}  // namespace

TEST_CASE("two departments that never talk are sealed, and the map says so without hiding anything but the exact zero") {
  auto in = office({6, 6});
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = i + 1; j < 6; ++j) tie(in, 0, i, 0, j), tie(in, 1, i, 1, j);
  }
  const auto map = map_of(in);
  CHECK(map.overall.ei.value() == -1);
  CHECK(map.overall.assortativity.value() == 1);
  CHECK(map.overall.ei_z.value() < -2);
  CHECK(map.silos[0].inside.value() == 15);
  CHECK(cell(map, "A", "B").ties.why() == "at_or_below_expected");
  CHECK(cell(map, "A", "B").verdict == "wall");
  CHECK_FALSE(cell(map, "A", "B").z.has_value());
  CHECK(cell(map, "A", "B").expected.value() == doctest::Approx(900.0 / 59));  // 30 · 30/(2 · 30 - 1)
}

TEST_CASE("people in no silo are left out with their ties, and counted") {
  auto in = well_connected({6, 6}, 5);
  in.roster.people[0].silos[0].clear();
  in.ties.self_ties = 2;
  in.ties.unknown_people = 4;
  in.ties.list.push_back({.from = 3, .to = 3});
  const auto map = map_of(in);
  CHECK(map.people == 11);
  CHECK(map.without == 1);
  CHECK(map.dropped == 2 + 4 + 1 + 3);  // the last three: p0's two neighbours in the ring and one across
  CHECK(map.silos[0].people.value() == 5);
}

TEST_CASE("a silo that is too small is hidden together with the next smallest, for the same reason") {
  const auto map = map_of(well_connected({9, 4, 7, 8, 6}, 4));
  CHECK(hidden_silos(map) == 2);
  CHECK(map.silos[1].people.why() == "small_group");
  CHECK(map.silos[4].people.why() == "small_group");
  CHECK(map.silos[1].coleman.is_hidden());
  CHECK(cell(map, "A", "B").ties.why() == "small_group");
  CHECK(cell(map, "A", "B").expected.is_hidden());
  CHECK(cell(map, "A", "B").verdict == "");
  CHECK(cell(map, "B", "B").ties.is_hidden());
  CHECK(map.overall.ei.has_value());
}

TEST_CASE("two hidden silos of the same size are not enough: their size would follow from the total") {
  CHECK(hidden_silos(map_of(well_connected({9, 4, 7, 8, 4}, 4))) == 3);
  CHECK(hidden_silos(map_of(well_connected({9, 1, 2, 8, 7}, 4))) == 3);  // 1 + 2 people are fewer than 5
}

TEST_CASE("ties of two people are hidden, and so are the three pairs they could be found from") {
  auto in = office({8, 8, 8, 8});
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t i = 0; i < 8; ++i) {
      tie(in, a, i, a, i + 1);
      for (std::size_t b = a + 1; b < 4 && !(a == 0 && b == 1); ++b) tie(in, a, i, b, i);
    }
  }
  tie(in, 0, 0, 1, 0);
  tie(in, 0, 1, 1, 1);
  const auto map = map_of(in);
  CHECK(hidden_silos(map) == 0);
  CHECK(cell(map, "A", "B").ties.why() == "at_or_below_expected");
  std::size_t complement = 0;
  for (const auto& one : map.exchange) complement += one.ties.why() == "complement" ? 1 : 0;
  CHECK(complement == 3);
  CHECK(cell(map, "A", "B").expected.has_value());
}

TEST_CASE("minimum 1 shows everything, a zero too") {
  const auto map = map_of(office({1, 2, 6}), {.permutations = 0, .minimum = 1});
  CHECK(hidden_silos(map) == 0);
  for (const auto& one : map.exchange) CHECK(one.ties.value() == 0);
}

TEST_CASE("without ties nothing is said, which is not the same as zero") {
  const auto map = map_of(office({6, 7}));
  CHECK(map.overall.ei.absence() == Absence::undefined);
  CHECK(map.overall.ei_z.absence() == Absence::undefined);
  CHECK(map.silos[0].ei.absence() == Absence::undefined);
  CHECK(map.silos[0].inside.value() == 0);
  CHECK(cell(map, "A", "B").verdict == "too little data");
  CHECK(map_of(office({})).people == 0);
}

TEST_CASE("two silos of which one is too small say nothing, not even overall, for that would be their one pair") {
  const auto map = map_of(well_connected({12, 3}, 3));
  CHECK(hidden_silos(map) == 2);
  CHECK(map.overall.ei.is_hidden());
  CHECK(map.ties > 0);
}

TEST_CASE("the order of people and of ties changes not a bit") {
  auto in = well_connected({9, 6, 7, 8, 5}, 4);
  for (std::size_t i = 0; i < in.ties.list.size(); ++i) in.ties.list[i].weight = 1.0 / static_cast<double>(i + 3);
  in.ties.directed = true;
  const auto once = text_of(map_of(in));
  Random random(Seed{5});
  for (int turn = 0; turn < 5; ++turn) {
    std::vector<std::uint32_t> place(in.roster.people.size());
    for (std::uint32_t i = 0; i < place.size(); ++i) place[i] = i;
    random.shuffle(place);
    auto other = in;
    for (std::uint32_t i = 0; i < place.size(); ++i) other.roster.people[place[i]] = in.roster.people[i];
    for (auto& one : other.ties.list) one.from = place[one.from], one.to = place[one.to];
    random.shuffle(other.ties.list);
    CHECK(text_of(map_of(other)) == once);
  }
}

TEST_CASE("another seed changes what chance gives a little, and nothing else") {
  const auto in = well_connected({9, 6, 7, 8, 5}, 4);
  const auto one = map_of(in, {.permutations = 50, .seed = {1}});
  const auto other = map_of(in, {.permutations = 50, .seed = {2}});
  CHECK(one.overall.ei_expected != other.overall.ei_expected);
  CHECK(one.overall.ei == other.overall.ei);
  CHECK(one.overall.ei_expected.value() == doctest::Approx(other.overall.ei_expected.value()).epsilon(0.05));
}

TEST_CASE("what cannot be mapped is refused with a sentence, and who asks to stop is heard") {
  const auto in = office({6, 6});
  CHECK(map_silos(in.roster, in.ties, {.border = 1}).error().message == "there is no border number 2");
  domain::Roster crowd{{"desk"}, {}};
  for (int i = 0; i < 1001; ++i) crowd.people.push_back({.id = std::to_string(i), .silos = {std::to_string(i)}});
  CHECK(map_silos(crowd, {}, {}).error().message == "desk has 1001 silos, and a map takes at most 1000");
  CHECK(map_silos(crowd, {}, {}).error().kind == ErrorKind::too_large);
  std::stop_source source;
  source.request_stop();
  CHECK(map_silos(in.roster, in.ties, {}, source.get_token()).error().kind == ErrorKind::cancelled);
}
