#include "domain/state.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/text.hpp"

namespace schakel::domain {

bool has_role(const State& state, PersonId person, Role role) {
  const auto found = state.people.find(person);
  if (found == state.people.end() || !found->second.here) return false;
  if (role == Role::participant) return true;
  const auto& roles = found->second.roles;
  return std::binary_search(roles.begin(), roles.end(), static_cast<int>(role));
}

std::string silo_of(const State& state, PersonId person, std::string_view border) {
  const auto found = state.people.find(person);
  const auto place = std::find(state.borders.begin(), state.borders.end(), border);
  if (found == state.people.end() || place == state.borders.end()) return {};
  const auto& silos = found->second.profile.silos;
  const auto index = static_cast<std::size_t>(place - state.borders.begin());
  return index < silos.size() ? silos[index] : std::string();  // imported before that border was known
}

std::vector<SiloSize> silos_of(const State& state, const std::vector<PersonId>& people, std::string_view border) {
  std::map<std::string, std::uint32_t> sizes;
  for (const PersonId person : people) {
    if (std::string silo = silo_of(state, person, border); !silo.empty()) ++sizes[std::move(silo)];
  }
  std::vector<SiloSize> result;
  for (const auto& [silo, size] : sizes) result.push_back({.silo = silo, .people = size});
  return result;
}

CircleId circle_of(const State& state, ProgrammeId programme, PersonId person) {
  const auto running = state.programmes.find(programme);
  const auto circles = state.index.circles_of.find(person);
  if (running == state.programmes.end() || circles == state.index.circles_of.end()) return {};
  for (const CircleId id : circles->second) {
    const auto circle = state.circles.find(id);
    if (circle == state.circles.end() || circle->second.programme != programme) continue;
    if (circle->second.cycle == running->second.cycle) return id;
  }
  return {};
}

namespace {

std::string own_id(const State& state, PersonId person) {
  const auto found = state.people.find(person);
  return found == state.people.end() || !found->second.here ? std::string() : found->second.profile.id.text;
}

RosterPerson roster_person(const State& state, const Person& person) {
  const Profile& profile = person.profile;
  RosterPerson row{.id = profile.id.text,
                   .name = profile.name.text,
                   .email = profile.email.text,
                   .manager = own_id(state, profile.manager),
                   .languages = profile.languages,
                   .hours = profile.hours,
                   .timezone = profile.timezone,
                   .goals = profile.goals,
                   .skills = profile.skills,
                   .apart = split(profile.apart.text, " "),
                   .newcomer = profile.newcomer,
                   .facilitator = profile.facilitator,
                   .silos = profile.silos};
  row.silos.resize(state.borders.size());
  return row;
}

}  // namespace

RosterOf roster_of(const State& state, const std::vector<PersonId>& only) {
  RosterOf result;
  result.roster.borders = state.borders;
  const auto add = [&](const Person& person) {
    if (!person.here || person.outside) return;
    result.roster.people.push_back(roster_person(state, person));
    result.people.push_back(person.id);
  };
  if (only.empty()) {
    for (const auto& [id, person] : state.people) add(person);
    return result;
  }
  std::vector<PersonId> sorted = only;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  for (const PersonId id : sorted) {
    if (const auto found = state.people.find(id); found != state.people.end()) add(found->second);
  }
  return result;
}

Ties ties_of(const State& state, const RosterOf& people) {
  std::unordered_map<PersonId, std::uint32_t> row_of;
  for (std::uint32_t i = 0; i < people.people.size(); ++i) row_of.emplace(people.people[i], i);
  const TiesImported& all = state.ties;
  Ties ties{.directed = all.directed, .list = {}, .self_ties = 0, .unknown_people = 0};
  for (std::size_t i = 0; i < all.from.size(); ++i) {
    const auto from = row_of.find(all.from[i]);
    const auto to = row_of.find(all.to[i]);
    if (from == row_of.end() || to == row_of.end()) continue;
    Tie tie{.from = from->second, .to = to->second, .weight = all.weight[i], .at = std::nullopt};
    if (!all.at.empty()) tie.at = all.at[i];
    ties.list.push_back(tie);
  }
  return ties;
}

}  // namespace schakel::domain
