#include "network/suggest.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>
#include <utility>

namespace schakel::network {
namespace {

struct Candidate {
  Suggestion pair;
  LinkFeatures features;
};

class Walls {
 public:
  explicit Walls(std::uint32_t units, const Exchange& exchange) : units_(units), exchange_(exchange), is_(exchange.verdict.size()) {
    for (std::size_t cell = 0; cell < is_.size(); ++cell) is_[cell] = exchange.verdict[cell] == Verdict::wall ? 1 : 0;
  }
  [[nodiscard]] bool between(Unit a, Unit b) const { return a != b && is_[cell_of(a, b, units_)] != 0; }
  [[nodiscard]] double need(Unit a, Unit b) const {
    const double z = exchange_.z[cell_of(a, b, units_)];
    return -z / (2 - z);
  }
  [[nodiscard]] bool any() const { return std::count(is_.begin(), is_.end(), 1) > 0; }

 private:
  std::uint32_t units_;
  const Exchange& exchange_;
  std::vector<std::uint8_t> is_;
};

void look_closer(const LinkScan& scan, Node person, const std::vector<Node>& others, std::vector<Candidate>& found) {
  for (const Node other : others) {
    Suggestion pair{.a = person, .b = other, .common = scan.common_friends(other), .introducer = scan.introducer(other)};
    found.push_back({pair, scan.features(other)});
    if (person > other) std::swap(found.back().pair.a, found.back().pair.b);
  }
}

// The feature that stands out most, of those that are reasons between two people.
std::vector<LinkFeature> reasons_of(const std::vector<Candidate>& candidates, const LinkModel& model) {
  LinkFeatures mean{}, square{};
  const auto count = static_cast<double>(std::max<std::size_t>(1, candidates.size()));
  for (const auto& one : candidates) {
    for (std::size_t i = 0; i < link_features; ++i) mean[i] += one.features[i] / count;
  }
  for (const auto& one : candidates) {
    for (std::size_t i = 0; i < link_features; ++i) square[i] += (one.features[i] - mean[i]) * (one.features[i] - mean[i]) / count;
  }
  std::vector<LinkFeature> reasons;
  for (const auto& one : candidates) {
    std::size_t best = 0;
    double most = -1e300;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(LinkFeature::toward); ++i) {
      if (square[i] <= 0) continue;
      const double says = model.model.weight[i] * (one.features[i] - mean[i]) / std::sqrt(square[i]);
      if (says > most) {
        most = says;
        best = i;
      }
    }
    reasons.push_back(static_cast<LinkFeature>(best));
  }
  return reasons;
}

std::vector<Suggestion> capped(const std::vector<Candidate>& candidates, std::span<const Unit> unit_of, std::uint32_t units,
                               const SuggestRules& rules) {
  std::vector<Suggestion> chosen;
  std::vector<std::uint32_t> of_person(unit_of.size(), 0);
  std::unordered_map<std::size_t, std::uint32_t> of_wall;
  for (const auto& candidate : candidates) {
    const auto& pair = candidate.pair;
    auto& wall = of_wall[cell_of(unit_of[pair.a], unit_of[pair.b], units)];
    if (of_person[pair.a] >= rules.per_person || of_person[pair.b] >= rules.per_person || wall >= rules.per_wall) continue;
    ++of_person[pair.a];
    ++of_person[pair.b];
    ++wall;
    chosen.push_back(pair);
  }
  return chosen;
}

}  // namespace

Result<std::vector<Suggestion>> suggest_links(std::uint32_t nodes, std::span<const TimedArc> arcs, std::span<const Unit> unit_of,
                                              const Mixing& mixing, const Exchange& exchange, const SuggestRules& rules,
                                              const std::stop_token& stop) {
  const Walls walls(mixing.units, exchange);
  if (!walls.any()) return std::vector<Suggestion>{};
  const auto model = TRY(fit_links(nodes, arcs, unit_of, mixing.units, rules.links, stop));
  const auto evidence = evidence_of(nodes, arcs, model.end, model.half);
  const LinkWeights weights(evidence);
  const auto willing = [&](Node v) { return rules.willing.empty() || rules.willing[v] != 0; };
  constexpr std::size_t blocks = 32;
  std::vector<std::vector<Candidate>> found(blocks);
  rules.blocks(blocks, [&](std::size_t block) {
    LinkScan scan(evidence, weights, unit_of, mixing);
    std::vector<Node> nearest;
    const std::uint64_t end = std::uint64_t{nodes} * (block + 1) / blocks;
    for (auto u = static_cast<Node>(std::uint64_t{nodes} * block / blocks); u < end && !stop.stop_requested(); ++u) {
      if (!willing(u)) continue;
      scan.look_from(u);
      scan.nearest(rules.candidates, [&](Node v) { return willing(v) && walls.between(unit_of[u], unit_of[v]); }, nearest);
      look_closer(scan, u, nearest, found[block]);
    }
  });
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while looking for missing links");
  std::vector<Candidate> candidates;
  for (auto& part : found) candidates.insert(candidates.end(), part.begin(), part.end());
  const auto key = [](const Candidate& one) { return std::uint64_t{one.pair.a} << 32U | one.pair.b; };
  std::stable_sort(candidates.begin(), candidates.end(), [&](const auto& x, const auto& y) { return key(x) < key(y); });
  candidates.erase(std::unique(candidates.begin(), candidates.end(), [&](const auto& x, const auto& y) { return key(x) == key(y); }),
                   candidates.end());
  std::vector<LinkFeatures> features;
  for (const auto& one : candidates) features.push_back(one.features);
  const auto chance = feasible(model, features);
  const auto reasons = reasons_of(candidates, model);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    auto& pair = candidates[i].pair;
    pair.chance = chance[i];
    pair.need = walls.need(unit_of[pair.a], unit_of[pair.b]);
    pair.reason = reasons[i];
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const auto& x, const auto& y) { return x.pair.chance * x.pair.need > y.pair.chance * y.pair.need; });
  return capped(candidates, unit_of, mixing.units, rules);
}

}  // namespace schakel::network
