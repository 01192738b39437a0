#pragma once
// The slow, obvious version: the rules and the score written out once more, and every way of dealing people into circles.

#include <algorithm>
#include <functional>
#include <tuple>

#include "circles/organisation.hpp"

namespace schakel::circles::tests {

struct SlowWorth {
  std::uint32_t apart = 0;
  std::uint32_t broken = 0;
  double score = 0;
};

inline bool slow_better(const SlowWorth& a, const SlowWorth& b) {
  return std::tuple(a.apart, a.broken, -a.score) < std::tuple(b.apart, b.broken, -b.score);
}

class SlowJudge {
 public:
  SlowJudge(const Organisation& organisation, std::size_t circles) : o_(organisation) {
    std::size_t facilitators = 0;
    for (const auto& p : o_.people) facilitators += p.facilitator ? 1 : 0;
    needs_facilitator_ = facilitators >= circles;
    for (const auto& p : o_.people) goals_ = goals_ || !p.goals.empty();
  }

  SlowWorth judge(const Circle& circle) const {
    SlowWorth worth;
    double silos = 0, fresh = 0, walls = 0, pairs = 0;
    for (const auto a : circle) {
      for (const auto b : circle) {
        if (a >= b) continue;
        ++pairs;
        const auto& x = o_.people[a];
        const auto& y = o_.people[b];
        if (x.apart.contains(b) || y.apart.contains(a)) ++worth.apart;
        if (is_above(a, b) || is_above(b, a)) ++worth.broken;
        if (x.team != none && x.team == y.team) ++worth.broken;
        if (x.silo != none && y.silo != none && x.silo != y.silo) {
          ++silos;
          for (const auto& [s, t] : o_.walls) {
            if ((s == x.silo && t == y.silo) || (t == x.silo && s == y.silo)) walls = 1;
          }
        }
        const auto [times, age] = meetings(a, b);
        if (times > 0) ++worth.broken;
        fresh += times == 0 ? 1 : .5 * (age - 1) / age / times;
      }
    }
    if (!std::any_of(all_hours().begin(), all_hours().end(), [&](std::size_t hour) {
          return std::all_of(circle.begin(), circle.end(), [&](Person p) { return o_.people[p].hours[hour]; });
        })) {
      ++worth.broken;
    }
    if (!one_language(circle)) ++worth.broken;
    const auto newcomers = std::count_if(circle.begin(), circle.end(), [&](Person p) { return o_.people[p].newcomer; });
    if (newcomers > 1) worth.broken += static_cast<std::uint32_t>(newcomers - 1);
    if (needs_facilitator_ && std::none_of(circle.begin(), circle.end(), [&](Person p) { return o_.people[p].facilitator; })) {
      ++worth.broken;
    }
    double weight = .35, sum = .35 * silos / pairs;
    if (goals_) weight += .40, sum += .40 * goal(circle);
    if (!o_.earlier.empty()) weight += .15, sum += .15 * fresh / pairs;
    if (!o_.walls.empty()) weight += .10, sum += .10 * walls;
    worth.score = sum / weight;
    return worth;
  }

  // The best of all ways. `sizes` sum to the number of people.
  SlowWorth best(std::vector<std::uint32_t> sizes) const {
    best_ = {UINT32_MAX, UINT32_MAX, 0};
    std::vector<Circle> circles(sizes.size());
    deal(0, circles, sizes);
    return best_;
  }

 private:
  static const std::vector<std::size_t>& all_hours() {
    static const auto hours = [] {
      std::vector<std::size_t> list(168);
      for (std::size_t i = 0; i < 168; ++i) list[i] = i;
      return list;
    }();
    return hours;
  }
  bool is_above(Person a, Person b) const {
    const Person first = o_.people[b].manager;
    return first == a || (first != none && o_.people[first].manager == a);
  }
  // How often, and how many rounds ago: in these organisations every circle of three may share people with the next.
  std::pair<double, double> meetings(Person a, Person b) const {
    double times = 0, age = 0;
    std::set<Person> round;
    double round_number = 1;
    for (auto circle = o_.earlier.rbegin(); circle != o_.earlier.rend(); ++circle) {
      for (const auto p : *circle) {
        if (round.contains(p)) {
          ++round_number;
          round.clear();
          break;
        }
      }
      round.insert(circle->begin(), circle->end());
      const auto in = [&](Person p) { return std::find(circle->begin(), circle->end(), p) != circle->end(); };
      if (in(a) && in(b)) {
        ++times;
        if (age == 0) age = round_number;
      }
    }
    return {times, age};
  }
  bool one_language(const Circle& circle) const {
    if (std::all_of(circle.begin(), circle.end(), [&](Person p) { return o_.people[p].languages.empty(); })) return true;
    for (std::uint32_t language = 0; language < 8; ++language) {
      if (std::all_of(circle.begin(), circle.end(), [&](Person p) {
            return o_.people[p].languages.empty() || o_.people[p].languages.contains(language);
          })) {
        return true;
      }
    }
    return false;
  }
  double goal(const Circle& circle) const {
    double most = 0;
    for (std::uint32_t goal = 0; goal < 8; ++goal) {
      most = std::max(most, static_cast<double>(std::count_if(circle.begin(), circle.end(), [&](Person p) {
                        return o_.people[p].goals.contains(goal);
                      })));
    }
    return most < 2 ? 0 : (most - 1) / (static_cast<double>(circle.size()) - 1);
  }
  void deal(Person person, std::vector<Circle>& circles, const std::vector<std::uint32_t>& sizes) const {
    if (person == o_.people.size()) {
      SlowWorth sum;
      for (const auto& circle : circles) {
        const auto worth = judge(circle);
        sum = {sum.apart + worth.apart, sum.broken + worth.broken, sum.score + worth.score};
      }
      if (slow_better(sum, best_)) best_ = sum;
      return;
    }
    for (std::size_t i = 0; i < circles.size(); ++i) {
      if (circles[i].size() == sizes[i]) continue;
      // An empty circle of a size that was tried just before gives the same ways again.
      if (circles[i].empty() && i > 0 && circles[i - 1].empty() && sizes[i - 1] == sizes[i]) continue;
      circles[i].push_back(person);
      deal(person + 1, circles, sizes);
      circles[i].pop_back();
    }
  }

  const Organisation& o_;
  bool needs_facilitator_ = false;
  bool goals_ = false;
  mutable SlowWorth best_;
};

}  // namespace schakel::circles::tests
