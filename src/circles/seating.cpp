#include "circles/seating.hpp"

#include <algorithm>
#include <cassert>

namespace schakel::circles {
namespace {

// A circle with one person taken for another, on the stack: this is asked millions of times.
struct Few {
  std::array<Person, largest_circle + 1> people = {};
  std::size_t count = 0;
  void add(Person person) { people[count++] = person; }
  [[nodiscard]] std::span<const Person> all() const { return {people.data(), count}; }
};

Few without_and_with(const Circle& circle, Person leaves, Person comes) {
  Few few;
  for (const auto person : circle) {
    if (person != leaves) few.add(person);
  }
  if (comes != none) few.add(comes);
  return few;
}

}  // namespace

Seating::Seating(const Quick& quick, const std::vector<std::uint32_t>& sizes)
    : quick_(&quick),
      seats_(sizes.size()),
      room_(sizes),
      circle_of_(quick.judge().people().size(), none),
      worth_(sizes.size()) {}

Seating::Seating(const Quick& quick, std::vector<Circle> circles)
    : quick_(&quick), seats_(std::move(circles)), circle_of_(quick.judge().people().size(), none), worth_(seats_.size()) {
  for (std::uint32_t i = 0; i < circle_count(); ++i) {
    room_.push_back(static_cast<std::uint32_t>(seats_[i].size()));
    for (const auto person : seats_[i]) circle_of_[person] = i;
  }
  finish();
}

Worth Seating::worth() const {
  Worth all;
  for (const auto& worth : worth_) all = sum(all, worth);
  return all;
}

Worth Seating::worth_with(std::uint32_t i, Person person) const {
  return quick_->worth_unfinished(without_and_with(seats_[i], none, person).all());
}

void Seating::seat(std::uint32_t i, Person person) {
  assert(seats_[i].size() < room_[i] && circle_of_[person] == none);
  seats_[i].push_back(person);
  circle_of_[person] = i;
  worth_[i] = quick_->worth_unfinished(seats_[i]);
}

void Seating::finish() {
  for (std::uint32_t i = 0; i < circle_count(); ++i) worth_[i] = judged(seats_[i]);
}

Worth Seating::judged(std::span<const Person> circle) const { return quick_->worth(circle); }

Seating::Change Seating::swap(Person x, Person y) const {
  Change change{.x = x, .y = y, .from = circle_of_[x], .to = circle_of_[y]};
  assert(change.from != change.to);
  change.new_from = judged(without_and_with(seats_[change.from], x, y).all());
  change.new_to = judged(without_and_with(seats_[change.to], y, x).all());
  return change;
}

Seating::Change Seating::move(Person x, std::uint32_t to) const {
  Change change{.x = x, .from = circle_of_[x], .to = to};
  assert(change.from != change.to);
  change.new_from = judged(without_and_with(seats_[change.from], x, none).all());
  change.new_to = judged(without_and_with(seats_[change.to], none, x).all());
  return change;
}

void Seating::make(const Change& change) {
  auto& from = seats_[change.from];
  auto& to = seats_[change.to];
  const auto x = std::find(from.begin(), from.end(), change.x);
  circle_of_[change.x] = change.to;
  if (change.y == none) {
    from.erase(x);
    to.push_back(change.x);
  } else {
    *std::find(to.begin(), to.end(), change.y) = change.x;
    *x = change.y;
    circle_of_[change.y] = change.from;
  }
  worth_[change.from] = change.new_from;
  worth_[change.to] = change.new_to;
}

Worth Seating::before(const Change& change) const { return sum(worth_[change.from], worth_[change.to]); }
Worth Seating::after(const Change& change) { return sum(change.new_from, change.new_to); }

}  // namespace schakel::circles
