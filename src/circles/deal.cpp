#include "circles/deal.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace schakel::circles {
namespace {

// How many of some others each person may sit with: the fewer, the earlier they are dealt.
std::vector<Person> least_placeable_first(const Quick& quick, Random& random, const std::stop_token& stop) {
  const std::uint32_t n = quick.judge().people().size();
  constexpr std::uint32_t sample = 48;
  std::vector<std::uint32_t> partners(n, 0);
  for (Person person = 0; person < n; ++person) {
    if (person % 1024 == 0 && stop.stop_requested()) break;
    for (std::uint32_t i = 0; i < sample; ++i) {
      const auto other = static_cast<Person>(random.below(n));
      if (other != person && quick.may_sit_together(person, other)) ++partners[person];
    }
  }
  std::vector<Person> order(n);
  std::iota(order.begin(), order.end(), 0U);
  random.shuffle(order);
  std::stable_sort(order.begin(), order.end(), [&](Person a, Person b) { return partners[a] < partners[b]; });
  return order;
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
  Dealer(const Quick& quick, Seating& seating, Random& random, std::stop_token stop)
      : judge_(quick.judge()),
        people_(judge_.people()),
        seating_(seating),
        random_(random),
        order_(least_placeable_first(quick, random, stop)),
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

}  // namespace

void deal(const Quick& quick, Seating& seating, Random& random, const std::stop_token& stop) {
  Dealer(quick, seating, random, stop).deal();
}

}  // namespace schakel::circles
