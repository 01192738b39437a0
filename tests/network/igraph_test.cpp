// igraph (GPL; tests only, never shipped) as the judge on random networks, for every measure both have.
#include <cstdio>

#include <doctest/doctest.h>

#ifndef SCHAKEL_IGRAPH
TEST_CASE("igraph is not installed: its agreement was not checked") { std::printf("skipped: agreement with igraph (libigraph-dev is not there)\n"); }
#else
#include <cmath>

#include <igraph/igraph.h>

#include "network/agreement.hpp"
#include "network/betweenness.hpp"
#include "network/cores.hpp"
#include "network/drawn.hpp"
#include "network/ego.hpp"
#include "network/leiden.hpp"
#include "network/openness.hpp"

using namespace drawn;

namespace {

struct Vector {
  igraph_vector_t of;
  Vector() { igraph_vector_init(&of, 0); }
  ~Vector() { igraph_vector_destroy(&of); }
  Vector(const Vector&) = delete;
  double operator[](Node i) const { return VECTOR(of)[i]; }
};

struct Labels {
  igraph_vector_int_t of;
  explicit Labels(const std::vector<Unit>& units) {
    igraph_vector_int_init(&of, static_cast<igraph_integer_t>(units.size()));
    for (std::size_t v = 0; v < units.size(); ++v) VECTOR(of)[v] = units[v];
  }
  ~Labels() { igraph_vector_int_destroy(&of); }
  Labels(const Labels&) = delete;
};

struct Graph {
  igraph_t of;
  Graph(const Network& network, bool directed) {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    for (Node v = 0; v < network.nodes(); ++v) {
      for (const Node w : network.out(v)) {
        if (!directed && w < v) continue;
        igraph_vector_int_push_back(&ends, v);
        igraph_vector_int_push_back(&ends, w);
      }
    }
    igraph_create(&of, &ends, network.nodes(), directed);
    igraph_vector_int_destroy(&ends);
  }
  ~Graph() { igraph_destroy(&of); }
  Graph(const Graph&) = delete;
};

bool near(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * (1 + std::abs(b)); }

}  // namespace

TEST_CASE("igraph agrees on constraint, cores, betweenness, modularity, assortativity and agreement, on random networks") {
  Random random(Seed{12});
  for (int turn = 0; turn < 40; ++turn) {
    const auto nodes = static_cast<std::uint32_t>(5 + random.below(60));
    const bool directed = turn % 2 == 1;
    const auto drawing = at_random(random, nodes, 4, 0.15 * random.uniform(), 0.5 * random.uniform(), directed ? Direction::kept : Direction::none);
    if (drawing.network.pairs() == 0) continue;
    const Graph graph(drawing.network, directed);
    Vector between;
    igraph_betweenness(&graph.of, &between.of, igraph_vss_all(), directed, nullptr);
    const auto ours = betweenness_of(drawing.network, every_node(drawing.network)).value();
    for (Node v = 0; v < nodes; ++v) CHECK(near(ours[v], between[v]));
    if (directed) continue;
    Vector constraint;
    igraph_constraint(&graph.of, &constraint.of, igraph_vss_all(), nullptr);
    const auto ego = ego_of(drawing.network);
    igraph_vector_int_t core;
    igraph_vector_int_init(&core, 0);
    igraph_coreness(&graph.of, &core, IGRAPH_ALL);
    const auto cores = coreness_of(drawing.network);
    for (Node v = 0; v < nodes; ++v) {
      CHECK(near(ego.constraint[v], constraint[v]));
      CHECK(cores[v] == static_cast<std::uint32_t>(VECTOR(core)[v]));
    }
    igraph_vector_int_destroy(&core);
    const Labels labels(drawing.unit_of);
    igraph_real_t modularity = 0, assortativity = 0, alike = 0;
    igraph_modularity(&graph.of, &labels.of, nullptr, 1, false, &modularity);
    igraph_assortativity_nominal(&graph.of, &labels.of, &assortativity, false, true);
    const auto openness = openness_of(drawing.mixing());
    CHECK(near(openness.modularity, modularity));
    CHECK(near(openness.assortativity, assortativity));
    const auto found = leiden(drawing.network, {}).value();
    const Labels communities(found.of);
    igraph_modularity(&graph.of, &communities.of, nullptr, 1, false, &modularity);
    CHECK(near(modularity_of(drawing.network, found), modularity));
    igraph_compare_communities(&communities.of, &labels.of, &alike, IGRAPH_COMMCMP_ADJUSTED_RAND);
    CHECK(near(adjusted_rand(found.of, drawing.unit_of), alike));
  }
}
#endif
