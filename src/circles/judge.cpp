#include "circles/judge.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace schakel::circles {
namespace {

void add(Verdict& verdict, Rule rule, std::uint32_t times = 1) { verdict.broken[static_cast<std::size_t>(rule)] += times; }

Lists from_both_ends(const Lists& lists) {
  std::vector<std::vector<std::uint32_t>> both(lists.size());
  for (std::uint32_t person = 0; person < lists.size(); ++person) {
    for (const auto other : lists[person]) {
      both[person].push_back(other);
      both[other].push_back(person);
    }
  }
  for (auto& list : both) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return Lists(both);
}

std::uint64_t packed(std::uint32_t a, std::uint32_t b) {
  return (static_cast<std::uint64_t>(std::min(a, b)) << 32) | std::max(a, b);
}

}  // namespace

double freshness(const Meeting& meeting) {
  if (meeting.times == 0) return 1;
  return .5 * (meeting.age - 1.0) / meeting.age / meeting.times;
}

bool contains(std::span<const std::uint32_t> sorted, std::uint32_t number) {
  if (sorted.size() > 16) return std::binary_search(sorted.begin(), sorted.end(), number);
  return std::find(sorted.begin(), sorted.end(), number) != sorted.end();
}

std::uint32_t Verdict::all() const { return std::accumulate(broken.begin(), broken.end(), 0U); }

bool have_common_language(const People& people, std::span<const Person> circle) {
  const auto told = std::find_if(circle.begin(), circle.end(), [&](Person p) { return !people.languages[p].empty(); });
  if (told == circle.end()) return true;
  const auto theirs = people.languages[*told];
  return std::any_of(theirs.begin(), theirs.end(), [&](std::uint32_t language) {
    return std::all_of(told, circle.end(), [&](Person p) {
      const auto spoken = people.languages[p];
      return spoken.empty() || contains(spoken, language);
    });
  });
}

std::bitset<168> common_hours(const People& people, std::span<const Person> circle) {
  std::bitset<168> common;
  if (circle.empty()) return common;
  common.set();
  for (const auto person : circle) common &= people.hours[person];
  return common;
}

Judge::Judge(const People& people, std::uint32_t circles) : people_(&people), apart_(from_both_ends(people.apart)) {
  for (const auto& [a, b] : people.walls) {
    if (a != b) walls_.push_back(packed(a, b));
  }
  std::sort(walls_.begin(), walls_.end());
  const auto facilitators = std::count(people.facilitator.begin(), people.facilitator.end(), 1);
  facilitators_needed_ = circles > 0 && facilitators >= static_cast<std::ptrdiff_t>(circles);
  weights_ = {.goal = !people.goals.nothing() ? .40 : 0,
              .silos = .35,
              .fresh = people.met.anybody() ? .15 : 0,
              .walls = walls_.empty() ? 0 : .10};
  const double sum = weights_.goal + weights_.silos + weights_.fresh + weights_.walls;
  weights_ = {weights_.goal / sum, weights_.silos / sum, weights_.fresh / sum, weights_.walls / sum};
}

Judge::Judge(const People& part, const Judge& whole)
    : people_(&part),
      apart_(from_both_ends(part.apart)),
      walls_(whole.walls_),
      weights_(whole.weights_),
      facilitators_needed_(whole.facilitators_needed_) {}

bool Judge::is_wall(std::uint32_t silo, std::uint32_t other) const {
  return !walls_.empty() && silo != none && other != none &&
         std::binary_search(walls_.begin(), walls_.end(), packed(silo, other));
}

bool Judge::report_to_each_other(Person a, Person b) const {
  const auto of_a = people_->above[a];
  const auto of_b = people_->above[b];
  return std::find(of_a.begin(), of_a.end(), b) != of_a.end() || std::find(of_b.begin(), of_b.end(), a) != of_b.end();
}

Judge::Between Judge::between(Person a, Person b) const {
  return {.apart = contains(apart_[a], b), .line = report_to_each_other(a, b), .meeting = people_->met.met(a, b)};
}

void Judge::judge_pair(Person a, Person b, Verdict& verdict) const {
  const People& people = *people_;
  const Between pair = between(a, b);
  if (pair.apart) add(verdict, Rule::apart);
  if (pair.line) add(verdict, Rule::reporting_line);
  if (people.team[a] != none && people.team[a] == people.team[b]) add(verdict, Rule::same_team);
  const auto silo = people.silo[a];
  const auto other = people.silo[b];
  if (silo != none && other != none && silo != other) {
    verdict.terms.silos += 1;
    if (is_wall(silo, other)) verdict.terms.walls = 1;
  }
  if (pair.meeting.times > 0) add(verdict, Rule::repeat);
  verdict.terms.fresh += freshness(pair.meeting);
}

std::pair<std::uint32_t, std::uint32_t> Judge::shared_goal(std::span<const Person> circle) const {
  std::pair<std::uint32_t, std::uint32_t> best = {none, 0};
  for (std::size_t i = 0; i < circle.size(); ++i) {
    for (const auto goal : people_->goals[circle[i]]) {
      std::uint32_t sharing = 1;
      for (std::size_t j = i + 1; j < circle.size(); ++j) {
        if (contains(people_->goals[circle[j]], goal)) ++sharing;
      }
      if (sharing > best.second || (sharing == best.second && goal < best.first)) best = {goal, sharing};
    }
  }
  return best;
}

Verdict Judge::judge_unfinished(std::span<const Person> circle) const {
  Verdict verdict;
  if (circle.size() < 2) return verdict;
  std::uint32_t newcomers = 0;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    newcomers += people_->newcomer[circle[i]];
    for (std::size_t j = i + 1; j < circle.size(); ++j) judge_pair(circle[i], circle[j], verdict);
  }
  if (newcomers > 1) add(verdict, Rule::newcomers, newcomers - 1);
  if (common_hours(*people_, circle).none()) add(verdict, Rule::hours);
  if (!have_common_language(*people_, circle)) add(verdict, Rule::language);
  const auto size = static_cast<double>(circle.size());
  const double pairs = size * (size - 1) / 2;
  Terms& terms = verdict.terms;
  terms.silos /= pairs;
  terms.fresh /= pairs;
  if (weights_.goal > 0) {
    const auto sharing = shared_goal(circle).second;
    terms.goal = sharing < 2 ? 0 : (sharing - 1) / (size - 1);
  }
  verdict.score = weights_.goal * terms.goal + weights_.silos * terms.silos + weights_.fresh * terms.fresh +
                  weights_.walls * terms.walls;
  return verdict;
}

Verdict Judge::judge(std::span<const Person> circle) const {
  Verdict verdict = judge_unfinished(circle);
  if (circle.size() < smallest_circle || circle.size() > largest_circle) add(verdict, Rule::size);
  if (facilitators_needed_ && circle.size() >= 2 &&
      std::none_of(circle.begin(), circle.end(), [&](Person p) { return people_->facilitator[p] != 0; })) {
    add(verdict, Rule::facilitator);
  }
  return verdict;
}

bool Judge::may_sit_together(Person a, Person b) const {
  const std::array<Person, 2> both = {a, b};
  return judge_unfinished(both).all() == 0;
}

}  // namespace schakel::circles
