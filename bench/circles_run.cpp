// circles_run PEOPLE ROUNDS [THREADS]: an organisation made up as docs/methods/circles.md tells it (seed 12345), in fives, with
// every rule: random, dealt only, and composed; broken rules per 100 circles, score, repeats, time, memory. The wall's time.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <vector>

#include <sys/resource.h>

#include "circles/deal.hpp"
#include "circles/form.hpp"
#include "circles/sizes.hpp"
#include "cli/threads.hpp"

using namespace schakel;
using namespace schakel::circles;

namespace {

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Of `count` kinds, the i-th with weight 1/(i+1).
class Zipf {
 public:
  explicit Zipf(std::uint32_t count) {
    for (std::uint32_t i = 0; i < count; ++i) sums_.push_back((sums_.empty() ? 0 : sums_.back()) + 1.0 / (i + 1));
  }
  std::uint32_t draw(Random& random) const {
    const double at = random.uniform() * sums_.back();
    return static_cast<std::uint32_t>(std::upper_bound(sums_.begin(), sums_.end(), at) - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};


std::bitset<168> working_hours(std::uint32_t site, Random& random) {
  constexpr int offsets[8] = {-8, -5, -3, 0, 1, 2, 5, 9};
  std::bitset<168> hours;
  const bool part_time = random.uniform() < .15;
  const auto off_a = static_cast<int>(random.below(5));
  const auto off_b = static_cast<int>(random.below(5));
  for (int day = 0; day < 5; ++day) {
    if (part_time && (day == off_a || day == off_b)) continue;
    for (int hour = 8; hour < 18; ++hour) {
      if (random.uniform() < .55) hours.set(static_cast<std::size_t>((day * 24 + hour - offsets[site % 8] + 168) % 168));
    }
  }
  return hours;
}

People organisation(std::uint32_t n, Seed seed) {
  Random random(seed);
  const Zipf units(40), goals(30);
  const std::uint32_t teams = (n + 7) / 8;
  std::vector<std::uint32_t> unit_of(teams), site_of(teams), manager(n, none);
  for (std::uint32_t team = 0; team < teams; ++team) {
    unit_of[team] = units.draw(random);
    site_of[team] = static_cast<std::uint32_t>(random.below(25));
  }
  for (Person p = 1; p < n; ++p) manager[p] = (p - 1) / 8;
  People people;
  people.above = Lists(managers_above(manager, 2));
  std::vector<std::vector<std::uint32_t>> apart(n);
  for (std::uint32_t i = 0; i < n / 10; ++i) {
    const auto a = static_cast<Person>(random.below(n));
    const auto b = static_cast<Person>(random.below(n));
    if (a != b) apart[a].push_back(b);
  }
  for (auto& list : apart) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  people.apart = Lists(apart);
  for (Person p = 0; p < n; ++p) {
    const std::uint32_t team = p / 8;
    people.team.push_back(team);
    people.silo.push_back(unit_of[team]);
    people.hours.push_back(working_hours(site_of[team], random));
    std::vector<std::uint32_t> spoken;
    if (random.uniform() < .9) spoken.push_back(0);
    spoken.push_back(1 + site_of[team] % 8);
    people.languages.append(spoken);
    std::vector<std::uint32_t> wanted;
    for (int i = 1 + (random.uniform() < .6 ? 1 : 0) + (random.uniform() < .4 ? 1 : 0); i > 0; --i) wanted.push_back(goals.draw(random));
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    people.goals.append(wanted);
    const bool newcomer = random.uniform() < .08;
    people.newcomer.push_back(newcomer ? 1 : 0);
    people.facilitator.push_back(!newcomer && random.uniform() < .30 ? 1 : 0);
  }
  return people;
}

void tell(const char* how, std::uint32_t round, const Judge& judge, const std::vector<Circle>& circles, double seconds) {
  Verdict all;
  double score = 0;
  double goal = 0;
  double pairs = 0;
  for (const auto& circle : circles) {
    const auto verdict = judge.judge(circle);
    for (std::size_t rule = 0; rule < rule_count; ++rule) all.broken[rule] += verdict.broken[rule];
    score += verdict.score;
    goal += verdict.terms.goal;
    pairs += static_cast<double>(circle.size() * (circle.size() - 1)) / 2;
  }
  const auto count = static_cast<double>(circles.size());
  std::printf("%-8s round %2u  score %.4f  goal %.3f  broken/100 %7.3f (", how, round, score / count, goal / count, 100 * all.all() / count);
  for (std::size_t rule = 0; rule < rule_count; ++rule) {
    if (all.broken[rule] > 0) std::printf(" %s %.3f", rule_names[rule], 100 * all.broken[rule] / count);
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf(" )  repeats %.4f %%  %.1f s  %ld MB\n", 100 * all.of(Rule::repeat) / pairs, seconds, used.ru_maxrss / 1024);
  std::fflush(stdout);
}

std::vector<Circle> at_random(const std::vector<std::uint32_t>& sizes, std::uint32_t n) {
  std::vector<Person> order(n);
  std::iota(order.begin(), order.end(), 0U);
  Random random({7});
  random.shuffle(order);
  std::vector<Circle> circles;
  std::size_t at = 0;
  for (const auto size : sizes) {
    circles.emplace_back(order.begin() + static_cast<std::ptrdiff_t>(at), order.begin() + static_cast<std::ptrdiff_t>(at + size));
    at += size;
  }
  return circles;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return std::fprintf(stderr, "circles_run PEOPLE ROUNDS [THREADS]\n"), 2;
  const auto n = static_cast<std::uint32_t>(std::atoi(words[1]));
  const auto rounds = static_cast<std::uint32_t>(std::atoi(words[2]));
  const auto threads = static_cast<unsigned>(count > 3 ? std::atoi(words[3]) : 1);
  People people = organisation(n, {12345});
  const auto sizes = circle_sizes(n, 5);
  std::vector<std::vector<Person>> earlier;
  for (std::uint32_t round = 1; round <= rounds; ++round) {
    const auto start = Clock::now();
    people.met = Met(n, earlier);
    const Judge judge(people, static_cast<std::uint32_t>(sizes.size()));
    if (round == 1) {
      tell("random", round, judge, at_random(sizes, n), 0);
      if (n <= 20'000) {
        const auto dealing = Clock::now();
        const Quick quick(judge);
        Seating seating(quick, sizes);
        Random random({1});
        deal(quick, seating, random, {});
        tell("dealt", round, judge, seating.circles(), since(dealing));
      }
    }
    const auto formed = form_circles(judge, {.sizes = sizes, .seed = {round}, .steps = 1'000'000'000, .blocks = cli::on_threads(threads)}, {});
    tell("here", round, judge, *formed, since(start));
    earlier.insert(earlier.end(), formed->begin(), formed->end());
  }
}
