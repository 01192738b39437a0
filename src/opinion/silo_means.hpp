#pragma once
// Where each silo stands, as the prior of its ballots: place of a ballot ~ N(its silo, σ²), silo ~ N(the silo it is part of, τ²),
// and the topmost ~ N(0, τ²). σ and τ from the data. Who answered little stands where its silo stands; a silo that answered little
// stands where what it is part of stands. Inside of fit.hpp only.

#include <cstdint>
#include <span>
#include <vector>

#include "opinion/factors.hpp"
#include "opinion/side.hpp"

namespace schakel::opinion {

template <int K>
class SiloMeans {
 public:
  explicit SiloMeans(const Tree& tree) : tree_(tree), mean_(tree.silos, Vector<K>{}), variance_(tree.silos, Vector<K>{}) {
    between_.fill(0.1);
    for (auto& v : variance_) v = between_;
  }

  [[nodiscard]] bool any() const { return tree_.silos > 0; }
  [[nodiscard]] std::size_t count() const { return mean_.size(); }
  [[nodiscard]] std::int32_t silo_of(std::size_t ballot) const { return any() ? tree_.silo_of[ballot] : -1; }
  [[nodiscard]] const Vector<K>& mean(std::size_t silo) const { return mean_[silo]; }
  [[nodiscard]] const Vector<K>& variance(std::size_t silo) const { return variance_[silo]; }

  // One step: silos given their ballots and each other, then σ² (into `within`) and τ².
  void learn(const Side<K>& ballots, const std::vector<bool>& known, Vector<K>& within) {
    if (!any()) return;
    sum_up(ballots, known);
    for (std::size_t g = 0; g < mean_.size(); ++g) place(g, within);
    Vector<K> spread = {};
    double top = 0;
    for (std::size_t g = 0; g < mean_.size(); ++g) {
      if (count_[g] + children_[g] == 0) continue;
      top += 1;
      const Vector<K> above = parent_mean(g);
      for (int a = 0; a < K; ++a) spread[a] += variance_[g][a] + (mean_[g][a] - above[a]) * (mean_[g][a] - above[a]);
    }
    for (int a = 0; a < K; ++a) between_[a] = (spread[a] + 0.02) / (top + 1);
  }

  void move(const Vector<K>& shift, const Vector<K>& scale) {
    for (std::size_t g = 0; g < mean_.size(); ++g) {
      for (int a = 0; a < K; ++a) {
        mean_[g][a] = (mean_[g][a] - shift[a]) / scale[a];
        variance_[g][a] /= scale[a] * scale[a];
      }
    }
    for (int a = 0; a < K; ++a) between_[a] /= scale[a] * scale[a];
  }

  [[nodiscard]] double between(int a) const { return between_[a]; }

 private:
  [[nodiscard]] std::int32_t parent(std::size_t g) const { return tree_.parent_of.empty() ? -1 : tree_.parent_of[g]; }
  [[nodiscard]] Vector<K> parent_mean(std::size_t g) const {
    return parent(g) < 0 ? Vector<K>{} : mean_[static_cast<std::size_t>(parent(g))];
  }

  void sum_up(const Side<K>& ballots, const std::vector<bool>& known) {
    count_.assign(mean_.size(), 0.0);
    children_.assign(mean_.size(), 0.0);
    sum_.assign(mean_.size(), Vector<K>{});
    of_children_.assign(mean_.size(), Vector<K>{});
    for (std::size_t i = 0; i < ballots.size(); ++i) {
      if (!known[i] || tree_.silo_of[i] < 0) continue;
      const auto g = static_cast<std::size_t>(tree_.silo_of[i]);
      count_[g] += 1;
      for (int a = 0; a < K; ++a) sum_[g][a] += ballots.mean[i][a];
    }
    for (std::size_t g = 0; g < mean_.size(); ++g) {
      if (parent(g) < 0) continue;
      children_[static_cast<std::size_t>(parent(g))] += 1;
      for (int a = 0; a < K; ++a) of_children_[static_cast<std::size_t>(parent(g))][a] += mean_[g][a];
    }
  }

  void place(std::size_t g, const Vector<K>& within) {
    const Vector<K> above = parent_mean(g);
    for (int a = 0; a < K; ++a) {
      const double precision = count_[g] / within[a] + (children_[g] + 1) / between_[a];
      const double pull = sum_[g][a] / within[a] + (of_children_[g][a] + above[a]) / between_[a];
      variance_[g][a] = 1 / precision;
      mean_[g][a] = pull / precision;
    }
  }

  Tree tree_;
  std::vector<Vector<K>> mean_, variance_;
  Vector<K> between_ = {};  // τ²
  std::vector<double> count_, children_;
  std::vector<Vector<K>> sum_, of_children_;
};

}  // namespace schakel::opinion
