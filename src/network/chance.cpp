#include "network/chance.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "numbers/summary.hpp"
#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

constexpr std::size_t side_by_side = 16;

// The ties within of up to sixteen permutations at once. Label: wide enough for the units.
template <class Label>
std::array<std::uint64_t, side_by_side> count_within(const Network& network, std::span<const Unit> unit_of, Seed seed,
                                                     std::uint64_t first, std::size_t count) {
  std::vector<Label> labels(unit_of.size() * side_by_side, 0);
  std::vector<Label> dealt(unit_of.size());
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t v = 0; v < dealt.size(); ++v) dealt[v] = static_cast<Label>(unit_of[v]);
    auto random = Random::for_block(seed, first + k);
    random.shuffle(dealt);
    for (std::size_t v = 0; v < dealt.size(); ++v) labels[v * side_by_side + k] = dealt[v];
  }
  std::array<std::uint64_t, side_by_side> within{};
  for (Node v = 0; v < network.nodes(); ++v) {
    const auto all = network.neighbours(v);
    const Label* const own = labels.data() + v * side_by_side;
    Label same[side_by_side] = {};  // of a few ties only: it must not run over
    std::size_t room = 60'000;
    const auto empty_into_sum = [&] {
      for (std::size_t k = 0; k < side_by_side; ++k) within[k] += same[k], same[k] = 0;
      room = 60'000;
    };
    for (auto w = std::upper_bound(all.begin(), all.end(), v); w != all.end(); ++w) {
      const Label* const other = labels.data() + *w * side_by_side;
      for (std::size_t k = 0; k < side_by_side; ++k) same[k] = static_cast<Label>(same[k] + (own[k] == other[k] ? 1 : 0));
      if (--room == 0) empty_into_sum();
    }
    empty_into_sum();
  }
  return within;
}

}  // namespace

Result<std::vector<double>> permuted_ei(const Network& network, std::span<const Unit> unit_of, Seed seed, std::uint32_t first,
                                        std::uint32_t count, const std::stop_token& stop, const Blocks& blocks) {
  const auto total = static_cast<double>(network.pairs());
  std::vector<double> result(count, numbers::undefined);
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while dealing people over silos");
  if (network.pairs() == 0) return result;
  const bool narrow = std::all_of(unit_of.begin(), unit_of.end(), [](Unit unit) { return unit < 0xffff; });
  blocks((count + side_by_side - 1) / side_by_side, [&](std::size_t block) {
    if (stop.stop_requested()) return;
    const std::size_t start = block * side_by_side;
    const std::size_t here = std::min<std::size_t>(side_by_side, count - start);
    const auto within = narrow ? count_within<std::uint16_t>(network, unit_of, seed, first + start, here)
                               : count_within<Unit>(network, unit_of, seed, first + start, here);
    for (std::size_t k = 0; k < here; ++k) result[start + k] = (total - 2 * static_cast<double>(within[k])) / total;
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while dealing people over silos");
  return result;
}

ChanceLevel chance_level(double observed, std::vector<double> permuted) {
  using numbers::undefined;
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
