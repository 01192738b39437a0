#include "ground/routing.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "ground/conversation.hpp"
#include "opinion/live.hpp"
#include "opinion/routing.hpp"

namespace schakel::bench {
namespace {

using namespace opinion;

constexpr int most_answers = 10;

struct Sums {
  double chance[most_answers + 1] = {}, routed[most_answers + 1] = {};
  double people = 0;
};

double loss(const Factors& factors, const Belief& ballot, const std::vector<OwnAnswer>& test) {
  double sum = 0;
  for (const auto& one : test) {
    const double p = std::clamp(factors.share(ballot, factors.statements[one.statement]), 1e-4, 1 - 1e-4);
    sum -= std::log(one.yes ? p : 1 - p);
  }
  return sum / static_cast<double>(test.size());
}

// Four tenths of a newcomer's answers are the test; the rest can be asked.
void newcomer(const Factors& factors, std::vector<OwnAnswer> own, Random& random, Sums& sums) {
  random.shuffle(own);
  const auto asked = static_cast<std::ptrdiff_t>(0.6 * static_cast<double>(own.size()));
  const std::vector<OwnAnswer> open(own.begin(), own.begin() + asked), test(own.begin() + asked, own.end());
  std::vector<OwnAnswer> given;
  sums.chance[0] += loss(factors, factors.unknown_ballot, test);
  for (int n = 1; n <= most_answers; ++n) {
    given.push_back(open[static_cast<std::size_t>(n - 1)]);
    sums.chance[n] += loss(factors, refreshed(factors, given), test);
  }
  given.clear();
  std::vector<OwnAnswer> left = open;
  Belief now = factors.unknown_ballot;
  sums.routed[0] += loss(factors, now, test);
  for (int n = 1; n <= most_answers; ++n) {
    std::vector<Candidate> candidates;
    for (const auto& one : left) candidates.push_back({.statement = one.statement});
    const auto teaches = gains(factors, now, candidates);
    const auto best = std::max_element(teaches.begin(), teaches.end()) - teaches.begin();
    given.push_back(left[static_cast<std::size_t>(best)]);
    left.erase(left.begin() + best);
    now = refreshed(factors, given);
    sums.routed[n] += loss(factors, now, test);
  }
  sums.people += 1;
}

Sums one(const Conversation& whole) {
  const auto conversation = with_enough(whole, 20, 0);
  const auto sides = agree_or_not(conversation.votes);
  std::vector<std::vector<OwnAnswer>> own(sides.ballots);
  for (const auto& answer : sides.list) own[answer.ballot].push_back({.statement = answer.statement, .yes = answer.yes});
  std::vector<std::uint32_t> many;
  for (std::uint32_t i = 0; i < own.size(); ++i) {
    if (own[i].size() >= 30) many.push_back(i);
  }
  Random random(Seed{1});
  random.shuffle(many);
  many.resize(std::min<std::size_t>(150, many.size() / 3));
  std::vector<bool> is_new(own.size(), false);
  for (const auto i : many) is_new[i] = true;
  YesNos others{.ballots = sides.ballots, .statements = sides.statements};
  for (const auto& answer : sides.list) {
    if (!is_new[answer.ballot] && own[answer.ballot].size() >= 5) others.list.push_back(answer);
  }
  const auto factors = fit_factors(others, {.factors = 2}).value();
  Sums sums;
  for (const auto i : many) newcomer(factors, own[i], random, sums);
  return sums;
}

void refresh_speed(const Conversation& whole) {
  const auto sides = agree_or_not(whole.votes);
  Live live(fit_factors(sides, {.factors = 3}).value(), sides);
  std::vector<double> micro;
  Random random(Seed{3});
  for (int n = 0; n < 20'000; ++n) {
    const auto ballot = static_cast<std::uint32_t>(random.below(sides.ballots)), statement = static_cast<std::uint32_t>(random.below(sides.statements));
    const auto start = std::chrono::steady_clock::now();
    live.vote(ballot, statement, random.uniform() < 0.5);
    micro.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(micro.begin(), micro.end());
  std::printf("%s: one vote refreshed: median %.1f us, p99 %.1f us\n", whole.name.c_str(), micro[micro.size() / 2], micro[micro.size() * 99 / 100]);
}

}  // namespace

void run_routing(const std::vector<std::string>& names) {
  const auto all = conversations(names);
  double chance[most_answers + 1] = {}, routed[most_answers + 1] = {};
  for (const auto& whole : all) {
    const Sums sums = one(whole);
    std::printf("%-28s", whole.name.c_str());
    for (int n = 0; n <= most_answers; ++n) {
      chance[n] += sums.chance[n] / sums.people / static_cast<double>(all.size());
      routed[n] += sums.routed[n] / sums.people / static_cast<double>(all.size());
    }
    std::printf(" by chance 5: %.4f 10: %.4f  routed 5: %.4f 10: %.4f\n", sums.chance[5] / sums.people, sums.chance[10] / sums.people,
                sums.routed[5] / sums.people, sums.routed[10] / sums.people);
  }
  for (int n = 0; n <= most_answers && !all.empty(); ++n) std::printf("%2d answers: by chance %.4f, routed %.4f\n", n, chance[n], routed[n]);
  if (!all.empty()) refresh_speed(all.back());
}

}  // namespace schakel::bench
