#include "network/communities.hpp"

#include <array>
#include <optional>

#include "network/agreement.hpp"
#include "numbers/undefined.hpp"

namespace schakel::network {
namespace {

constexpr std::array resolutions = {0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0, 96.0, 128.0, 192.0};
constexpr std::size_t at_a_time = 4;

using Row = CommunityScan::Row;

}  // namespace

Result<CommunityScan> scan_communities(const Network& network, std::span<const Unit> unit_of, std::uint32_t units,
                                       const CommunityRules& rules, const std::stop_token& stop) {
  CommunityScan scan;
  if (network.pairs() == 0) return scan;
  std::vector<std::optional<Partition>> found(resolutions.size());
  for (std::size_t start = 0; start < resolutions.size(); start += at_a_time) {
    scan.rows.resize(start + at_a_time);
    rules.blocks(at_a_time, [&](std::size_t i) {
      const double resolution = resolutions[start + i];
      auto partition = leiden(network, {.resolution = resolution, .seed = rules.seed}, stop);
      if (!partition) return;  // stopped
      scan.rows[start + i] = {.resolution = resolution,
                              .count = partition->count,
                              .modularity = modularity_of(network, *partition),
                              .ami = adjusted_mutual_information(partition->of, unit_of),
                              .ari = adjusted_rand(partition->of, unit_of)};
      found[start + i] = std::move(*partition);
    });
    if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while finding communities");
    for (std::size_t i = start; i < start + at_a_time; ++i) {
      if (scan.rows[i].ami > scan.rows[scan.best].ami) scan.best = i;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i != scan.best) found[i].reset();
    }
    // People without ties are communities of one: they do not count as finer.
    std::uint32_t alone = 0;
    for (Node v = 0; v < network.nodes(); ++v) alone += network.neighbours(v).empty() ? 1U : 0U;
    if (scan.rows.back().count - alone >= 2 * units && scan.best < start) break;
  }
  std::vector<double> agreement(rules.seeds > 0 ? rules.seeds - 1 : 0, 0);
  rules.blocks(agreement.size(), [&](std::size_t i) {
    const Seed other{Random::for_block(rules.seed, i).next()};
    const auto partition = leiden(network, {.resolution = scan.rows[scan.best].resolution, .seed = other}, stop);
    if (partition) agreement[i] = adjusted_rand(partition->of, found[scan.best]->of);
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while finding communities");
  double sum = 0;
  for (const double one : agreement) sum += one;
  scan.seed_ari = agreement.empty() ? numbers::undefined : sum / static_cast<double>(agreement.size());
  return scan;
}

}  // namespace schakel::network
