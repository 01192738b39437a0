#include <cmath>

#include <doctest/doctest.h>

#include "network/bridges.hpp"
#include "network/brokerage.hpp"
#include "network/drawn.hpp"

using namespace drawn;

namespace {

Network directed(std::uint32_t nodes, std::uint64_t drawing) {
  std::vector<Arc> arcs;
  unsigned bit = 0;
  for (Node v = 0; v < nodes; ++v) {
    for (Node w = 0; w < nodes; ++w) {
      if (v != w && (drawing >> bit++ & 1U) != 0) arcs.push_back({v, w, 1});
    }
  }
  return Network::from_arcs(nodes, arcs, Direction::kept);
}

Brokerage brokerage(const Organisation& organisation) {
  return brokerage_of(organisation.network, organisation.unit_of, organisation.mixing().size).value();
}

}  // namespace

TEST_CASE("each open chain of three makes its middle the broker that the units say") {
  const auto role = [](std::vector<Unit> units) {
    const auto network = Network::from_arcs(3, std::vector<Arc>{{0, 1}, {1, 2}}, Direction::kept);
    const auto found = brokerage_of(network, units, std::vector<std::uint32_t>{1, 1, 1}).value();
    return found.chains;
  };
  using Chains = std::array<std::uint64_t, roles>;
  CHECK(role({0, 0, 0}) == Chains{1, 0, 0, 0, 0});
  CHECK(role({0, 1, 0}) == Chains{0, 1, 0, 0, 0});
  CHECK(role({0, 0, 1}) == Chains{0, 0, 1, 0, 0});
  CHECK(role({0, 1, 1}) == Chains{0, 0, 0, 1, 0});
  CHECK(role({0, 1, 2}) == Chains{0, 0, 0, 0, 1});
  const auto closed = Network::from_arcs(3, std::vector<Arc>{{0, 1}, {1, 2}, {0, 2}}, Direction::kept);
  CHECK(brokerage_of(closed, std::vector<Unit>{0, 1, 2}, std::vector<std::uint32_t>{1, 1, 1}).value().total == 0);
}

TEST_CASE("what chance gives, and how much that varies, is what all directed networks of four people together say") {
  const std::vector<std::vector<Unit>> divisions = {{0, 0, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 1}, {0, 1, 1, 2}, {0, 1, 2, 3}};
  for (const auto& unit_of : divisions) {
    const std::uint32_t units = unit_of.back() + 1;
    // Counts of every network, by number of arrows: sums of the counts and of their squares.
    std::array<std::array<double, 3>, 13> by_arrows[roles]{};
    for (std::uint64_t drawing = 0; drawing < 4096; ++drawing) {
      const Organisation one{directed(4, drawing), unit_of, units};
      const auto found = brokerage_of(one.network, unit_of, one.mixing().size).value();
      const auto arrows = static_cast<std::size_t>(__builtin_popcountll(drawing));
      for (std::size_t r = 0; r < roles; ++r) {
        const auto count = static_cast<double>(found.chains[r]);
        by_arrows[r][arrows][0] += 1;
        by_arrows[r][arrows][1] += count;
        by_arrows[r][arrows][2] += count * count;
      }
    }
    const Organisation one{directed(4, 0b101101000110), unit_of, units};  // 6 of 12: density ½
    const auto found = brokerage(one);
    for (std::size_t r = 0; r < roles; ++r) {
      double mean = 0, square = 0;
      for (const auto& [networks, sum, squares] : by_arrows[r]) {
        mean += sum / 4096;
        square += squares / 4096;
        static_cast<void>(networks);
      }
      CHECK(found.expected[r] == doctest::Approx(mean));
      const double sd = std::sqrt(square - mean * mean);
      if (sd > 0) {
        CHECK(found.z[r] == doctest::Approx((static_cast<double>(found.chains[r]) - mean) / sd));
      } else {
        CHECK(std::isnan(found.z[r]));
      }
    }
  }
}

TEST_CASE("chains counted in blocks, in any order, are the same") {
  Random random(Seed{9});
  const auto drawing = at_random(random, 700, 5, 0.01, 0.05, Direction::kept);
  const auto backwards = [](std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = count; i-- > 0;) work(i);
  };
  const auto found = brokerage(drawing);
  CHECK(found.total > 0);
  CHECK(brokerage_of(drawing.network, drawing.unit_of, drawing.mixing().size, backwards).value().chains == found.chains);
}

TEST_CASE("brokers of a law firm and of managers are counted as R's sna counts them") {
  struct Golden {
    const char *folder, *ties, *border;
    std::array<std::uint64_t, roles> chains;  // coordinator, itinerant, representative, gatekeeper, liaison
    std::uint64_t total;
  };
  for (const auto& golden : std::vector<Golden>{{"law-firm", "advice.csv", "office", {3446, 175, 1413, 1213, 125}, 6372},
                                                {"law-firm", "cowork.csv", "office", {5992, 482, 2349, 2105, 320}, 11248},
                                                {"law-firm", "friends.csv", "office", {2209, 69, 503, 517, 7}, 3305},
                                                {"high-tech-managers", "advice.csv", "department", {28, 69, 95, 62, 246}, 500},
                                                {"high-tech-managers", "friends.csv", "department", {26, 27, 80, 55, 68}, 256}}) {
    const auto firm = real(golden.folder, golden.ties, golden.border);
    if (!firm) continue;
    const auto found = brokerage(*firm);
    CHECK(found.chains == golden.chains);
    CHECK(found.total == golden.total);
    if (golden.total != 6372) continue;
    CHECK(found.z[0] == doctest::Approx(2.415).epsilon(.001));
    CHECK(found.z[1] == doctest::Approx(-9.814).epsilon(.001));
    CHECK(found.z[4] == doctest::Approx(-6.007).epsilon(.001));
    CHECK(found.total_z == doctest::Approx(-5.418).epsilon(.001));
  }
}

TEST_CASE("a person carries the share of what passes between two units that their ties are") {
  // a-b hangs on person 0: two of its three ties
  const auto network = Network::from_arcs(6, std::vector<Arc>{{0, 3}, {0, 4}, {1, 4}, {1, 2}, {0, 5}}, Direction::none);
  const std::vector<Unit> units = {0, 0, 0, 1, 1, 2};
  const auto bridges = bridges_of(network, units, mixing_of(network, units, 3));
  CHECK(bridges.top_share[cell_of(0, 1, 3)] == doctest::Approx(2.0 / 3));
  CHECK(bridges.top_share[cell_of(0, 2, 3)] == 1);
  CHECK(std::isnan(bridges.top_share[cell_of(1, 2, 3)]));
  CHECK(std::isnan(bridges.top_share[cell_of(0, 0, 3)]));
  CHECK(bridges.load[0] == doctest::Approx(2.0 / 3 + 1));
  CHECK(bridges.load[2] == 0);
  CHECK(bridges.crossing == std::vector<std::uint32_t>{3, 1, 0, 1, 2, 1});
  CHECK(bridges.carried == doctest::Approx(3.0 / 8));         // one person of six
  CHECK(bridges.only_within == doctest::Approx(1.0 / 6));     // person 2
}

TEST_CASE("how few carry the crossing ties of real networks, and how many have none") {
  struct Golden {
    const char *folder, *ties, *border;
    double carried, only_within;
  };
  for (const auto& golden : std::vector<Golden>{{"email-eu-core", "ties.csv", "department", .32, .100},
                                                {"office-2013", "ties.csv", "department", .17, .054},
                                                {"law-firm", "cowork.csv", "office", .22, .099},
                                                {"high-tech-managers", "friends.csv", "department", .26, 0}}) {
    const auto firm = real(golden.folder, golden.ties, golden.border);
    if (!firm) continue;
    const auto bridges = bridges_of(firm->network, firm->unit_of, firm->mixing());
    CAPTURE(golden.folder);
    CHECK(std::abs(bridges.only_within - golden.only_within) < .0006);
    CHECK(std::abs(bridges.carried - golden.carried) < .03);
  }
}
