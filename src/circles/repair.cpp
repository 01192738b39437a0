#include "circles/repair.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>

#include "circles/sizes.hpp"

namespace schakel::circles {
namespace {

// What a repair costs: rules first, then circles that change which had not, then the score.
struct Price {
  std::int64_t apart = 0;
  std::int64_t broken = 0;
  std::uint32_t newly_touched = 0;
  double lost_score = 0;

  friend bool operator<(const Price& a, const Price& b) {
    return std::tie(a.apart, a.broken, a.newly_touched, a.lost_score) < std::tie(b.apart, b.broken, b.newly_touched, b.lost_score);
  }
};

Price operator+(const Price& a, const Price& b) {
  return {a.apart + b.apart, a.broken + b.broken, a.newly_touched + b.newly_touched, a.lost_score + b.lost_score};
}

Circle without(const Circle& circle, Person person) {
  Circle left;
  std::copy_if(circle.begin(), circle.end(), std::back_inserter(left), [&](Person p) { return p != person; });
  return left;
}

Circle with(Circle circle, Person person) {
  circle.push_back(person);
  return circle;
}

class Repair {
 public:
  Repair(const Judge& judge, std::vector<Circle> circles, std::vector<bool> touched)
      : judge_(judge), circles_(std::move(circles)), touched_(std::move(touched)) {}

  Repaired done(std::uint32_t wanted_size) && {
    const auto announced = circles_.size();
    auto joined = people_without_a_seat();
    if (joined.size() >= smallest_circle && sit_together(joined, wanted_size)) joined.clear();
    for (const auto person : joined) put(person, best_place(person));
    for (std::size_t i = 0; i < circles_.size(); ++i) {
      if (!circles_[i].empty() && circles_[i].size() < smallest_circle) enlarge_or_dissolve(i);
    }
    Repaired repaired;
    repaired.touched = static_cast<std::uint32_t>(std::count(touched_.begin(), touched_.begin() + static_cast<std::ptrdiff_t>(announced), true));
    for (auto& circle : circles_) {
      std::sort(circle.begin(), circle.end());
      if (!circle.empty()) repaired.circles.push_back(std::move(circle));
    }
    return repaired;
  }

 private:
  [[nodiscard]] Worth worth(const Circle& circle) const { return circle.empty() ? Worth{} : worth_from(judge_.judge(circle)); }

  [[nodiscard]] std::vector<Person> people_without_a_seat() const {
    std::vector<bool> seated(judge_.people().size(), false);
    for (const auto& circle : circles_) {
      for (const auto person : circle) seated[person] = true;
    }
    std::vector<Person> left;
    for (Person person = 0; person < seated.size(); ++person) {
      if (!seated[person]) left.push_back(person);
    }
    return left;
  }

  bool sit_together(const std::vector<Person>& joined, std::uint32_t wanted_size) {
    std::vector<Circle> together;
    std::size_t next = 0;
    for (const auto size : circle_sizes(static_cast<std::uint32_t>(joined.size()), wanted_size)) {
      Circle circle(joined.begin() + static_cast<std::ptrdiff_t>(next), joined.begin() + static_cast<std::ptrdiff_t>(next + size));
      const Worth its = worth(circle);
      if (its.apart + its.broken > 0) return false;
      together.push_back(std::move(circle));
      next += size;
    }
    for (auto& circle : together) {
      circles_.push_back(std::move(circle));
      touched_.push_back(true);
    }
    return true;
  }

  // Of circle i becoming `circle`.
  [[nodiscard]] Price price(std::size_t i, const Circle& circle) const {
    const Worth before = worth(circles_[i]);
    const Worth after = worth(circle);
    return {.apart = static_cast<std::int64_t>(after.apart) - static_cast<std::int64_t>(before.apart),
            .broken = static_cast<std::int64_t>(after.broken) - static_cast<std::int64_t>(before.broken),
            .newly_touched = touched_[i] ? 0U : 1U,
            .lost_score = before.score - after.score};
  }

  // The place for somebody, not in circle `but`. circles_.size() when there is none.
  [[nodiscard]] std::size_t best_place(Person person, std::size_t but = SIZE_MAX) const {
    std::size_t best = circles_.size();
    Price least;
    for (std::size_t i = 0; i < circles_.size(); ++i) {
      if (i == but || circles_[i].empty()) continue;
      const Price its = price(i, with(circles_[i], person));
      if (best != circles_.size() && !(its < least)) continue;
      best = i;
      least = its;
    }
    return best;
  }

  void put(Person person, std::size_t place) {
    if (place == circles_.size()) {
      circles_.emplace_back();
      touched_.push_back(true);
    }
    circles_[place].push_back(person);
    touched_[place] = true;
  }

  void enlarge_or_dissolve(std::size_t small) {
    const auto [taking, taken] = best_taken(small);
    Repair dissolved = *this;  // tried on a copy
    const Price dissolving = dissolved.dissolve(small);
    if (taken != none && !(dissolving < taking)) {
      take(small, taken);
      if (circles_[small].size() < smallest_circle) enlarge_or_dissolve(small);
      return;
    }
    if (dissolved.circles_[small].empty()) {
      circles_ = std::move(dissolved.circles_);
      touched_ = std::move(dissolved.touched_);
    }
  }

  // Somebody of a circle that stays large enough.
  [[nodiscard]] std::pair<Price, Person> best_taken(std::size_t small) const {
    Price least;
    Person best = none;
    for (std::size_t i = 0; i < circles_.size(); ++i) {
      if (i == small || circles_[i].size() <= smallest_circle) continue;
      for (const auto person : circles_[i]) {
        const Price its = price(i, without(circles_[i], person)) + price(small, with(circles_[small], person));
        if (best != none && !(its < least)) continue;
        least = its;
        best = person;
      }
    }
    return {least, best};
  }

  void take(std::size_t small, Person person) {
    for (std::size_t i = 0; i < circles_.size(); ++i) {
      if (i == small || std::find(circles_[i].begin(), circles_[i].end(), person) == circles_[i].end()) continue;
      circles_[i] = without(circles_[i], person);
      touched_[i] = true;
    }
    circles_[small].push_back(person);
    touched_[small] = true;
  }

  Price dissolve(std::size_t small) {
    Price all = price(small, {});
    for (const auto person : Circle(circles_[small])) {
      const std::size_t place = best_place(person, small);
      if (place == circles_.size()) return all;
      all = all + price(place, with(circles_[place], person));
      circles_[small] = without(circles_[small], person);
      put(person, place);
    }
    touched_[small] = true;
    return all;
  }

  const Judge& judge_;
  std::vector<Circle> circles_;
  std::vector<bool> touched_;
};

}  // namespace

Repaired repair(const Judge& judge, std::vector<Circle> announced, std::vector<bool> lost, std::uint32_t wanted_size) {
  assert(announced.size() == lost.size());
  return Repair(judge, std::move(announced), std::move(lost)).done(wanted_size);
}

}  // namespace schakel::circles
