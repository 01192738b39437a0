#include "network/chance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "numbers/summary.hpp"

namespace schakel::network {
namespace {

struct Pair {
  Node a;
  Node b;
};

std::vector<Pair> pairs_of(const Network& network) {
  std::vector<Pair> pairs;
  pairs.reserve(network.pairs());
  for (Node v = 0; v < network.nodes(); ++v) {
    for (const Node w : network.neighbours(v)) {
      if (v < w) pairs.push_back({v, w});
    }
  }
  return pairs;
}

}  // namespace

Result<std::vector<double>> permuted_ei(const Network& network, std::span<const Unit> unit_of, Seed seed, std::uint32_t first,
                                        std::uint32_t count, const std::stop_token& stop) {
  const auto pairs = pairs_of(network);
  const auto total = static_cast<double>(pairs.size());
  std::vector<double> result;
  result.reserve(count);
  std::vector<Unit> dealt(unit_of.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped after " + std::to_string(i) + " permutations");
    std::copy(unit_of.begin(), unit_of.end(), dealt.begin());
    auto random = Random::for_block(seed, std::uint64_t{first} + i);
    random.shuffle(dealt);
    std::uint64_t inside = 0;
    for (const auto& pair : pairs) inside += dealt[pair.a] == dealt[pair.b] ? 1U : 0U;
    result.push_back(pairs.empty() ? std::numeric_limits<double>::quiet_NaN()
                                   : (total - 2 * static_cast<double>(inside)) / total);
  }
  return result;
}

ChanceLevel chance_level(double observed, std::vector<double> permuted) {
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  if (permuted.empty() || std::isnan(permuted.front())) return {undefined, undefined, undefined, undefined};
  std::sort(permuted.begin(), permuted.end());
  const double mean = numbers::mean_of(permuted);
  const bool varies = permuted.front() != permuted.back();
  return {.mean = mean,
          .low = numbers::quantile_of_sorted(permuted, 0.025),
          .high = numbers::quantile_of_sorted(permuted, 0.975),
          .z = varies ? (observed - mean) / numbers::sd_of(permuted) : undefined};
}

}  // namespace schakel::network
