#pragma once
// Seating: who sits in which circle while it is being improved, with the verdict on each circle kept up to date.

#include <span>
#include <vector>

#include "circles/quick.hpp"

namespace schakel::circles {

class Seating {
 public:
  // Nobody sits yet; circle i has room for sizes[i] (at most largest_circle, or all when there is one circle only).
  Seating(const Quick& quick, const std::vector<std::uint32_t>& sizes);

  // Everybody sits already, in finished circles.
  Seating(const Quick& quick, std::vector<Circle> circles);

  [[nodiscard]] std::uint32_t circle_count() const { return static_cast<std::uint32_t>(seats_.size()); }
  [[nodiscard]] const Circle& circle(std::uint32_t i) const { return seats_[i]; }
  [[nodiscard]] std::uint32_t circle_of(Person person) const { return circle_of_[person]; }
  [[nodiscard]] std::uint32_t room(std::uint32_t i) const { return room_[i]; }
  [[nodiscard]] const Worth& worth_of(std::uint32_t i) const { return worth_[i]; }
  [[nodiscard]] Worth worth() const;

  // While filling: what circle i would be worth with this person too.
  [[nodiscard]] Worth worth_with(std::uint32_t i, Person person) const;
  void seat(std::uint32_t i, Person person);
  // All seats are taken: judge the circles as finished ones.
  void finish();

  // A change of two circles, tried and then made or not. x goes to y's circle, and y, when there is one, to x's.
  struct Change {
    Person x = none;
    Person y = none;  // none: x moves to circle `to`, which gets larger by one as x's gets smaller
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    Worth new_from;
    Worth new_to;
  };
  [[nodiscard]] Change swap(Person x, Person y) const;
  [[nodiscard]] Change move(Person x, std::uint32_t to) const;
  void make(const Change& change);
  // The two circles before and after.
  [[nodiscard]] Worth before(const Change& change) const;
  [[nodiscard]] static Worth after(const Change& change);

  [[nodiscard]] const std::vector<Circle>& circles() const { return seats_; }

 private:
  [[nodiscard]] Worth judged(std::span<const Person> circle) const;

  const Quick* quick_;
  std::vector<Circle> seats_;
  std::vector<std::uint32_t> room_;
  std::vector<std::uint32_t> circle_of_;
  std::vector<Worth> worth_;
};

}  // namespace schakel::circles
