// The network engine on an organisation of any size, each step in processor seconds; beside igraph where it is installed.
//
//   network_run PEOPLE [THREADS] [igraph]
//
// The organisation: teams of 20 in departments of 200 in divisions of 5,000; about 41 ties each (12 in the team, 14 in the
// department, 8 in the division, 6 anywhere; people differ in activity), told under shuffled numbers.

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "network/betweenness.hpp"
#include "network/bridges.hpp"
#include "network/brokerage.hpp"
#include "network/chance.hpp"
#include "network/cores.hpp"
#include "network/ego.hpp"
#include "network/exchange.hpp"
#include "network/leiden.hpp"
#include "network/openness.hpp"
#include "network/suggest.hpp"

#ifdef SCHAKEL_IGRAPH
#include <igraph/igraph.h>
#endif

using namespace schakel;
using namespace schakel::network;

namespace {

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double wall_seconds() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <class Work>
auto timed(const char* what, Work work) {
  const double start = processor_seconds(), wall = wall_seconds();
  auto result = work();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-44s %8.3f s processor %8.3f s wall   %5ld MB so far\n", what, processor_seconds() - start, wall_seconds() - wall,
              usage.ru_maxrss / 1024);
  std::fflush(stdout);
  return result;
}

Blocks on_threads(unsigned threads) {
  return [threads](std::size_t count, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    const auto take = [&] {
      for (std::size_t block = next++; block < count; block = next++) work(block);
    };
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min<std::size_t>(threads, count); ++i) helpers.emplace_back(take);
    take();
  };
}

constexpr std::uint32_t team = 20, department = 200, division = 5000;

struct Told {
  std::vector<Arc> arcs;            // under shuffled numbers
  std::vector<std::uint32_t> place;  // of each number along the chart
};

Told told(std::uint32_t people) {
  Random random(Seed{42});
  std::vector<double> until(people);  // activity, summed
  double sum = 0;
  for (auto& one : until) {
    const double normal = std::sqrt(-2 * std::log(1 - random.uniform())) * std::cos(6.283185307179586 * random.uniform());
    one = sum += std::exp(0.6 * normal);
  }
  std::vector<std::uint64_t> keys;
  const auto add = [&](std::uint64_t a, std::uint64_t b) {
    if (a != b) keys.push_back(std::min(a, b) << 32U | std::max(a, b));
  };
  for (std::uint32_t a = 0; a < people; ++a) {
    for (std::uint32_t b = a + 1; b < std::min(people, (a / team + 1) * team); ++b) {
      if (random.uniform() < 12.0 / 19) add(a, b);
    }
  }
  const auto pick = [&](double low, double high) {
    const double x = low + random.uniform() * (high - low);
    return static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(people - 1, std::lower_bound(until.begin(), until.end(), x) - until.begin()));
  };
  for (const auto& [side, degree] : {std::pair{department, 14}, {division, 8}, {people, 6}}) {
    const auto draws = static_cast<std::uint64_t>(people * (degree / 2.0) * 1.12);
    for (std::uint64_t i = 0; i < draws; ++i) {
      const auto a = pick(0, sum);
      const std::uint64_t start = a / side * side, end = std::min<std::uint64_t>(people, start + side);
      add(a, pick(start > 0 ? until[start - 1] : 0, until[end - 1]));
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  Told result;
  result.place.resize(people);
  std::vector<std::uint32_t> number(people);
  std::iota(number.begin(), number.end(), 0U);
  random.shuffle(number);
  for (std::uint32_t v = 0; v < people; ++v) result.place[number[v]] = v;
  result.arcs.reserve(keys.size());
  for (const auto key : keys) result.arcs.push_back({number[key >> 32U], number[key & 0xffffffffU], 1});
  return result;
}

std::uint64_t digits_of(std::span<const double> numbers) {
  std::uint64_t sum = 0xcbf29ce484222325U;
  for (const double number : numbers) sum = (sum ^ std::bit_cast<std::uint64_t>(number)) * 0x100000001b3U;
  return sum;
}

// What suggest_links does to find candidates: for each person the ten of other departments with most in common.
std::vector<double> candidates_of(const LinkEvidence& evidence, const std::vector<Unit>& departments, const Mixing& mixing, const Blocks& blocks) {
  const LinkWeights weights(evidence);
  const std::uint64_t people = evidence.ties.nodes();
  std::vector<std::vector<double>> found(32);
  blocks(32, [&](std::size_t block) {
    LinkScan scan(evidence, weights, departments, mixing);
    std::vector<Node> nearest;
    for (auto u = static_cast<Node>(people * block / 32); u < people * (block + 1) / 32; ++u) {
      scan.look_from(u);
      scan.nearest(10, [&](Node v) { return departments[v] != departments[u]; }, nearest);
      for (const Node v : nearest) found[block].push_back(v);
    }
  });
  std::vector<double> all;
  for (const auto& part : found) all.insert(all.end(), part.begin(), part.end());
  return all;
}

#ifdef SCHAKEL_IGRAPH
void beside(const Network& network, const std::vector<Unit>& departments) {
  igraph_t graph;
  timed("igraph: graph", [&] {
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_int_reserve(&ends, static_cast<igraph_integer_t>(network.pairs() * 2));
    for (Node v = 0; v < network.nodes(); ++v) {
      for (const Node w : network.neighbours(v)) {
        if (v < w) igraph_vector_int_push_back(&ends, v), igraph_vector_int_push_back(&ends, w);
      }
    }
    igraph_create(&graph, &ends, network.nodes(), false);
    igraph_vector_int_destroy(&ends);
    return 0;
  });
  igraph_vector_int_t labels;
  igraph_vector_int_init(&labels, network.nodes());
  for (Node v = 0; v < network.nodes(); ++v) VECTOR(labels)[v] = departments[v];
  igraph_real_t quality = 0;
  timed("igraph: modularity and assortativity", [&] {
    igraph_modularity(&graph, &labels, nullptr, 1, false, &quality);
    igraph_assortativity_nominal(&graph, &labels, &quality, false, true);
    return 0;
  });
  igraph_vector_t degree;
  igraph_vector_init(&degree, 0);
  igraph_strength(&graph, &degree, igraph_vss_all(), IGRAPH_ALL, true, nullptr);
  igraph_integer_t count = 0;
  timed("igraph: Leiden, 2 iterations", [&] {
    igraph_community_leiden(&graph, nullptr, &degree, 1 / (2.0 * static_cast<double>(network.pairs())), 0.01, false, 2, &labels, &count, &quality);
    igraph_modularity(&graph, &labels, nullptr, 1, false, &quality);
    return 0;
  });
  std::printf("    Q %.6f, %lld communities\n", quality, static_cast<long long>(count));
  igraph_vector_t result;
  igraph_vector_init(&result, 0);
  timed("igraph: constraint", [&] { return igraph_constraint(&graph, &result, igraph_vss_all(), nullptr); });
  timed("igraph: cores", [&] { return igraph_coreness(&graph, &labels, IGRAPH_ALL); });
  igraph_vector_destroy(&result);
  igraph_vector_destroy(&degree);
  igraph_vector_int_destroy(&labels);
  igraph_destroy(&graph);
}
#endif

}  // namespace

int main(int count, char** words) {
  if (count < 2) return std::fprintf(stderr, "network_run PEOPLE [THREADS] [igraph]\n"), 2;
  const auto people = static_cast<std::uint32_t>(std::atol(words[1]));
  const Blocks blocks = on_threads(count > 2 ? static_cast<unsigned>(std::atoi(words[2])) : 1);
  auto organisation = timed("the organisation is made up", [&] { return told(people); });
  auto network = timed("load, number along the chart, CSR", [&] {
    for (auto& arc : organisation.arcs) {
      arc.from = organisation.place[arc.from];
      arc.to = organisation.place[arc.to];
    }
    auto made = Network::from_arcs(people, organisation.arcs, Direction::none);
    organisation.arcs = {};
    return made;
  });
  std::printf("    %u people, %llu ties\n", network.nodes(), static_cast<unsigned long long>(network.pairs()));
  // A map takes at most 1,000 silos: of a million people, of 1,000 each.
  const std::uint32_t side = std::max(department, people / 1000);
  std::vector<Unit> departments(people), divisions(people);
  for (std::uint32_t v = 0; v < people; ++v) departments[v] = v / side, divisions[v] = v / division;
  const std::uint32_t units = (people - 1) / side + 1;
  {
    const auto mixing = timed("mixing, openness, silos", [&] {
      auto made = mixing_of(network, departments, units);
      const auto openness = openness_of(made);
      const auto silos = unit_openness_of(made);
      std::printf("    E-I %.6f, assortativity %.6f, first silo %.4f\n", openness.ei, openness.assortativity, silos.ei[0]);
      return made;
    });
    const auto exchange = timed("exchange: z, q, verdicts", [&] { return exchange_of(mixing); });
    const auto bridges = timed("bridges", [&] { return bridges_of(network, departments, mixing); });
    std::printf("    the 5 %% with most carry %.3f\n", bridges.carried);
  }
  const std::uint32_t permutations = people > 300'000 ? 200 : 1000;
  const auto dealt = timed(("permutations, " + std::to_string(permutations)).c_str(),
                           [&] { return permuted_ei(network, departments, Seed{1}, 0, permutations, {}, blocks).value(); });
  std::printf("    digits %016llx\n", static_cast<unsigned long long>(digits_of(dealt)));
  const auto first = timed("Leiden, 1 iteration", [&] { return leiden(network, {.iterations = 1}).value(); });
  std::printf("    Q %.6f\n", modularity_of(network, first));
  const auto found = timed("Leiden, 2 iterations", [&] { return leiden(network, {}).value(); });
  const Partition planted{divisions, (people - 1) / division + 1};
  std::printf("    Q %.6f, %u communities, %u in pieces; divisions have %.6f\n", modularity_of(network, found), found.count,
              connected_pieces(network, found).count - found.count, modularity_of(network, planted));
  const auto ego = timed("constraint and effective size of all", [&] { return ego_of(network, blocks); });
  std::printf("    digits %016llx\n", static_cast<unsigned long long>(digits_of(ego.constraint)));
  const auto cores = timed("cores", [&] { return coreness_of(network); });
  std::printf("    innermost %u\n", *std::max_element(cores.begin(), cores.end()));
  const auto sources = some_nodes(network, 4, Seed{1});
  const auto between = timed("betweenness, 4 sources", [&] { return betweenness_of(network, sources, blocks).value(); });
  std::printf("    digits %016llx\n", static_cast<unsigned long long>(digits_of(between)));
#ifdef SCHAKEL_IGRAPH
  if (count > 3) beside(network, departments);
#endif
  const LinkEvidence evidence{std::move(network), Network()};
  Mixing mixing{.units = units};  // the features are not asked for
  mixing.ties.assign(1, 0);
  const auto candidates = timed("candidates across departments, 10 for each", [&] { return candidates_of(evidence, departments, mixing, blocks); });
  std::printf("    %llu, digits %016llx\n", static_cast<unsigned long long>(candidates.size()), static_cast<unsigned long long>(digits_of(candidates)));
  return 0;
}
