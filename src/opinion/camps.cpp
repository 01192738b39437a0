#include "opinion/camps.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

#include "opinion/kmeans.hpp"
#include "opinion/places.hpp"

namespace schakel::opinion {
namespace {

constexpr double stable_enough = 0.9;
constexpr std::uint32_t drops = 10;
constexpr std::uint32_t clouds = 19;

// The ballots that have a say, and where they stand.
struct Standing {
  std::vector<std::uint32_t> ballots;
  Points points;
};

Standing standing_of(const Factors& factors, const std::vector<bool>& has_say) {
  Standing standing;
  standing.points.dimensions = factors.factors;
  std::array<double, coordinates> strength = {};
  for (std::size_t d = 1; d <= factors.factors; ++d) strength[d] = strength_of(factors, d);
  for (std::uint32_t i = 0; i < has_say.size(); ++i) {
    if (!has_say[i]) continue;
    standing.ballots.push_back(i);
    for (std::size_t d = 1; d <= factors.factors; ++d) {
      standing.points.at.push_back(factors.ballots[i].mean[d] * strength[d]);
    }
  }
  return standing;
}

double normal(Random& random) {  // Box-Muller
  const double u = 1 - random.uniform();
  return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * random.uniform());
}

// The same ballots answering the same statements, as people would who stand in one cloud around the middle of each line.
YesNos in_one_cloud(const YesNos& answers, const Factors& factors, Random& random) {
  const std::size_t k = factors.factors + 1;
  std::vector<double> places(answers.ballots * k);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::size_t a = i % k;
    places[i] = normal(random) * std::sqrt(factors.unknown_ballot.covariance[a * k + a]);
  }
  YesNos made = answers;
  for (auto& one : made.list) {
    const auto& statement = factors.statements[one.statement];
    double logit = statement.mean[0] + places[one.ballot * k];
    for (std::size_t a = 1; a < k; ++a) logit += statement.mean[a] * places[one.ballot * k + a];
    one.yes = random.uniform() < 1 / (1 + std::exp(-logit));
  }
  return made;
}

Result<std::vector<Points>> single_clouds(const YesNos& answers, const Factors& factors, const std::vector<bool>& has_say,
                                          Random& random, const std::stop_token& stop) {
  Factors start = factors;
  for (auto& ballot : start.ballots) ballot = start.unknown_ballot;
  std::vector<Points> result;
  for (std::uint32_t n = 0; n < clouds; ++n) {
    const auto made = in_one_cloud(answers, factors, random);
    const Factors fitted = TRY(fit_factors(made, {.factors = factors.factors, .sweeps = 5, .start = &start}, stop));
    result.push_back(standing_of(fitted, has_say).points);
  }
  return result;
}

// Share of the spread that is left within the parts.
double left_within(const Points& points, const Division& division) {
  Random none(Seed{1});
  const double all = k_means(points, 1, 1, none).within;
  return all > 0 ? division.within / all : 1;
}

// Cutting the single clouds leaves clearly more within the parts: by 2.5 of their standard deviations, because several
// numbers of parts are tried.
bool apart(const Points& points, const Division& division, const std::vector<Points>& single, std::uint32_t parts, Random& random) {
  const auto n = static_cast<double>(single.size());
  double sum = 0, squares = 0;
  for (const auto& cloud : single) {
    const double left = left_within(cloud, k_means(cloud, parts, 5, random));
    sum += left;
    squares += left * left;
  }
  const double mean = sum / n, deviation = std::sqrt(std::max(squares / n - mean * mean, 0.0));
  return left_within(points, division) < mean - 2.5 * deviation;
}

std::vector<std::uint32_t> sizes_of(const Division& division, std::uint32_t parts) {
  std::vector<std::uint32_t> sizes(parts, 0);
  for (const auto part : division.of) ++sizes[static_cast<std::size_t>(part)];
  return sizes;
}

// Where the ballots stand when a tenth of them had not been there.
struct Dropped {
  std::vector<std::size_t> kept;  // places in Standing
  Points points;
};

Result<std::vector<Dropped>> without_tenths(const YesNos& answers, const Factors& factors, const std::vector<bool>& has_say,
                                            Random& random, const std::stop_token& stop) {
  std::vector<Dropped> result;
  for (std::uint32_t n = 0; n < drops; ++n) {
    std::vector<bool> gone(answers.ballots, false), stays = has_say;
    for (std::size_t i = 0; i < gone.size(); ++i) gone[i] = random.uniform() < 0.1;
    YesNos rest{.ballots = answers.ballots, .statements = answers.statements};
    for (const auto& one : answers.list) {
      if (!gone[one.ballot]) rest.list.push_back(one);
    }
    const Factors again = TRY(fit_factors(rest, {.factors = factors.factors, .sweeps = 4, .start = &factors}, stop));
    Dropped dropped;
    std::size_t place = 0;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (!has_say[i]) continue;
      if (!gone[i]) dropped.kept.push_back(place);
      stays[i] = !gone[i];
      ++place;
    }
    dropped.points = standing_of(again, stays).points;
    result.push_back(std::move(dropped));
  }
  return result;
}

double stability_of(const Division& division, const std::vector<Dropped>& dropped, std::uint32_t parts, Random& random) {
  double sum = 0;
  for (const auto& rest : dropped) {
    if (rest.points.count() < parts) return 0;
    const Division again = k_means(rest.points, parts, 10, random);
    std::vector<std::int32_t> before;
    for (const auto place : rest.kept) before.push_back(division.of[place]);
    sum += adjusted_rand_index(before, again.of);
  }
  return sum / static_cast<double>(dropped.size());
}

// Parts renamed: the largest is 0; of equals the one that the first ballot is in.
void name(Camps& camps, const Standing& standing, const Division& division) {
  const auto sizes = sizes_of(division, camps.count);
  std::vector<std::size_t> first(camps.count, division.of.size()), order(camps.count), rank(camps.count);
  for (std::size_t i = division.of.size(); i-- > 0;) first[static_cast<std::size_t>(division.of[i])] = i;
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) {
    return std::pair{sizes[b], first[a]} < std::pair{sizes[a], first[b]};
  });
  for (std::size_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  camps.sizes.clear();
  for (const auto part : order) camps.sizes.push_back(sizes[part]);
  for (std::size_t i = 0; i < division.of.size(); ++i) {
    camps.of[standing.ballots[i]] = static_cast<std::int32_t>(rank[static_cast<std::size_t>(division.of[i])]);
  }
}

}  // namespace

Result<Camps> find_camps(const YesNos& answers, const Factors& factors, const CampRules& rules, std::stop_token stop) {
  std::vector<std::uint32_t> given(answers.ballots, 0);
  for (const auto& one : answers.list) ++given[one.ballot];
  std::vector<bool> has_say(answers.ballots);
  for (std::size_t i = 0; i < given.size(); ++i) {
    has_say[i] = given[i] >= fewest_answers(answers.statements, rules.fewest_answers);
  }
  Camps camps{.of = std::vector<std::int32_t>(answers.ballots, -1)};
  std::uint32_t members = 0;
  for (std::size_t i = 0; i < has_say.size(); ++i) {
    if (!has_say[i]) continue;
    camps.of[i] = 0;
    ++members;
  }
  camps.sizes = {members};
  if (factors.factors == 0 || members < 8) return camps;

  Random random = Random::for_block(rules.seed, 2);
  const Standing standing = standing_of(factors, has_say);
  const auto dropped = TRY(without_tenths(answers, factors, has_say, random, stop));
  std::vector<Points> single;
  for (std::uint32_t parts = 2; parts <= std::min(rules.most, members / 4); ++parts) {
    if (stop.stop_requested()) return fail(ErrorKind::cancelled, "the search for camps was stopped", "error.cancelled");
    const Division division = k_means(standing.points, parts, 20, random);
    const auto sizes = sizes_of(division, parts);
    if (*std::min_element(sizes.begin(), sizes.end()) < std::max(rules.fewest_ballots, 1U)) continue;
    const double stability = stability_of(division, dropped, parts, random);
    if (stability < stable_enough || (camps.stability && stability <= *camps.stability)) continue;
    if (single.empty()) single = TRY(single_clouds(answers, factors, has_say, random, stop));
    if (!apart(standing.points, division, single, parts, random)) continue;
    camps.count = parts;
    camps.stability = stability;
    name(camps, standing, division);
  }
  return camps;
}

double adjusted_rand_index(std::span<const std::int32_t> a, std::span<const std::int32_t> b) {
  assert(a.size() == b.size());
  std::map<std::pair<std::int32_t, std::int32_t>, double> both;
  std::map<std::int32_t, double> left, right;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both[{a[i], b[i]}] += 1;
    left[a[i]] += 1;
    right[b[i]] += 1;
  }
  const auto pairs = [](const auto& counts) {
    double sum = 0;
    for (const auto& [key, n] : counts) sum += n * (n - 1) / 2;
    return sum;
  };
  const auto n = static_cast<double>(a.size());
  const double together = pairs(both), in_a = pairs(left), in_b = pairs(right);
  const double expected = n > 1 ? in_a * in_b / (n * (n - 1) / 2) : 0;
  const double most = (in_a + in_b) / 2;
  return most - expected == 0 ? 1 : (together - expected) / (most - expected);
}

}  // namespace schakel::opinion
