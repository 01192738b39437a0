#include <cmath>
#include <set>

#include <doctest/doctest.h>

#include "network/drawn.hpp"
#include "network/suggest.hpp"
#include "numbers/logistic.hpp"

using namespace drawn;

namespace {

// Two offices of 20 with a wall, in which new ties close open triangles: what the model has to find out.
struct Story {
  std::vector<TimedArc> arcs;
  std::vector<Unit> unit_of;
};

Story story(std::uint64_t seed, std::uint32_t offices, std::uint32_t people) {
  Random random(Seed{seed});
  Story result;
  const std::uint32_t nodes = offices * people;
  std::set<std::pair<Node, Node>> there;
  const auto add = [&](Node a, Node b, double at) {
    if (a != b && there.insert(std::minmax(a, b)).second) result.arcs.push_back({a, b, 1, at});
  };
  for (Node v = 0; v < nodes; ++v) result.unit_of.push_back(v / people);
  for (double at = 0; at < 1000; at += 0.5) {
    const auto a = static_cast<Node>(random.below(nodes));
    if (random.below(12) == 0) {  // a friend of a friend, wherever
      const auto& one = result.arcs[random.below(result.arcs.size())];
      const auto& two = result.arcs[random.below(result.arcs.size())];
      if (one.to == two.from) add(one.from, two.to, at);
      if (one.from == two.from) add(one.to, two.to, at);
    } else if (random.below(60) == 0) {
      add(a, static_cast<Node>(random.below(nodes)), at);
    } else {
      add(a, static_cast<Node>(a / people * people + random.below(people)), at);
    }
  }
  return result;
}

}  // namespace

TEST_CASE("a person's look counts common friends and paths as the definition does") {
  Random random(Seed{4});
  const auto drawing = at_random(random, 40, 3, 0.1, 0.3);
  const auto& net = drawing.network;
  const LinkEvidence evidence{net, Network()};
  const auto mixing = drawing.mixing();
  const LinkWeights weights(evidence);
  LinkScan scan(evidence, weights, drawing.unit_of, mixing);
  const auto tied = [&](Node a, Node b) {
    const auto all = net.neighbours(a);
    return std::binary_search(all.begin(), all.end(), b);
  };
  const auto degree = [&](Node v) { return static_cast<double>(net.neighbours(v).size()); };
  for (Node u = 0; u < 40; ++u) {
    scan.look_from(u);
    for (Node v = 0; v < 40; ++v) {
      if (u == v) continue;
      double common = 0, paths = 0;
      std::uint32_t friends = 0;
      for (Node i = 0; i < 40; ++i) {
        if (tied(u, i) && tied(i, v)) common += 1 / degree(i), ++friends;
        for (Node j = 0; j < 40; ++j) {
          if (tied(u, i) && tied(i, j) && tied(j, v)) paths += 1 / std::sqrt(degree(i) * degree(j));
        }
      }
      CHECK(scan.common_of(v) == doctest::Approx(common).epsilon(1e-5));
      CHECK(scan.common_friends(v) == friends);
      CHECK(scan.paths(v) == doctest::Approx(paths).epsilon(1e-5));
    }
  }
}

TEST_CASE("people who received the same message share it, and large mailings say nothing") {
  std::vector<TimedArc> arcs = {{0, 1, 1, 5.0}, {0, 2, 1, 5.0}, {0, 3, 1, 5.0}, {0, 1, 1, 6.0}};
  for (Node v = 1; v < 30; ++v) arcs.push_back({0, v, 1, 9.0});
  const auto evidence = evidence_of(30, arcs, 10, 1);
  CHECK(evidence.shared.pairs() == 3);
  CHECK(evidence.shared.weights(1)[0] == doctest::Approx(0.5));
  CHECK(recency(10, 5) == doctest::Approx(0.25));
}

TEST_CASE("a chance that was learned is the share that came true") {
  Random random(Seed{8});
  std::vector<double> features;
  std::vector<unsigned char> seen;
  for (int row = 0; row < 20000; ++row) {
    const double x = random.uniform() * 4 - 2, y = random.uniform() * 4 - 2;
    features.insert(features.end(), {x, y});
    seen.push_back(random.uniform() < 1 / (1 + std::exp(1 - 1.5 * x + 0.5 * y)) ? 1 : 0);
  }
  const auto fitted = numbers::fit_logistic(features, seen, 2);
  CHECK(std::abs(fitted.weight[0] - 1.5) < 0.08);
  CHECK(std::abs(fitted.weight[1] + 0.5) < 0.08);
  CHECK(std::abs(fitted.bias + 1) < 0.08);
  const std::vector<unsigned char> never(100, 0);
  const auto nothing = numbers::fit_logistic(std::vector<double>(100, 1.0), never, 1);
  CHECK(nothing(std::vector<double>{1}) < 0.02);
}

TEST_CASE("suggestions cross walls only, name somebody both know, and stay within the caps; any order of blocks gives the same") {
  const auto told = story(3, 4, 20);
  const auto evidence = evidence_of(80, told.arcs, 1000, 0);
  const auto mixing = mixing_of(evidence.ties, told.unit_of, 4);
  const auto exchange = exchange_of(mixing);
  SuggestRules rules{.per_person = 2, .per_wall = 3};
  const auto found = suggest_links(80, told.arcs, told.unit_of, mixing, exchange, rules).value();
  REQUIRE(found.size() > 5);
  std::map<Node, int> of_person;
  std::map<std::size_t, int> of_wall;
  for (const auto& one : found) {
    const auto mine = evidence.ties.neighbours(one.a), theirs = evidence.ties.neighbours(one.b);
    CHECK(one.a < one.b);
    CHECK_FALSE(std::binary_search(mine.begin(), mine.end(), one.b));
    CHECK(std::binary_search(mine.begin(), mine.end(), one.introducer));
    CHECK(std::binary_search(theirs.begin(), theirs.end(), one.introducer));
    CHECK(exchange.verdict[cell_of(told.unit_of[one.a], told.unit_of[one.b], 4)] == Verdict::wall);
    CHECK(++of_person[one.a] <= 2);
    CHECK(++of_person[one.b] <= 2);
    CHECK(++of_wall[cell_of(told.unit_of[one.a], told.unit_of[one.b], 4)] <= 3);
    CHECK(one.chance > 0);
    CHECK(one.common > 0);
  }
  rules.blocks = [](std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = count; i-- > 0;) work(i);
  };
  const auto again = suggest_links(80, told.arcs, told.unit_of, mixing, exchange, rules).value();
  REQUIRE(again.size() == found.size());
  for (std::size_t i = 0; i < found.size(); ++i) CHECK((found[i].a == again[i].a && found[i].b == again[i].b && found[i].chance == again[i].chance));
}

TEST_CASE("where there is no wall nobody is suggested") {
  const auto told = story(3, 4, 20);
  const std::vector<Unit> mixed = [&] {
    std::vector<Unit> units;
    for (Node v = 0; v < 80; ++v) units.push_back(v % 4);
    return units;
  }();
  const auto mixing = mixing_of(evidence_of(80, told.arcs, 1000, 0).ties, mixed, 4);
  CHECK(suggest_links(80, told.arcs, mixed, mixing, exchange_of(mixing), {}).value().empty());
}
