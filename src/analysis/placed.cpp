#include "analysis/placed.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "base/text.hpp"
#include "domain/hours.hpp"

namespace schakel::analysis {
namespace {

using circles::none;

constexpr std::size_t most_named = 32;
constexpr std::string_view level_mark = " / ";

std::string_view first_level(std::string_view silo) { return silo.substr(0, silo.find(level_mark)); }

// Names to numbers in alphabetical order, so that numbers do not depend on who stands first.
class Numbering {
 public:
  void add(std::string_view name) { names_.emplace_back(name); }
  void close() {
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  }
  // none for "" and for a name that was not added.
  [[nodiscard]] std::uint32_t operator[](std::string_view name) const {
    const auto at = std::lower_bound(names_.begin(), names_.end(), name);
    return !name.empty() && at != names_.end() && *at == name ? static_cast<std::uint32_t>(at - names_.begin()) : none;
  }
  [[nodiscard]] std::vector<std::string> names() && { return std::move(names_); }

 private:
  std::vector<std::string> names_;
};

using Words = std::vector<std::string> domain::RosterPerson::*;

// One sorted list of numbers per person, and what the numbers mean.
std::pair<circles::Lists, std::vector<std::string>> numbered(const domain::Roster& roster,
                                                             const std::vector<std::uint32_t>& who, Words words) {
  Numbering numbering;
  for (const auto i : who) {
    for (const auto& word : roster.people[i].*words) numbering.add(word);
  }
  numbering.close();
  circles::Lists lists;
  std::vector<std::uint32_t> list;
  for (const auto i : who) {
    list.clear();
    for (const auto& word : roster.people[i].*words) {
      if (!word.empty() && list.size() < most_named) list.push_back(numbering[word]);
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    lists.append(list);
  }
  return {std::move(lists), std::move(numbering).names()};
}

std::string_view team_of(const domain::Roster& roster, std::size_t border, const domain::RosterPerson& person) {
  for (std::size_t i = 0; i < roster.borders.size(); ++i) {
    const std::string name = lower_ascii(roster.borders[i]);
    if (name == "team" || name == "ploeg" || name == "squad") return person.silos[i];
  }
  const std::string_view silo = person.silos[border];
  return first_level(silo) == silo ? std::string_view() : silo;
}

std::vector<std::uint32_t> team_numbers(const domain::Roster& roster, std::size_t border, const std::vector<std::uint32_t>& who) {
  Numbering numbering;
  for (const auto i : who) numbering.add(team_of(roster, border, roster.people[i]));
  numbering.close();
  std::vector<std::uint32_t> team;
  for (const auto i : who) team.push_back(numbering[team_of(roster, border, roster.people[i])]);
  return team;
}

void number_silos(Placed& placed, const domain::Roster& roster, const ComposeRules& rules) {
  Numbering numbering;
  for (const auto i : placed.who) numbering.add(first_level(roster.people[i].silos[rules.border]));
  numbering.close();
  for (const auto i : placed.who) {
    placed.people.silo.push_back(numbering[first_level(roster.people[i].silos[rules.border])]);
  }
  for (const auto& [a, b] : rules.walls) {
    const auto from = numbering[first_level(a)];
    const auto to = numbering[first_level(b)];
    if (from != none && to != none && from != to) placed.people.walls.emplace_back(from, to);
  }
  placed.silos = std::move(numbering).names();
}

using Ids = std::unordered_map<std::string_view, std::uint32_t>;

Ids ids_of(const domain::Roster& roster) {
  Ids ids;
  ids.reserve(roster.people.size());
  for (std::uint32_t i = 0; i < roster.people.size(); ++i) ids.emplace(roster.people[i].id, i);
  return ids;
}

void add_lines(Placed& placed, const domain::Roster& roster, const Ids& ids, std::uint32_t levels) {
  std::vector<std::uint32_t> manager;
  for (const auto& person : roster.people) {
    const auto found = ids.find(person.manager);
    manager.push_back(person.manager.empty() || found == ids.end() ? none : found->second);
  }
  const auto above = circles::managers_above(manager, levels);
  std::vector<std::uint32_t> list;
  for (const auto i : placed.who) {
    list.clear();
    for (const auto boss : above[i]) {
      if (const auto number = placed.number_of(boss); number != none) list.push_back(number);
    }
    placed.people.above.append(list);
  }
}

void add_apart(Placed& placed, const domain::Roster& roster, const Ids& ids) {
  std::vector<std::uint32_t> list;
  for (const auto i : placed.who) {
    list.clear();
    for (const auto& id : roster.people[i].apart) {
      const auto found = ids.find(id);
      if (found == ids.end() || found->second == i) continue;
      if (const auto number = placed.number_of(found->second); number != none) list.push_back(number);
    }
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    placed.people.apart.append(list);
  }
}

}  // namespace

circles::Person Placed::number_of(std::uint32_t roster_index) const {
  const auto at = std::lower_bound(who.begin(), who.end(), roster_index);
  return at != who.end() && *at == roster_index ? static_cast<circles::Person>(at - who.begin()) : none;
}

std::vector<std::vector<circles::Person>> numbered_circles(const Placed& placed,
                                                           const std::vector<std::vector<std::uint32_t>>& circles) {
  std::vector<std::vector<circles::Person>> numbered;
  for (const auto& circle : circles) {
    auto& numbers = numbered.emplace_back();
    for (const auto i : circle) numbers.push_back(placed.number_of(i));
  }
  return numbered;
}

Result<Placed> placed_people(const domain::Roster& roster, const ComposeRules& rules, std::vector<std::uint32_t> who) {
  Placed placed;
  placed.who = std::move(who);
  auto& people = placed.people;
  for (const auto i : placed.who) {
    const auto& person = roster.people[i];
    people.hours.push_back(TRY(domain::free_hours(person.hours, person.timezone)));
    people.newcomer.push_back(person.newcomer ? 1 : 0);
    people.facilitator.push_back(person.facilitator ? 1 : 0);
  }
  number_silos(placed, roster, rules);
  people.team = team_numbers(roster, rules.border, placed.who);
  std::tie(people.languages, placed.languages) = numbered(roster, placed.who, &domain::RosterPerson::languages);
  std::tie(people.goals, placed.goals) = numbered(roster, placed.who, &domain::RosterPerson::goals);
  const Ids ids = ids_of(roster);
  add_lines(placed, roster, ids, rules.reporting_levels);
  add_apart(placed, roster, ids);
  people.met = circles::Met(people.size(), numbered_circles(placed, rules.history));
  return placed;
}

}  // namespace schakel::analysis
