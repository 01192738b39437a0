#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <doctest/doctest.h>

#include "base/seed.hpp"
#include "network/agreement.hpp"

using namespace schakel;
using namespace schakel::network;

namespace {

using Labels = std::vector<Unit>;

double information(const Labels& a, const Labels& b) {
  std::map<std::pair<Unit, Unit>, double> both;
  std::map<Unit, double> of_a, of_b;
  const auto n = static_cast<double>(a.size());
  for (std::size_t v = 0; v < a.size(); ++v) {
    both[{a[v], b[v]}] += 1 / n;
    of_a[a[v]] += 1 / n;
    of_b[b[v]] += 1 / n;
  }
  double sum = 0;
  for (const auto& [cell, share] : both) sum += share * std::log(share / (of_a[cell.first] * of_b[cell.second]));
  return sum;
}

double alike(const Labels& a, const Labels& b) {  // pairs together in both
  double sum = 0;
  for (std::size_t v = 0; v < a.size(); ++v) {
    for (std::size_t w = v + 1; w < a.size(); ++w) sum += a[v] == a[w] && b[v] == b[w] ? 1 : 0;
  }
  return sum;
}

// Corrected for chance by trying every way to deal the second over the people.
template <class Measure>
double by_definition(const Labels& a, const Labels& b, Measure measure) {
  std::vector<std::size_t> order(a.size());
  std::iota(order.begin(), order.end(), 0U);
  double sum = 0, ways = 0;
  do {
    Labels dealt;
    for (const auto v : order) dealt.push_back(b[v]);
    sum += measure(a, dealt);
    ++ways;
  } while (std::next_permutation(order.begin(), order.end()));
  const double most = (measure(a, a) + measure(b, b)) / 2;
  return (measure(a, b) - sum / ways) / (most - sum / ways);
}

}  // namespace

TEST_CASE("agreement is corrected for every way chance could have dealt the people") {
  Random random(Seed{1});
  for (int turn = 0; turn < 40; ++turn) {
    Labels a, b;
    for (int v = 0; v < 6; ++v) {
      a.push_back(static_cast<Unit>(random.below(3)));
      b.push_back(static_cast<Unit>(random.below(2)));
    }
    const bool plain = std::count(b.begin(), b.end(), b[0]) == 6 || std::count(a.begin(), a.end(), a[0]) == 6;
    if (plain) continue;
    CHECK(adjusted_rand(a, b) == doctest::Approx(by_definition(a, b, alike)).epsilon(1e-9));
    CHECK(adjusted_mutual_information(a, b) == doctest::Approx(by_definition(a, b, information)).epsilon(1e-9));
  }
}

TEST_CASE("the same division under other names agrees fully, everybody alone with nothing") {
  const Labels a = {0, 0, 1, 1, 2, 2}, renamed = {2, 2, 0, 0, 1, 1}, alone = {0, 1, 2, 3, 4, 5}, all = {0, 0, 0, 0, 0, 0};
  CHECK(adjusted_rand(a, renamed) == doctest::Approx(1));
  CHECK(adjusted_mutual_information(a, renamed) == doctest::Approx(1));
  CHECK(adjusted_rand(a, all) == doctest::Approx(0));
  CHECK(adjusted_mutual_information(a, all) == doctest::Approx(0));
  CHECK(adjusted_rand(a, alone) == doctest::Approx(0));
  CHECK(adjusted_mutual_information(a, alone) == doctest::Approx(0));
  CHECK(adjusted_rand(all, all) == 1);
  CHECK(adjusted_mutual_information(all, all) == 1);
  CHECK(std::isnan(adjusted_rand(Labels{0}, Labels{0})));
}
