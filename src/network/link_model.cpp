#include "network/link_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace schakel::network {
namespace {

constexpr double no_time = std::numeric_limits<double>::infinity();
constexpr std::size_t most_recipients = 20;

// Pairs who received the same message, each message sharing out 1 over the others who received it.
std::vector<Arc> shared_messages(std::span<const TimedArc> arcs) {
  std::vector<std::tuple<Node, double, Node>> received;
  for (const auto& arc : arcs) {
    if (arc.at) received.emplace_back(arc.from, *arc.at, arc.to);
  }
  std::sort(received.begin(), received.end());
  received.erase(std::unique(received.begin(), received.end()), received.end());
  std::vector<Arc> pairs;
  for (std::size_t i = 0; i < received.size();) {
    std::size_t j = i;
    while (j < received.size() && std::get<0>(received[j]) == std::get<0>(received[i]) && std::get<1>(received[j]) == std::get<1>(received[i])) ++j;
    const std::size_t recipients = j - i;
    for (std::size_t a = i; a < j && recipients <= most_recipients; ++a) {
      for (std::size_t b = a + 1; b < j; ++b) {
        pairs.push_back({std::get<2>(received[a]), std::get<2>(received[b]), 1 / static_cast<double>(recipients - 1)});
      }
    }
    i = j;
  }
  return pairs;
}

struct PairRows {
  std::vector<LinkFeatures> features;
  std::vector<unsigned char> seen;
};

// All pairs, or those of people drawn by chance whom the scan reaches, of whom there are about `most`.
PairRows rows_of(const LinkEvidence& evidence, const Network& later, std::span<const Unit> unit_of, std::uint32_t units,
             const LinkRules& rules, const std::stop_token& stop) {
  PairRows rows;
  const auto mixing = mixing_of(evidence.ties, unit_of, units);
  const LinkWeights weights(evidence);
  LinkScan scan(evidence, weights, unit_of, mixing);
  const std::uint32_t nodes = evidence.ties.nodes();
  const bool all = std::uint64_t{nodes} * nodes / 2 <= 2 * rules.rows;
  std::vector<Node> people;
  for (Node v = 0; v < nodes; ++v) people.push_back(v);
  if (!all) {
    Random random(rules.seed);
    random.shuffle(people);
  }
  for (const Node u : people) {
    const auto mine = evidence.ties.neighbours(u);
    if (mine.empty()) continue;
    if (stop.stop_requested() || (!all && rows.seen.size() >= rules.rows)) break;
    scan.look_from(u);
    const auto new_ones = later.neighbours(u);
    const auto consider = [&](Node v) {
      if (evidence.ties.neighbours(v).empty() || unit_of[u] == unit_of[v] || std::binary_search(mine.begin(), mine.end(), v)) return;
      rows.features.push_back(scan.features(v));
      rows.seen.push_back(std::binary_search(new_ones.begin(), new_ones.end(), v) ? 1 : 0);
    };
    if (all) {
      for (Node v = u + 1; v < nodes; ++v) consider(v);
    } else {
      for (const Node v : scan.reached()) consider(v);
    }
  }
  return rows;
}

LinkScale scale_of(std::span<const LinkFeatures> pairs) {
  LinkScale scale;
  const auto count = static_cast<double>(std::max<std::size_t>(1, pairs.size()));
  for (const auto& pair : pairs) {
    for (std::size_t i = 0; i < link_features; ++i) scale.mean[i] += pair[i] / count;
  }
  for (const auto& pair : pairs) {
    for (std::size_t i = 0; i < link_features; ++i) scale.sd[i] += (pair[i] - scale.mean[i]) * (pair[i] - scale.mean[i]) / count;
  }
  for (auto& one : scale.sd) one = std::sqrt(one);
  return scale;
}

// Each feature less its mean, over its spread.
std::vector<double> standardised(std::span<const LinkFeatures> pairs, const LinkScale& scale) {
  std::vector<double> result;
  result.reserve(pairs.size() * link_features);
  for (const auto& pair : pairs) {
    for (std::size_t i = 0; i < link_features; ++i) result.push_back(scale.sd[i] > 1e-12 ? (pair[i] - scale.mean[i]) / scale.sd[i] : 0);
  }
  return result;
}

double average_precision(const std::vector<double>& score, const std::vector<unsigned char>& seen) {
  std::vector<std::size_t> order(score.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
  double found = 0, sum = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (seen[order[i]] == 0) continue;
    found += 1;
    sum += found / static_cast<double>(i + 1);
  }
  return found > 0 ? sum / found : 0;
}

Network untimed(std::uint32_t nodes, std::span<const TimedArc> arcs) {
  std::vector<Arc> plain;
  for (const auto& arc : arcs) plain.push_back({arc.from, arc.to, 1});
  return Network::from_arcs(nodes, plain, Direction::none);
}

struct Window {
  std::vector<TimedArc> before, after;
};

Window cut(std::span<const TimedArc> arcs, double at, double end) {
  Window window;
  for (const auto& arc : arcs) {
    if (arc.at.value_or(at) < at || !arc.at) {
      window.before.push_back(arc);
    } else if (*arc.at < end) {
      window.after.push_back(arc);
    }
  }
  return window;
}

Window hold_out(std::span<const TimedArc> arcs, std::span<const Unit> unit_of, Seed seed) {
  Window window;
  for (const auto& arc : arcs) {
    // By pair, so that a tie that is told twice goes as one.
    const auto [low, high] = std::minmax(arc.from, arc.to);
    const bool out = unit_of[low] != unit_of[high] && Random::for_block(seed, (std::uint64_t{low} << 32U) | high).below(5) == 0;
    (out ? window.after : window.before).push_back(arc);
  }
  return window;
}

PairRows rows_in(const Window& window, double now, double half, std::uint32_t nodes, std::span<const Unit> unit_of, std::uint32_t units,
             const LinkRules& rules, const std::stop_token& stop) {
  return rows_of(evidence_of(nodes, window.before, now, half), untimed(nodes, window.after), unit_of, units, rules, stop);
}

void learn(LinkModel& model, const PairRows& rows) {
  model.scale = scale_of(rows.features);
  model.model = numbers::fit_logistic(standardised(rows.features, model.scale), rows.seen, link_features, 5);
  model.learned = std::count(rows.seen.begin(), rows.seen.end(), 1) >= 20;
}

}  // namespace

LinkEvidence evidence_of(std::uint32_t nodes, std::span<const TimedArc> arcs, double now, double half) {
  std::vector<Arc> weighed;
  weighed.reserve(arcs.size());
  for (const auto& arc : arcs) {
    const double age = arc.at ? std::max(0.0, now - *arc.at) : 0;
    weighed.push_back({arc.from, arc.to, arc.weight * (half > 0 ? recency(age, half) : 1)});
  }
  const auto shared = shared_messages(arcs);
  return {Network::from_arcs(nodes, weighed, Direction::none),
          shared.empty() ? Network() : Network::from_arcs(nodes, shared, Direction::none)};
}

Result<LinkModel> fit_links(std::uint32_t nodes, std::span<const TimedArc> arcs, std::span<const Unit> unit_of, std::uint32_t units,
                            const LinkRules& rules, const std::stop_token& stop) {
  LinkModel result;
  double begin = no_time, end = -no_time;
  for (const auto& arc : arcs) {
    if (!arc.at) continue;
    begin = std::min(begin, *arc.at);
    end = std::max(end, *arc.at);
  }
  result.timed = begin < end;
  if (result.timed) {
    result.begin = begin;
    result.end = end;
    const double span = end - begin;
    double best = -1;
    for (const double share : {1.0 / 18, 1.0 / 6, 1.0 / 2}) {
      const auto early = rows_in(cut(arcs, begin + span / 3, begin + 2 * span / 3), begin + span / 3, share * span, nodes, unit_of, units, rules, stop);
      const auto late = rows_in(cut(arcs, begin + 2 * span / 3, no_time), begin + 2 * span / 3, share * span, nodes, unit_of, units, rules, stop);
      if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while learning which ties come about");
      LinkModel tried;
      learn(tried, early);
      const double ap = average_precision(feasible(tried, late.features), late.seen);
      if (ap <= best) continue;
      best = ap;
      result.half = share * span;
    }
    const double split = begin + span / 2;
    const auto rows = rows_in(cut(arcs, split, no_time), split, result.half, nodes, unit_of, units, rules, stop);
    learn(result, rows);
  } else {
    const auto rows = rows_in(hold_out(arcs, unit_of, rules.seed), 0, 0, nodes, unit_of, units, rules, stop);
    learn(result, rows);
  }
  if (stop.stop_requested()) return fail(ErrorKind::cancelled, "stopped while learning which ties come about");
  if (!result.learned) {
    // What e-mail of an institution of a thousand taught, rounded: paths, common friends, own ties to the other's unit.
    result.model.weight.assign(link_features, 0);
    result.model.weight[static_cast<std::size_t>(LinkFeature::common)] = 0.3;
    result.model.weight[static_cast<std::size_t>(LinkFeature::paths)] = 0.5;
    result.model.weight[static_cast<std::size_t>(LinkFeature::toward)] = 0.3;
    result.model.bias = -5;
  }
  return result;
}

std::vector<double> feasible(const LinkModel& model, std::span<const LinkFeatures> pairs) {
  const auto features = standardised(pairs, model.scale);
  std::vector<double> chance;
  chance.reserve(pairs.size());
  for (std::size_t r = 0; r < pairs.size(); ++r) {
    chance.push_back(model.model(std::span(features).subspan(r * link_features, link_features)));
  }
  return chance;
}

}  // namespace schakel::network
