#pragma once
// Judge: what one circle is worth. Broken hard rules are counted by name; the score is a weighted mean of terms in [0,1].
//
//   goal    (people who share the most shared goal - 1) / (size - 1)      weight .40, only when somebody has a goal
//   silos   pairs from different silos / pairs                            weight .35
//   new     1 a pair that never met, (age-1)/age / 2 / times otherwise    weight .15, only when somebody met before
//   walls   1 when two people come from either side of a wall             weight .10, only when there are walls
//
// The weights of the terms that count are scaled to sum to 1.
// Edges   a circle of one or none scores 0 and breaks only `size`
// Cost    O(size²) list look-ups a circle
// Threads immutable, share freely. Valid as long as the people are

#include <array>
#include <cstdint>
#include <span>

#include "circles/people.hpp"

namespace schakel::circles {

struct Terms {
  double goal = 0;
  double silos = 0;
  double fresh = 0;
  double walls = 0;
};

struct Verdict {
  std::array<std::uint32_t, rule_count> broken = {};  // by Rule
  Terms terms;
  double score = 0;

  [[nodiscard]] std::uint32_t of(Rule rule) const { return broken[static_cast<std::size_t>(rule)]; }
  [[nodiscard]] std::uint32_t all() const;
};

class Judge {
 public:
  // `circles` is how many there will be: the facilitator rule holds only when there are at least as many facilitators.
  Judge(const People& people, std::uint32_t circles);
  // A part of the people, judged as in the whole: the same terms count, and facilitators are needed or not as there.
  Judge(const People& part, const Judge& whole);

  [[nodiscard]] Verdict judge(std::span<const Person> circle) const;
  // A circle that is still being filled: nobody holds it against it that it is small or has no facilitator yet.
  [[nodiscard]] Verdict judge_unfinished(std::span<const Person> circle) const;
  // What makes two people a pair that a rule speaks of.
  struct Between {
    bool apart = false;
    bool line = false;  // one reports to the other
    Meeting meeting;
  };
  [[nodiscard]] Between between(Person a, Person b) const;
  [[nodiscard]] std::span<const std::uint32_t> apart_from(Person person) const { return apart_[person]; }  // seen from both ends
  // No rule between these two alone is broken.
  [[nodiscard]] bool may_sit_together(Person a, Person b) const;

  [[nodiscard]] const People& people() const { return *people_; }
  [[nodiscard]] const Terms& weights() const { return weights_; }
  [[nodiscard]] bool facilitators_needed() const { return facilitators_needed_; }
  [[nodiscard]] bool is_wall(std::uint32_t silo, std::uint32_t other) const;
  // The goal that most of them share, the smallest of equals, and how many do. {none, 0} when nobody has a goal.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> shared_goal(std::span<const Person> circle) const;

 private:
  void judge_pair(Person a, Person b, Verdict& verdict) const;
  [[nodiscard]] bool report_to_each_other(Person a, Person b) const;

  const People* people_;
  Lists apart_;  // seen from both ends
  std::vector<std::uint64_t> walls_;  // both silos in one number, sorted
  Terms weights_;
  bool facilitators_needed_ = false;
};

// What a pair adds to the term `new`: 1 when it never met, less the later and the oftener it did.
[[nodiscard]] double freshness(const Meeting& meeting);
// Whether all of them speak one language, and are free in one hour.
[[nodiscard]] bool have_common_language(const People& people, std::span<const Person> circle);
[[nodiscard]] std::bitset<168> common_hours(const People& people, std::span<const Person> circle);
[[nodiscard]] bool contains(std::span<const std::uint32_t> sorted, std::uint32_t number);

}  // namespace schakel::circles
