#include "circles/quick.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace schakel::circles {
namespace {

// How many words of 64 bits hold everything that is listed. 0 when nothing is.
std::uint32_t words_for(const Lists& lists) {
  std::uint32_t items = 0;
  for (Person p = 0; p < lists.size(); ++p) {
    if (!lists[p].empty()) items = std::max(items, lists[p].back() + 1);
  }
  return (items + 63) / 64;
}

std::uint32_t mark_of(std::uint32_t other) { return (other * 0x9e3779b1U) >> 23; }  // 0 .. 511

}  // namespace

Quick::Quick(const Judge& judge) : judge_(&judge), cards_(judge.people().size()) {
  const People& people = judge.people();
  const std::uint32_t n = people.size();
  goal_words_ = words_for(people.goals);
  language_words_ = words_for(people.languages);
  if (goal_words_ <= most_words) goals_.assign(std::size_t{n} * goal_words_, 0);
  if (language_words_ <= most_words) languages_.assign(std::size_t{n} * language_words_, 0);
  walls_ = judge.weights().walls > 0;
  if (!people.apart.nothing() || !people.above.nothing() || people.met.anybody()) {
    signatures_.assign(std::size_t{n} * signature_words, 0);
  }
  for (Person person = 0; person < n; ++person) pack(person);
}

void Quick::pack(Person person) {
  const People& people = judge_->people();
  Card& card = cards_[person];
  card.silo = people.silo[person];
  card.team = people.team[person];
  card.newcomer = people.newcomer[person] != 0;
  card.facilitator = people.facilitator[person] != 0;
  const auto& hours = people.hours[person];
  for (std::size_t hour = 0; hour < hours.size(); ++hour) {
    if (hours[hour]) card.hours[hour / 64] |= 1ULL << (hour % 64);
  }
  if (!goals_.empty()) {
    for (const auto goal : people.goals[person]) goals_[std::size_t{person} * goal_words_ + goal / 64] |= 1ULL << (goal % 64);
  }
  if (!languages_.empty()) {
    std::uint64_t* const spoken = &languages_[std::size_t{person} * language_words_];
    if (people.languages[person].empty()) std::fill_n(spoken, language_words_, ~0ULL);
    for (const auto language : people.languages[person]) spoken[language / 64] |= 1ULL << (language % 64);
  }
  if (signatures_.empty()) return;
  for (const auto other : judge_->apart_from(person)) sign(person, other);
  for (const auto boss : people.above[person]) {
    sign(person, boss);
    sign(boss, person);
  }
  if (people.met.anybody()) {
    for (const auto& meeting : people.met.list(person)) sign(person, meeting.other);
  }
}

void Quick::sign(Person person, std::uint32_t other) {
  const std::uint32_t mark = mark_of(other);
  signatures_[std::size_t{person} * signature_words + mark / 64] |= 1ULL << (mark % 64);
}

bool Quick::may_have_something(Person a, Person b) const {
  const std::uint32_t mark = mark_of(b);
  return (signatures_[std::size_t{a} * signature_words + mark / 64] >> (mark % 64) & 1) != 0;
}

void Quick::judge_pair(Person a, Person b, Worth& worth, double& silos, double& fresh, bool& wall) const {
  const Card& x = cards_[a];
  const Card& y = cards_[b];
  if (x.team != none && x.team == y.team) ++worth.broken;
  if (x.silo != none && y.silo != none && x.silo != y.silo) {
    silos += 1;
    if (walls_ && !wall) wall = judge_->is_wall(x.silo, y.silo);
  }
  fresh += 1;
  if (signatures_.empty() || !may_have_something(a, b)) return;
  const auto between = judge_->between(a, b);
  worth.apart += between.apart ? 1 : 0;
  worth.broken += (between.line ? 1U : 0U) + (between.meeting.times > 0 ? 1U : 0U);
  fresh += freshness(between.meeting) - 1;
}

bool Quick::share_an_hour(std::span<const Person> circle) const {
  std::array<std::uint64_t, 3> all = {~0ULL, ~0ULL, ~0ULL};
  for (const auto person : circle) {
    for (std::size_t i = 0; i < 3; ++i) all[i] &= cards_[person].hours[i];
  }
  return (all[0] | all[1] | all[2]) != 0;
}

bool Quick::share_a_language(std::span<const Person> circle) const {
  if (language_words_ == 0) return true;
  if (languages_.empty()) return have_common_language(judge_->people(), circle);
  for (std::uint32_t word = 0; word < language_words_; ++word) {
    std::uint64_t all = ~0ULL;
    for (const auto person : circle) all &= languages_[std::size_t{person} * language_words_ + word];
    if (all != 0) return true;
  }
  return false;
}

// The most who share one goal: at_least[k] has the goals that k or more of those seen have.
std::uint32_t Quick::sharing(std::span<const Person> circle) const {
  if (goal_words_ == 0) return 0;
  if (goals_.empty()) return judge_->shared_goal(circle).second;
  std::uint32_t most = 0;
  for (std::uint32_t word = 0; word < goal_words_; ++word) {
    std::array<std::uint64_t, largest_circle + 2> at_least = {};
    for (std::uint32_t seen = 0; seen < circle.size(); ++seen) {
      const std::uint64_t theirs = goals_[std::size_t{circle[seen]} * goal_words_ + word];
      for (std::uint32_t k = seen + 1; k > 1; --k) at_least[k] |= at_least[k - 1] & theirs;
      at_least[1] |= theirs;
    }
    for (auto k = static_cast<std::uint32_t>(circle.size()); k > most; --k) {
      if (at_least[k] != 0) most = k;
    }
  }
  return most;
}

Worth Quick::worth_unfinished(std::span<const Person> circle) const {
  assert(circle.size() <= largest_circle + 1);
  Worth worth;
  if (circle.size() < 2) return worth;
  double silos = 0;
  double fresh = 0;
  bool wall = false;
  std::uint32_t newcomers = 0;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    newcomers += cards_[circle[i]].newcomer ? 1 : 0;
    for (std::size_t j = i + 1; j < circle.size(); ++j) judge_pair(circle[i], circle[j], worth, silos, fresh, wall);
  }
  if (newcomers > 1) worth.broken += newcomers - 1;
  worth.broken += (share_an_hour(circle) ? 0U : 1U) + (share_a_language(circle) ? 0U : 1U);
  const Terms& weights = judge_->weights();
  const auto size = static_cast<double>(circle.size());
  worth.score = (weights.silos * silos + weights.fresh * fresh) / (size * (size - 1) / 2);
  if (wall) worth.score += weights.walls;
  if (const auto most = sharing(circle); most >= 2) worth.score += weights.goal * (most - 1) / (size - 1);
  return worth;
}

Worth Quick::worth(std::span<const Person> circle) const {
  Worth worth = worth_unfinished(circle);
  if (circle.size() < smallest_circle || circle.size() > largest_circle) ++worth.broken;
  if (judge_->facilitators_needed() && circle.size() >= 2 &&
      std::none_of(circle.begin(), circle.end(), [&](Person p) { return cards_[p].facilitator; })) {
    ++worth.broken;
  }
  return worth;
}

bool Quick::may_sit_together(Person a, Person b) const {
  const std::array<Person, 2> both = {a, b};
  const Worth worth = worth_unfinished(both);
  return worth.apart + worth.broken == 0;
}

}  // namespace schakel::circles
