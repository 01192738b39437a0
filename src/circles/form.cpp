#include "circles/form.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "circles/seating.hpp"

namespace schakel::circles {
namespace {

constexpr double apart_weight = 64;
constexpr double broken_weight = 2;  // more than any circle can score, so that no score buys a broken rule
constexpr double hottest = .5;
constexpr double coldest = .004;
constexpr double cooling = .9;

double energy(const Worth& worth) {
  return apart_weight * static_cast<double>(worth.apart) + broken_weight * static_cast<double>(worth.broken) - worth.score;
}

// exp(-x) for x >= 0 by multiplication alone, so that every machine takes the same changes.
double fading(double x) {
  if (x > 30) return 0;
  double y = 1 - x / 1024;
  for (int i = 0; i < 10; ++i) y *= y;
  return y;
}

// How many of some others each person may sit with: the fewer, the earlier they are dealt.
std::vector<Person> least_placeable_first(const Judge& judge, Random& random) {
  const std::uint32_t n = judge.people().size();
  constexpr std::uint32_t sample = 48;
  std::vector<std::uint32_t> partners(n, 0);
  for (Person person = 0; person < n; ++person) {
    for (std::uint32_t i = 0; i < sample; ++i) {
      const auto other = static_cast<Person>(random.below(n));
      if (other != person && judge.may_sit_together(person, other)) ++partners[person];
    }
  }
  std::vector<Person> order(n);
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);
  std::stable_sort(order.begin(), order.end(), [&](Person a, Person b) { return partners[a] < partners[b]; });
  return order;
}

class Dealer {
 public:
  Dealer(const Judge& judge, Seating& seating, Random& random) : judge_(judge), seating_(seating), random_(random) {
    open_.resize(seating.circle_count());
    std::iota(open_.begin(), open_.end(), 0U);
    random_.shuffle(open_);
  }

  void deal() {
    const auto order = least_placeable_first(judge_, random_);
    if (judge_.facilitators_needed()) deal_facilitators(order);
    for (const auto person : order) {
      if (seating_.circle_of(person) == none) seat(best_open(person), person);
    }
    seating_.finish();
  }

 private:
  void deal_facilitators(const std::vector<Person>& order) {
    auto circles = open_;
    for (const auto person : order) {
      if (circles.empty()) return;
      if (judge_.people().facilitator[person] == 0) continue;
      seat(circles.back(), person);
      circles.pop_back();
    }
  }

  std::uint32_t best_open(Person person) {
    constexpr std::size_t looked_at = 40;
    const std::size_t count = std::min(looked_at, open_.size());
    std::uint32_t best = open_.front();
    double best_change = 1e300;
    for (std::size_t i = 0; i < count; ++i) {
      const auto at = count == open_.size() ? i : static_cast<std::size_t>(random_.below(open_.size()));
      const auto circle = open_[at];
      const double change = energy(seating_.worth_with(circle, person)) - energy(seating_.worth_of(circle));
      if (change < best_change) {
        best_change = change;
        best = circle;
      }
    }
    return best;
  }

  void seat(std::uint32_t circle, Person person) {
    seating_.seat(circle, person);
    if (seating_.circle(circle).size() < seating_.room(circle)) return;
    *std::find(open_.begin(), open_.end(), circle) = open_.back();
    open_.pop_back();
  }

  const Judge& judge_;
  Seating& seating_;
  Random& random_;
  std::vector<std::uint32_t> open_;
};

class Improver {
 public:
  Improver(const Judge& judge, Seating& seating, const FormRules& rules, Random& random, std::stop_token stop)
      : seating_(seating), people_(judge.people()), random_(random), stop_(std::move(stop)), left_(rules.steps) {
    index_goals();
    smallest_ = *std::min_element(rules.sizes.begin(), rules.sizes.end());
    largest_ = *std::max_element(rules.sizes.begin(), rules.sizes.end());
  }

  // Whether the work came to its end.
  bool improve() {
    const std::uint64_t n = people_.size();
    const std::uint64_t tries = std::min<std::uint64_t>(std::max<std::uint64_t>(20'000, 2'000 * n), 300'000) + 200 * n;
    const std::uint32_t times = n <= 2'000 ? 4 : 1;
    std::vector<double> temperatures;
    for (double t = hottest; t > coldest; t *= cooling) temperatures.push_back(t);
    Seating best = seating_;
    for (std::uint32_t time = 0; time < times; ++time) {
      for (const double t : temperatures) {
        if (!anneal(t, tries / times / temperatures.size())) break;
      }
      mend();
      if (better(seating_.worth(), best.worth())) best = seating_;
      if (over()) break;
    }
    seating_ = std::move(best);
    return !stop_.stop_requested();
  }

 private:
  [[nodiscard]] bool over() const { return left_ == 0 || stop_.stop_requested(); }

  // One step of the budget; false when there is none left or somebody said stop.
  bool step() {
    if (left_ == 0) return false;
    --left_;
    return left_ % 256 != 0 || !stop_.stop_requested();
  }

  void index_goals() {
    std::uint32_t goals = 0;
    for (Person p = 0; p < people_.size(); ++p) {
      for (const auto goal : people_.goals[p]) goals = std::max(goals, goal + 1);
    }
    std::vector<std::vector<Person>> who(goals);
    for (Person p = 0; p < people_.size(); ++p) {
      for (const auto goal : people_.goals[p]) who[goal].push_back(p);
    }
    who_has_ = Lists(who);
  }

  Person anyone() { return static_cast<Person>(random_.below(people_.size())); }

  // Three times out of four somebody of the worst of three circles.
  Person who_leaves() {
    const Person first = anyone();
    if (random_.below(4) == 0) return first;
    Person worst = first;
    for (int i = 0; i < 2; ++i) {
      const Person other = anyone();
      if (energy(seating_.worth_of(seating_.circle_of(other))) > energy(seating_.worth_of(seating_.circle_of(worst)))) worst = other;
    }
    return worst;
  }

  // Every other time somebody who shares a goal with one of those that stay.
  Person who_comes(Person leaves) {
    if (random_.below(2) == 0) return anyone();
    const Circle& circle = seating_.circle(seating_.circle_of(leaves));
    const Person stays = circle[static_cast<std::size_t>(random_.below(circle.size()))];
    const auto goals = people_.goals[stays];
    if (stays == leaves || goals.empty()) return anyone();
    const auto who = who_has_[goals[static_cast<std::size_t>(random_.below(goals.size()))]];
    return who[static_cast<std::size_t>(random_.below(who.size()))];
  }

  [[nodiscard]] bool can_move(std::uint32_t from, std::uint32_t to) const {
    return seating_.circle(from).size() > smallest_ && seating_.circle(to).size() < largest_;
  }

  bool anneal(double temperature, std::uint64_t tries) {
    for (std::uint64_t i = 0; i < tries; ++i) {
      if (!step()) return false;
      const Person x = who_leaves();
      const Person y = who_comes(x);
      const auto from = seating_.circle_of(x);
      const auto to = seating_.circle_of(y);
      if (from == to) continue;
      const bool moves = can_move(from, to) && random_.below(2) == 0;
      const auto change = moves ? seating_.move(x, to) : seating_.swap(x, y);
      const double worse = energy(Seating::after(change)) - energy(seating_.before(change));
      if (worse <= 0 || random_.uniform() < fading(worse / temperature)) seating_.make(change);
    }
    return true;
  }

  // For each person in a circle with a broken rule, the first of many partners that makes it better.
  void mend() {
    for (Person x = 0; x < people_.size(); ++x) {
      const Worth& here = seating_.worth_of(seating_.circle_of(x));
      if (here.apart + here.broken > 0) mend_for(x);
    }
  }

  void mend_for(Person x) {
    constexpr std::uint32_t partners = 2'000;
    const std::uint32_t n = people_.size();
    const Person start = anyone();
    for (std::uint32_t i = 0; i < std::min(n, partners); ++i) {
      const Person y = (start + i) % n;
      if (seating_.circle_of(y) == seating_.circle_of(x)) continue;
      if (!step()) return;
      const auto change = seating_.swap(x, y);
      if (better(Seating::after(change), seating_.before(change))) {
        seating_.make(change);
        return;
      }
    }
  }

  Seating& seating_;
  const People& people_;
  Random& random_;
  std::stop_token stop_;
  std::uint64_t left_;
  Lists who_has_;
  std::size_t smallest_ = 0;
  std::size_t largest_ = 0;
};

}  // namespace

Result<std::vector<Circle>> form_circles(const Judge& judge, const FormRules& rules, std::stop_token stop) {
  assert(std::accumulate(rules.sizes.begin(), rules.sizes.end(), std::uint64_t{0}) == judge.people().size());
  if (rules.sizes.empty()) return std::vector<Circle>{};
  Random random(rules.seed);
  Seating seating(judge, rules.sizes);
  Dealer(judge, seating, random).deal();
  const bool done = rules.sizes.size() == 1 || Improver(judge, seating, rules, random, stop).improve();
  if (!done && rules.when_stopped == WhenStopped::fail) return fail(ErrorKind::cancelled, "composing circles was stopped");
  auto circles = seating.circles();
  for (auto& circle : circles) std::sort(circle.begin(), circle.end());
  std::sort(circles.begin(), circles.end());
  return circles;
}

}  // namespace schakel::circles
