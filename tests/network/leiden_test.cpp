#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "network/communities.hpp"
#include "network/drawn.hpp"
#include "network/leiden.hpp"

using namespace drawn;

namespace {

// Every way to divide the people, by the definition.
double best_of_all(const Network& network, double resolution) {
  double best = -1;
  Partition partition{std::vector<Unit>(network.nodes(), 0), network.nodes()};
  const auto divide = [&](auto&& self, Node v, Unit used) -> void {
    if (v == network.nodes()) {
      best = std::max(best, modularity_of(network, partition, resolution));
      return;
    }
    for (Unit c = 0; c <= used; ++c) {
      partition.of[v] = c;
      self(self, v + 1, std::max(used, c + 1));
    }
  };
  divide(divide, 0, 0);
  return best;
}

}  // namespace

TEST_CASE("two groups that talk only within are two communities, and somebody without ties is one alone") {
  const auto network = Network::from_arcs(7, std::vector<Arc>{{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}}, Direction::none);
  const auto found = leiden(network, {}).value();
  CHECK(found.of == std::vector<Unit>{0, 0, 0, 1, 1, 1, 2});
  CHECK(modularity_of(network, found) == doctest::Approx(0.5));
}

TEST_CASE("no community is ever in two pieces, at any resolution") {
  Random random(Seed{5});
  for (int turn = 0; turn < 150; ++turn) {
    const auto nodes = static_cast<std::uint32_t>(2 + random.below(80));
    const auto drawing = at_random(random, nodes, 4, 0.06 * random.uniform(), 0.4 * random.uniform());
    for (const double resolution : {0.2, 1.0, 5.0}) {
      const auto found = leiden(drawing.network, {.resolution = resolution, .seed = Seed{random.next()}}).value();
      CHECK(connected_pieces(drawing.network, found).count == found.count);
      CHECK(*std::max_element(found.of.begin(), found.of.end()) + 1 == found.count);
    }
  }
}

TEST_CASE("on every network of five people the communities are nearly the best there are, and never called better than that") {
  int best = 0, networks = 0;
  for (unsigned drawing = 1; drawing < 1024; ++drawing) {
    std::vector<Arc> arcs;
    unsigned bit = 0;
    for (Node v = 0; v < 5; ++v) {
      for (Node w = v + 1; w < 5; ++w, ++bit) {
        if ((drawing >> bit & 1U) != 0) arcs.push_back({v, w, 1});
      }
    }
    const auto network = Network::from_arcs(5, arcs, Direction::none);
    const double most = best_of_all(network, 1);
    const double found = modularity_of(network, leiden(network, {}).value());
    CHECK(found <= most + 1e-12);
    CHECK(found >= most - 0.12);  // one order of visiting; another does better
    ++networks;
    if (found > most - 1e-12) ++best;
  }
  CHECK(best > networks * 98 / 100);
}

TEST_CASE("the same seed gives the same communities, and stopping is answered") {
  Random random(Seed{2});
  const auto drawing = at_random(random, 300, 6, 0.02, 0.2);
  const auto one = leiden(drawing.network, {.seed = Seed{7}}).value();
  CHECK(one.of == leiden(drawing.network, {.seed = Seed{7}}).value().of);
  std::stop_source source;
  source.request_stop();
  CHECK(leiden(drawing.network, {}, source.get_token()).error().kind == ErrorKind::cancelled);
}

TEST_CASE("communities are judged at the resolution where they are most like the chart, with the noise of other seeds beside it") {
  Random random(Seed{3});
  const auto drawing = at_random(random, 400, 8, 0.01, 0.5);
  const auto scan = scan_communities(drawing.network, drawing.unit_of, drawing.units, {.seeds = 5}).value();
  const auto& best = scan.rows[scan.best];
  CHECK(best.count == 8);
  CHECK(best.ami == doctest::Approx(1));
  CHECK(best.ari == doctest::Approx(1));
  CHECK(scan.seed_ari == doctest::Approx(1));
  for (const auto& row : scan.rows) CHECK(row.ami <= best.ami);
}

TEST_CASE("real networks: as modular as other programs find them, and as like the chart") {
  if (const auto email = real("email-eu-core", "ties.csv", "department")) {
    const auto scan = scan_communities(email->network, email->unit_of, email->units, {}).value();
    double most = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      most = std::max(most, modularity_of(email->network, leiden(email->network, {.seed = Seed{seed}}).value()));
    }
    CHECK(most > 0.4165);  // .417 with leidenalg
    CHECK(scan.rows[1].modularity > 0.41);
    CHECK(scan.rows[scan.best].ami > 0.66);  // .70 over the same resolutions, among those with ties
    CHECK(scan.rows[scan.best].resolution >= 2);
    CHECK(scan.seed_ari > 0.5);
  }
  if (const auto office = real("office-2013", "ties.csv", "department")) {
    const auto scan = scan_communities(office->network, office->unit_of, office->units, {}).value();
    CHECK(scan.rows[1].modularity == doctest::Approx(.386).epsilon(.002));
    CHECK(scan.rows[1].ami == doctest::Approx(.868).epsilon(.02));
  }
}
