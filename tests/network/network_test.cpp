#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "network/chance.hpp"
#include "network/exchange.hpp"
#include "network/mixing.hpp"
#include "network/network.hpp"
#include "network/openness.hpp"

using namespace schakel;
using namespace schakel::network;

namespace {

// sketch("aab", "0-1 1-2"): one letter a person, its unit; ties by number.
struct Sketch {
  Network network;
  std::vector<Unit> unit_of;
  std::uint32_t units;
  [[nodiscard]] Mixing mixing() const { return mixing_of(network, unit_of, units); }
};

Sketch sketch(const std::string& letters, const std::vector<std::pair<Node, Node>>& ties, Direction direction = Direction::none) {
  std::vector<Arc> arcs;
  for (const auto& [from, to] : ties) arcs.push_back({from, to, 1});
  std::vector<Unit> unit_of;
  std::uint32_t units = 0;
  for (const char c : letters) {
    unit_of.push_back(static_cast<Unit>(c - 'a'));
    units = std::max(units, unit_of.back() + 1);
  }
  return {Network::from_arcs(static_cast<std::uint32_t>(letters.size()), arcs, direction), unit_of, units};
}

bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) < 1e-12; }

}  // namespace

TEST_CASE("a pair counts once however often and in whichever direction it is told, and its weights are summed") {
  const std::vector<Arc> arcs = {{0, 1, 2}, {1, 0, 1}, {1, 2, 1}, {2, 2, 9}, {0, 1, 0.5}};
  const auto network = Network::from_arcs(4, arcs, Direction::kept);
  CHECK(network.nodes() == 4);
  CHECK(network.pairs() == 2);
  CHECK(std::vector<Node>(network.neighbours(1).begin(), network.neighbours(1).end()) == std::vector<Node>{0, 2});
  CHECK(network.weights(1)[0] == 3.5);
  CHECK(network.weights(0)[0] == 3.5);
  CHECK(network.neighbours(3).empty());
  CHECK(network.out(0).size() == 1);
  CHECK(network.out(2).empty());
  CHECK_FALSE(Network::from_arcs(2, std::vector<Arc>{{0, 1, 1}}, Direction::none).directed());
}

TEST_CASE("the order of the ties changes no digit") {
  std::vector<Arc> arcs;
  Random random(Seed{3});
  for (int i = 0; i < 200; ++i) {
    arcs.push_back({static_cast<Node>(random.below(9)), static_cast<Node>(random.below(9)), random.uniform() + 1e-9});
  }
  const auto one = Network::from_arcs(9, arcs, Direction::kept);
  for (int turn = 0; turn < 5; ++turn) {
    random.shuffle(arcs);
    const auto other = Network::from_arcs(9, arcs, Direction::kept);
    for (Node v = 0; v < 9; ++v) {
      CHECK(std::vector(one.weights(v).begin(), one.weights(v).end()) ==
            std::vector(other.weights(v).begin(), other.weights(v).end()));
    }
  }
}

TEST_CASE("two silos that talk only within have an E-I of minus one and are sealed") {
  const auto openness = openness_of(sketch("aaabbb", {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}}).mixing());
  CHECK(openness.ei == -1);
  CHECK(openness.assortativity == 1);
  CHECK(openness.modularity == 0.5);
  CHECK(openness.freeman == 1);
}

// The worked example of docs/methods/silo-map.md: two teams of three and two ties between them.
TEST_CASE("the worked example of the methods page comes out as it was worked out by hand") {
  const auto mixing = sketch("aaabbb", {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {0, 3}, {1, 4}}).mixing();
  CHECK(mixing.pairs == 7);
  CHECK(mixing.inside(0) == 3);
  CHECK(mixing.inside(1) == 2);
  CHECK(mixing.crossing(0) == 2);
  CHECK(mixing.volume == std::vector<std::uint64_t>{8, 6});
  const auto openness = openness_of(mixing);
  CHECK(openness.ei == doctest::Approx(-3.0 / 7));           // (2 - 5)/7
  CHECK(openness.modularity == doctest::Approx(20.0 / 98));  // 5/7 - (8/14)² - (6/14)² = 70/98 - 50/98
  CHECK(openness.assortativity == doctest::Approx(20.0 / 48));
  CHECK(openness.freeman == doctest::Approx(11.0 / 21));     // expected 7 · 18/30 = 21/5; (21/5 - 2)/(21/5)
  const auto units = unit_openness_of(mixing);
  CHECK(units.ei[0] == doctest::Approx(-0.5));               // (2 - 6)/8
  CHECK(units.conductance[0] == doctest::Approx(1.0 / 3));   // 2/min(8, 6)
  CHECK(units.coleman[0] == doctest::Approx((6 - 3.2) / (8 - 3.2)));  // each tie two arcs: 8 leave, 6 stay, 8 · 2/5 expected
  const auto exchange = exchange_of(mixing);
  const auto cell = cell_of(0, 1, 2);
  CHECK(exchange.expected[cell] == doctest::Approx(48.0 / 13));
  const double variance = 48.0 / 13 * (1 + 35.0 / 11) - (48.0 / 13) * (48.0 / 13);
  CHECK(exchange.z[cell] == doctest::Approx((2 - 48.0 / 13) / std::sqrt(variance)));
  CHECK(exchange.verdict[cell] == Verdict::too_little_data);
}

TEST_CASE("what does not exist is not a number, and never zero") {
  const auto empty = openness_of(sketch("aabb", {}).mixing());
  CHECK(std::isnan(empty.ei));
  CHECK(std::isnan(empty.assortativity));
  CHECK(std::isnan(empty.freeman));
  CHECK(std::isnan(exchange_of(sketch("aabb", {}).mixing()).z[0]));
  const auto single = openness_of(sketch("aaa", {{0, 1}, {1, 2}}).mixing());
  CHECK(single.ei == -1);
  CHECK(std::isnan(single.assortativity));
  CHECK(std::isnan(single.freeman));
  const auto units = unit_openness_of(sketch("aabbc", {{0, 1}, {1, 2}}).mixing());
  CHECK(std::isnan(units.ei[2]));
  CHECK(std::isnan(units.conductance[2]));
  CHECK(std::isnan(units.coleman[2]));
  CHECK(std::isnan(chance_level(0, {}).mean));
  CHECK(std::isnan(chance_level(-1, {-1, -1, -1}).z));
  CHECK(mixing_of(Network::from_arcs(0, {}, Direction::none), {}, 0).pairs == 0);
}

TEST_CASE("Coleman counts ties from the side that told them") {
  // 0→1 and 0→2 of unit a = {0, 1}: 2 arcs leave, 1 stays, 2 · 1/3 are expected to
  const auto units = unit_openness_of(sketch("aabb", {{0, 1}, {0, 2}}, Direction::kept).mixing());
  CHECK(units.coleman[0] == doctest::Approx((1 - 2.0 / 3) / (2 - 2.0 / 3)));
  CHECK(std::isnan(units.coleman[1]));
}

TEST_CASE("contributors are the different people on a side, not their ties") {
  const auto mixing = sketch("aaabbb", {{0, 3}, {0, 4}, {0, 5}, {1, 2}}).mixing();
  CHECK(mixing.contributors_of(0, 1) == 1);
  CHECK(mixing.contributors_of(1, 0) == 3);
  CHECK(mixing.contributors_of(0, 0) == 2);
}

TEST_CASE("the engine agrees with the definition on every network of up to five people with two silos") {
  const auto judge = [](std::uint32_t people, std::uint32_t graph, std::uint32_t labels) {
    std::vector<std::pair<Node, Node>> ties;
    std::uint32_t bit = 0;
    for (Node v = 0; v < people; ++v) {
      for (Node w = v + 1; w < people; ++w, ++bit) {
        if ((graph >> bit & 1U) != 0) ties.emplace_back(v, w);
      }
    }
    std::string letters;
    for (Node v = 0; v < people; ++v) letters += (labels >> v & 1U) != 0 ? 'b' : 'a';
    auto drawn = sketch(letters, ties);
    drawn.units = 2;
    // The definitions, word for word, over all ordered pairs of people.
    double m = 0, inside = 0, expected_same = 0, pairs_same = 0, pairs_all = 0;
    std::vector<double> degree(people, 0);
    for (const auto& [v, w] : ties) {
      ++m;
      inside += letters[v] == letters[w] ? 1 : 0;
      ++degree[v];
      ++degree[w];
    }
    for (Node v = 0; v < people; ++v) {
      for (Node w = 0; w < people; ++w) {
        if (letters[v] == letters[w]) expected_same += degree[v] * degree[w] / (4 * m * m);
        if (v == w) continue;
        ++pairs_all;
        if (letters[v] == letters[w]) ++pairs_same;
      }
    }
    const auto got = openness_of(drawn.mixing());
    const double freeman_expected = m * (1 - pairs_same / pairs_all);
    bool good = same(got.ei, m > 0 ? (m - 2 * inside) / m : NAN);
    good = good && same(got.modularity, m > 0 ? inside / m - expected_same : NAN);
    good = good && same(got.assortativity,
                        m > 0 && 1 - expected_same > 1e-9 ? (inside / m - expected_same) / (1 - expected_same) : NAN);
    good = good && same(got.freeman, freeman_expected > 0 ? (freeman_expected - (m - inside)) / freeman_expected : NAN);
    good = good && same(got.ei, got.ei_weighted) && same(got.assortativity, got.assortativity_weighted);
    return good;
  };
  int wrong = 0;
  for (std::uint32_t people = 1; people <= 5; ++people) {
    for (std::uint32_t graph = 0; graph < 1U << (people * (people - 1) / 2); ++graph) {
      for (std::uint32_t labels = 0; labels < 1U << people; ++labels) wrong += judge(people, graph, labels) ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

namespace {

// Every way to join the ends, given the unit of each: the sums of ties and of their squares per cell.
struct Matchings {
  std::vector<double> sum = {0, 0, 0};
  std::vector<double> squares = {0, 0, 0};
  double count = 0;
};

void join(std::vector<Unit>& left, std::vector<double>& ties, Matchings& all) {
  if (left.empty()) {
    ++all.count;
    for (std::size_t i = 0; i < 3; ++i) {
      all.sum[i] += ties[i];
      all.squares[i] += ties[i] * ties[i];
    }
    return;
  }
  const Unit first = left.back();
  left.pop_back();
  for (std::size_t i = 0; i < left.size(); ++i) {
    const Unit other = left[i];
    auto rest = left;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    ++ties[cell_of(first, other, 2)];
    join(rest, ties, all);
    --ties[cell_of(first, other, 2)];
  }
  left.push_back(first);
}

}  // namespace

TEST_CASE("expectation and spread of a cell are those over every way to join the tie ends") {
  for (std::uint64_t total = 2; total <= 4; ++total) {
    for (std::uint64_t a = 0; a <= 2 * total; ++a) {
      std::vector<Unit> ends(2 * total, 1);
      for (std::uint64_t i = 0; i < a; ++i) ends[i] = 0;
      Matchings all;
      std::vector<double> none(3, 0);
      join(ends, none, all);
      Mixing mixing{.units = 2, .people = 4, .pairs = total};
      mixing.volume = {a, 2 * total - a};
      mixing.ties = {0, 0, 0};
      const auto exchange = exchange_of(mixing);
      for (std::size_t cell = 0; cell < 3; ++cell) {
        const double mean = all.sum[cell] / all.count;
        const double variance = all.squares[cell] / all.count - mean * mean;
        CHECK(exchange.expected[cell] == doctest::Approx(mean));
        if (variance < 1e-9) {
          CHECK(std::isnan(exchange.z[cell]));
        } else {
          CHECK(exchange.z[cell] == doctest::Approx(-mean / std::sqrt(variance)));
        }
      }
    }
  }
}

TEST_CASE("a permutation is the same whether one thread takes them all or two take half each") {
  Random random(Seed{9});
  std::vector<Arc> arcs;
  std::vector<Unit> unit_of;
  for (Node v = 0; v < 60; ++v) unit_of.push_back(v / 12);
  for (int i = 0; i < 300; ++i) arcs.push_back({static_cast<Node>(random.below(60)), static_cast<Node>(random.below(60)), 1});
  const auto network = Network::from_arcs(60, arcs, Direction::none);
  const auto all = permuted_ei(network, unit_of, Seed{7}, 0, 200);
  std::vector<double> first, second;
  std::thread one([&] { first = permuted_ei(network, unit_of, Seed{7}, 0, 90).value(); });
  std::thread two([&] { second = permuted_ei(network, unit_of, Seed{7}, 90, 110).value(); });
  one.join();
  two.join();
  first.insert(first.end(), second.begin(), second.end());
  CHECK(*all == first);
  CHECK(*all != *permuted_ei(network, unit_of, Seed{8}, 0, 200));
  // The mean over permutations is 1 - 2 sum n_a (n_a - 1)/(N (N - 1)): 1 - 2 · 5 · 12 · 11/(60 · 59)
  CHECK(chance_level(0, *all).mean == doctest::Approx(1 - 2 * 660.0 / 3540).epsilon(0.01));
}

TEST_CASE("whoever asks to stop is told that it stopped") {
  std::stop_source source;
  source.request_stop();
  const auto drawn = sketch("ab", {{0, 1}});
  CHECK(permuted_ei(drawn.network, drawn.unit_of, Seed{1}, 0, 10, source.get_token()).error().kind == ErrorKind::cancelled);
}
