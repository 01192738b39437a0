#include "network/link_scan.hpp"

#include <algorithm>
#include <cmath>

namespace schakel::network {
namespace {

float to_float(double number) { return static_cast<float>(number); }

}  // namespace

LinkWeights::LinkWeights(const LinkEvidence& evidence) {
  const std::uint32_t nodes = evidence.ties.nodes();
  passed.reserve(evidence.ties.all_neighbours().size());
  for (Node v = 0; v < nodes; ++v) {
    const auto degree = static_cast<double>(std::max<std::size_t>(1, evidence.ties.neighbours(v).size()));
    one_over_degree.push_back(to_float(1 / degree));
    one_over_root.push_back(to_float(1 / std::sqrt(degree)));
    double sum = 0;
    for (const double weight : evidence.ties.weights(v)) {
      passed.push_back(to_float(std::log1p(weight)));
      sum += passed.back();
    }
    strength.push_back(to_float(std::max(sum, 1e-9)));
  }
}

LinkScan::LinkScan(const LinkEvidence& evidence, const LinkWeights& weights, std::span<const Unit> unit_of, const Mixing& mixing)
    : evidence_(evidence), weights_(weights), unit_of_(unit_of), mixing_(mixing), about_(evidence.ties.nodes()),
      shared_(evidence.shared.nodes(), 0), toward_(mixing.units, 0) {}

void LinkScan::look_from(Node person) {
  for (const Node v : reached_) about_[v] = {};
  for (const Node v : shared_with_) shared_[v] = 0;
  for (const Unit unit : units_touched_) toward_[unit] = 0;
  reached_.clear();
  shared_with_.clear();
  units_touched_.clear();
  person_ = person;
  const Network& ties = evidence_.ties;
  const auto firsts = ties.firsts();
  const auto neighbours = ties.neighbours(person);
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    const Node between = neighbours[i];
    if (toward_[unit_of_[between]] == 0) units_touched_.push_back(unit_of_[between]);
    toward_[unit_of_[between]] += 1;
    const auto others = ties.neighbours(between);
    const float* const other_passed = weights_.passed.data() + firsts[between];
    const float share = weights_.one_over_degree[between], root = weights_.one_over_root[between];
    const float lately = weights_.passed[firsts[person] + i] / weights_.strength[between];
    const Node* const other = others.data();  // unchecked: this loop is most of the work
    About* const about = about_.data();
    for (std::size_t k = 0; k < others.size(); ++k) {
      About& one = about[other[k]];
      if (one.friends++ == 0) reached_.push_back(other[k]);
      one.common += share;
      one.root += root;
      one.recent += lately * other_passed[k];
    }
  }
  if (shared_.empty()) return;
  const auto with = evidence_.shared.neighbours(person);
  const auto how_much = evidence_.shared.weights(person);
  for (std::size_t i = 0; i < with.size(); ++i) {
    shared_[with[i]] = to_float(how_much[i]);
    shared_with_.push_back(with[i]);
  }
}

double LinkScan::paths(Node other) const {
  double sum = 0;
  for (const Node before : evidence_.ties.neighbours(other)) sum += about_[before].root * weights_.one_over_root[before];
  return sum;
}

LinkFeatures LinkScan::features(Node other) const {
  const Network& ties = evidence_.ties;
  const auto neighbours = ties.neighbours(other);
  const std::uint64_t first = ties.firsts()[other];
  double recent_paths = 0, toward = 0;
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    recent_paths += about_[neighbours[i]].recent * weights_.passed[first + i] / weights_.strength[neighbours[i]];
    if (unit_of_[neighbours[i]] == unit_of_[person_]) toward += 1;
  }
  const auto degree = [&](Node v) { return static_cast<double>(ties.neighbours(v).size()); };
  const Unit a = unit_of_[person_], b = unit_of_[other];
  const double ends = 2 * static_cast<double>(std::max<std::uint64_t>(1, mixing_.pairs));
  const double chance = static_cast<double>(mixing_.volume[a]) * static_cast<double>(mixing_.volume[b]) / ends;
  const auto between = static_cast<double>(mixing_.ties[cell_of(a, b, mixing_.units)]);
  LinkFeatures result{};
  const auto set = [&](LinkFeature which, double value) { result[static_cast<std::size_t>(which)] = value; };
  set(LinkFeature::common, std::log(about_[other].common + 0.01));
  set(LinkFeature::paths, std::log(paths(other) + 0.01));
  set(LinkFeature::recent, std::log(about_[other].recent + 0.01));
  set(LinkFeature::recent_paths, std::log(recent_paths + 0.01));
  set(LinkFeature::shared, std::log((shared_.empty() ? 0 : shared_[other]) + 0.02));
  set(LinkFeature::toward, std::log1p(toward) + std::log1p(toward_[b]));
  set(LinkFeature::affinity, std::log((between + 0.5) / (chance + 1)));
  set(LinkFeature::degrees, std::log1p(degree(person_)) + std::log1p(degree(other)));
  set(LinkFeature::activity, std::log(weights_.strength[person_] + 0.1) + std::log(weights_.strength[other] + 0.1));
  return result;
}

Node LinkScan::introducer(Node other) const {
  const Network& ties = evidence_.ties;
  const auto mine = ties.neighbours(person_);
  Node best = ties.nodes();
  for (const Node v : ties.neighbours(other)) {
    if (!std::binary_search(mine.begin(), mine.end(), v)) continue;
    if (best == ties.nodes() || ties.neighbours(v).size() < ties.neighbours(best).size()) best = v;
  }
  return best;
}

double recency(double age, double half) { return std::exp2(-age / half); }

}  // namespace schakel::network
