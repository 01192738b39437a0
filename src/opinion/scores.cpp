#include "opinion/scores.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tuple>

#include "numbers/benjamini_hochberg.hpp"
#include "numbers/beta.hpp"

namespace schakel::opinion {
namespace {

double majority(const ShareBelief& share) { return 1 - numbers::beta_below(0.5, share.yes, share.no); }

}  // namespace

double every_silo_agrees(std::span<const ShareBelief> silos) {
  double all = 1;
  for (const auto& silo : silos) all *= majority(silo);
  return all;
}

double silos_that_agree(std::span<const ShareBelief> silos) {
  double sum = 0;
  for (const auto& silo : silos) sum += majority(silo);
  return sum;
}

std::vector<double> who_blocks(std::span<const double> shares) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return shares[a] > shares[b]; });
  std::vector<double> parts(shares.size(), 0.0);
  double before = 0, carried = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double deficit = 1 - shares[order[i]];
    carried += (deficit - before) / static_cast<double>(order.size() - i);
    before = deficit;
    parts[order[i]] = carried;
  }
  for (auto& part : parts) part = before > 0 ? part / before : 1.0 / static_cast<double>(parts.size());
  return parts;
}

std::vector<Difference> clear_differences(std::span<const ShareBelief> shares, const std::vector<bool>& shown, std::uint32_t silos,
                                          std::uint32_t statements) {
  constexpr double largest_q = 0.1, least = 0.2;
  assert(shares.size() == std::size_t{silos} * statements && shown.size() == shares.size());
  std::vector<Difference> all;
  std::vector<double> p;
  for (std::uint32_t j = 0; j < statements; ++j) {
    for (std::uint32_t a = 0; a < silos; ++a) {
      for (std::uint32_t b = a + 1; b < silos; ++b) {
        const std::size_t of_a = std::size_t{a} * statements + j, of_b = std::size_t{b} * statements + j;
        if (!shown[of_a] || !shown[of_b]) continue;
        const double by = shares[of_a].mean() - shares[of_b].mean();
        const double deviation = std::sqrt(shares[of_a].variance() + shares[of_b].variance());
        all.push_back({.statement = j, .a = a, .b = b, .by = by});
        p.push_back(std::erfc(std::abs(by) / deviation / std::sqrt(2.0)));
      }
    }
  }
  const auto q = numbers::benjamini_hochberg(p);
  std::vector<Difference> clear;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (q[i] > largest_q || std::abs(all[i].by) < least) continue;
    clear.push_back(all[i]);
    clear.back().q = q[i];
  }
  std::sort(clear.begin(), clear.end(), [](const Difference& x, const Difference& y) {
    return std::tuple{-std::abs(x.by), x.statement, x.a, x.b} < std::tuple{-std::abs(y.by), y.statement, y.a, y.b};
  });
  return clear;
}

double split_within(std::span<const ShareBelief> silos) {
  double sum = 0;
  for (const auto& silo : silos) sum += 4 * silo.mean() * (1 - silo.mean());
  return silos.empty() ? 0 : sum / static_cast<double>(silos.size());
}

std::vector<std::uint32_t> slate(const Factors& factors, std::span<const double> weight, const std::vector<bool>& allowed,
                                 std::uint32_t so_many) {
  assert(weight.size() == factors.ballots.size() && allowed.size() == factors.statements.size());
  std::vector<bool> open = allowed;
  std::vector<double> has(weight.size(), 0.0);
  std::vector<std::uint32_t> chosen;
  while (chosen.size() < so_many) {
    double most = -1;
    std::uint32_t best = 0;
    for (std::uint32_t j = 0; j < open.size(); ++j) {
      if (!open[j]) continue;
      double adds = 0;
      for (std::uint32_t i = 0; i < weight.size(); ++i) adds += weight[i] == 0 ? 0 : weight[i] * factors.share(i, j) / (1 + has[i]);
      if (adds <= most) continue;
      most = adds;
      best = j;
    }
    if (most < 0) break;
    open[best] = false;
    chosen.push_back(best);
    for (std::uint32_t i = 0; i < weight.size(); ++i) has[i] += factors.share(i, best);
  }
  return chosen;
}

}  // namespace schakel::opinion
