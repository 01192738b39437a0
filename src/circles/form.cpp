#include "circles/form.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <numeric>

#include "circles/every_way.hpp"
#include "circles/seating.hpp"

namespace schakel::circles {
namespace {

constexpr double apart_weight = 64;
constexpr double broken_weight = 2;  // more than any circle can score, so that no score buys a broken rule
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

// Who has each of the things that are listed per person.
Lists turned(const Lists& lists) {
  std::vector<std::vector<std::uint32_t>> turned;
  for (Person person = 0; person < lists.size(); ++person) {
    for (const auto item : lists[person]) {
      if (item >= turned.size()) turned.resize(item + 1);
      turned[item].push_back(person);
    }
  }
  return Lists(turned);
}

// People who are not placed yet, to draw from; who is placed is taken out when they are met.
class Pool {
 public:
  explicit Pool(std::vector<Person> people) : people_(std::move(people)) {}

  // none when everybody is placed.
  Person draw(const Seating& seating, Random& random) {
    while (!people_.empty()) {
      const auto at = static_cast<std::size_t>(random.below(people_.size()));
      if (seating.circle_of(people_[at]) == none) return people_[at];
      people_[at] = people_.back();
      people_.pop_back();
    }
    return none;
  }

 private:
  std::vector<Person> people_;
};

// One circle after another: the least placeable person left, and beside them the best of some who may fit.
class Dealer {
 public:
  Dealer(const Judge& judge, Seating& seating, Random& random, std::stop_token stop)
      : judge_(judge),
        people_(judge.people()),
        seating_(seating),
        random_(random),
        order_(least_placeable_first(judge, random)),
        anyone_(order_),
        facilitators_(those_who_facilitate(order_)),
        with_goal_(pools(people_.goals)),
        with_language_(pools(people_.languages)),
        stop_(std::move(stop)) {
    spare_ = std::accumulate(people_.facilitator.begin(), people_.facilitator.end(), std::int64_t{0}) -
             static_cast<std::int64_t>(seating.circle_count());
  }

  void deal() {
    std::size_t next = 0;
    for (std::uint32_t circle = 0; circle < seating_.circle_count(); ++circle) {
      while (seating_.circle_of(order_[next]) != none) ++next;
      seat(circle, order_[next]);
      while (seating_.circle(circle).size() < seating_.room(circle)) seat(circle, best_for(circle));
    }
    seating_.finish();
  }

 private:
  static constexpr int looked_at = 100;

  static std::vector<Pool> pools(const Lists& lists) {
    const Lists who = turned(lists);
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < who.size(); ++i) pools.emplace_back(std::vector<Person>(who[i].begin(), who[i].end()));
    return pools;
  }

  [[nodiscard]] std::vector<Person> those_who_facilitate(const std::vector<Person>& order) const {
    std::vector<Person> those;
    std::copy_if(order.begin(), order.end(), std::back_inserter(those), [&](Person p) { return people_.facilitator[p] != 0; });
    return those;
  }

  [[nodiscard]] bool has_facilitator(std::uint32_t circle) const {
    const auto& seats = seating_.circle(circle);
    return std::any_of(seats.begin(), seats.end(), [&](Person p) { return people_.facilitator[p] != 0; });
  }

  Person best_for(std::uint32_t circle) {
    if (stop_.stop_requested()) return anyone_.draw(seating_, random_);
    const bool needed = judge_.facilitators_needed();
    const bool lacks = needed && !has_facilitator(circle);
    const bool last_seat = seating_.circle(circle).size() + 1 == seating_.room(circle);
    Person best = none;
    double least = 1e300;
    for (int i = 0; i < looked_at; ++i) {
      const Person person = lacks && last_seat ? facilitators_.draw(seating_, random_) : candidate(circle);
      if (person == none) break;
      // A second facilitator is taken only when there is one for every circle that comes.
      if (needed && !lacks && spare_ <= 0 && people_.facilitator[person] != 0) continue;
      const double cost = energy(seating_.worth_with(circle, person));
      if (cost < least) {
        least = cost;
        best = person;
      }
    }
    return best == none ? anyone_.draw(seating_, random_) : best;
  }

  // Half of the time anyone; else who shares a goal or a language with one of the circle.
  Person candidate(std::uint32_t circle) {
    const auto way = random_.below(4);
    const auto& seats = seating_.circle(circle);
    const Person seated = seats[static_cast<std::size_t>(random_.below(seats.size()))];
    const auto list = way == 0 ? people_.goals[seated] : people_.languages[seated];
    if (way > 1 || list.empty()) return anyone_.draw(seating_, random_);
    auto& pool = (way == 0 ? with_goal_ : with_language_)[list[static_cast<std::size_t>(random_.below(list.size()))]];
    const Person fellow = pool.draw(seating_, random_);
    return fellow == none ? anyone_.draw(seating_, random_) : fellow;
  }

  void seat(std::uint32_t circle, Person person) {
    if (people_.facilitator[person] != 0 && has_facilitator(circle)) --spare_;
    seating_.seat(circle, person);
  }

  const Judge& judge_;
  const People& people_;
  Seating& seating_;
  Random& random_;
  std::vector<Person> order_;
  Pool anyone_;
  Pool facilitators_;
  std::vector<Pool> with_goal_;
  std::vector<Pool> with_language_;
  std::stop_token stop_;
  std::int64_t spare_ = 0;  // facilitators beyond one for each circle
};

// How hot to begin, one time after another. Few people: melt and freeze again and again, for one freezing can go wrong, and hot
// enough that a broken rule may stand for a while. Many: the dealt circles are too good to melt.
std::vector<double> heats_for(std::uint32_t people) {
  if (people <= 24) return std::vector<double>(32, 1);
  if (people <= 200) return {.05, .15, .5, .15};
  return {.03};
}

class Improver {
 public:
  Improver(const Judge& judge, Seating& seating, const FormRules& rules, Random& random, std::stop_token stop)
      : seating_(seating),
        people_(judge.people()),
        random_(random),
        stop_(std::move(stop)),
        left_(rules.steps),
        with_goal_(turned(people_.goals)),
        with_language_(turned(people_.languages)) {
    smallest_ = *std::min_element(rules.sizes.begin(), rules.sizes.end());
    largest_ = *std::max_element(rules.sizes.begin(), rules.sizes.end());
  }

  // Whether the work came to its end.
  bool improve() {
    const std::uint64_t n = people_.size();
    const std::uint64_t tries = std::min<std::uint64_t>(std::max<std::uint64_t>(80'000, 2'000 * n), 300'000) + 100 * n;
    const auto heats = heats_for(people_.size());
    Seating best = seating_;
    for (const double heat : heats) {
      freeze(heat, tries / heats.size());
      if (people_.size() <= 200) {
        polish();
      } else {
        mend(tries);
      }
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

  // Half of the time anyone; else somebody who shares a goal or a language with one of those that stay.
  Person who_comes(Person leaves) {
    const auto way = random_.below(8);
    if (way < 4) return anyone();
    const Circle& circle = seating_.circle(seating_.circle_of(leaves));
    const Person stays = any_of(circle);
    if (stays == leaves) return anyone();
    return way < 6 ? fellow(stays, people_.goals, with_goal_) : fellow(stays, people_.languages, with_language_);
  }

  Person fellow(Person of, const Lists& theirs, const Lists& who) {
    const auto list = theirs[of];
    return list.empty() ? anyone() : any_of(who[any_of(list)]);
  }

  std::uint32_t any_of(std::span<const std::uint32_t> list) { return list[static_cast<std::size_t>(random_.below(list.size()))]; }

  [[nodiscard]] bool can_move(std::uint32_t from, std::uint32_t to) const {
    return seating_.circle(from).size() > smallest_ && seating_.circle(to).size() < largest_;
  }

  void freeze(double heat, std::uint64_t tries) {
    std::uint64_t levels = 0;
    for (double t = heat; t > coldest; t *= cooling) ++levels;
    for (double t = heat; t > coldest; t *= cooling) {
      if (!anneal(t, tries / levels)) return;
    }
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

  // Every swap there is, as long as one makes it better.
  void polish() {
    const std::uint32_t n = people_.size();
    bool changed = true;
    while (changed) {
      changed = false;
      for (Person x = 0; x < n; ++x) {
        for (Person y = x + 1; y < n; ++y) {
          if (seating_.circle_of(x) == seating_.circle_of(y)) continue;
          if (!step()) return;
          const auto change = seating_.swap(x, y);
          if (!better(Seating::after(change), seating_.before(change))) continue;
          seating_.make(change);
          changed = true;
        }
      }
    }
  }

  // For each person in a circle with a broken rule, the first of many partners that makes it better.
  // Gives up after about `most` tries: where nearly all rules are broken, looking on would take hours.
  void mend(std::uint64_t most) {
    const std::uint64_t enough = left_ > most ? left_ - most : 0;
    for (Person x = 0; x < people_.size() && left_ > enough; ++x) {
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
  Lists with_goal_;
  Lists with_language_;
  std::size_t smallest_ = 0;
  std::size_t largest_ = 0;
};

std::vector<Circle> in_order(std::vector<Circle> circles) {
  for (auto& circle : circles) std::sort(circle.begin(), circle.end());
  std::sort(circles.begin(), circles.end());
  return circles;
}

}  // namespace

Result<std::vector<Circle>> form_circles(const Judge& judge, const FormRules& rules, std::stop_token stop) {
  assert(std::accumulate(rules.sizes.begin(), rules.sizes.end(), std::uint64_t{0}) == judge.people().size());
  if (rules.sizes.empty()) return std::vector<Circle>{};
  if (judge.people().size() <= every_way_people) return in_order(best_of_every_way(judge, rules.sizes));
  Random random(rules.seed);
  Seating seating(judge, rules.sizes);
  Dealer(judge, seating, random, stop).deal();
  const bool done = rules.sizes.size() == 1 || Improver(judge, seating, rules, random, stop).improve();
  if (!done && rules.when_stopped == WhenStopped::fail) return fail(ErrorKind::cancelled, "composing circles was stopped");
  return in_order(seating.circles());
}

}  // namespace schakel::circles
