#include "circles/improve.hpp"

#include <algorithm>

#include "circles/fading.hpp"

namespace schakel::circles {
namespace {

constexpr double coldest = .004;
constexpr double cooling = .9;

// How hot to begin, one time after another. Few people: melt and freeze again and again, for one freezing can go wrong, and hot
// enough that a broken rule may stand for a while. Many: the dealt circles are too good to melt.
std::vector<double> heats_for(std::uint32_t people) {
  if (people <= 24) return std::vector<double>(32, 1);
  if (people <= 200) return {.05, .15, .5, .15};
  return {.03};
}

class Improver {
 public:
  Improver(const People& people, Seating& seating, const ImproveRules& rules, Random& random, std::stop_token stop)
      : seating_(seating),
        people_(people),
        random_(random),
        stop_(std::move(stop)),
        left_(rules.steps),
        with_goal_(turned(people_.goals)),
        with_language_(turned(people_.languages)) {
    smallest_ = rules.smallest;
    largest_ = rules.largest;
  }

  // Whether the work came to its end.
  bool improve() {
    const std::uint64_t n = people_.size();
    const std::uint64_t tries = std::min<std::uint64_t>(std::max<std::uint64_t>(200'000, 6'000 * n), 600'000) + 200 * n;
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

  bool mend_all(std::uint64_t tries) {
    mend(tries);
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

}  // namespace

bool improve(const People& people, Seating& seating, const ImproveRules& rules, Random& random, const std::stop_token& stop) {
  return Improver(people, seating, rules, random, stop).improve();
}

bool mend(const People& people, Seating& seating, Random& random, const std::stop_token& stop) {
  const std::uint64_t most = 50'000'000;
  return Improver(people, seating, {.steps = most}, random, stop).mend_all(most);
}

}  // namespace schakel::circles
