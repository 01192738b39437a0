#pragma once
// Random small organisations for tests, as plain lists that both the engine and the slow judge read.

#include <cstdint>
#include <set>
#include <vector>

#include "base/seed.hpp"
#include "circles/people.hpp"

namespace schakel::circles::tests {

struct Somebody {
  std::uint32_t silo = none;
  std::uint32_t team = none;
  std::uint32_t manager = none;
  std::bitset<168> hours;
  std::set<std::uint32_t> languages, goals, apart;
  bool newcomer = false, facilitator = false;
};

struct Organisation {
  std::vector<Somebody> people;
  std::vector<std::vector<Person>> earlier;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> walls;
};

inline std::vector<std::uint32_t> listed(const std::set<std::uint32_t>& set) { return {set.begin(), set.end()}; }

inline People people_of(const Organisation& organisation) {
  People people;
  std::vector<Person> managers;
  for (const auto& somebody : organisation.people) managers.push_back(somebody.manager);
  people.above = Lists(managers_above(managers, 2));
  for (const auto& somebody : organisation.people) {
    people.hours.push_back(somebody.hours);
    people.silo.push_back(somebody.silo);
    people.team.push_back(somebody.team);
    people.newcomer.push_back(somebody.newcomer ? 1 : 0);
    people.facilitator.push_back(somebody.facilitator ? 1 : 0);
    people.languages.append(listed(somebody.languages));
    people.goals.append(listed(somebody.goals));
    people.apart.append(listed(somebody.apart));
  }
  people.met = Met(people.size(), organisation.earlier);
  people.walls = organisation.walls;
  return people;
}

inline Organisation random_organisation(std::uint32_t size, Seed seed) {
  Random random(seed);
  const auto in = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random.below(bound)); };
  Organisation organisation;
  for (Person p = 0; p < size; ++p) {
    Somebody somebody;
    if (in(8) != 0) somebody.silo = in(4);
    if (in(2) == 0) somebody.team = in(size);
    if (p > 0 && in(2) == 0) somebody.manager = in(p);
    for (int i = 0; i < 3; ++i) somebody.hours.set(in(12));
    for (std::uint32_t i = in(3); i > 0; --i) somebody.languages.insert(in(2));
    for (std::uint32_t i = in(3); i > 0; --i) somebody.goals.insert(in(3));
    if (in(4) == 0) somebody.apart.insert(in(size));
    somebody.apart.erase(p);
    somebody.newcomer = in(5) == 0;
    somebody.facilitator = in(3) == 0;
    organisation.people.push_back(std::move(somebody));
  }
  for (std::uint32_t round = in(3); round > 0 && size >= 3; --round) {
    std::vector<Person> everybody;
    for (Person p = 0; p < size; ++p) everybody.push_back(p);
    random.shuffle(everybody);
    organisation.earlier.emplace_back(everybody.begin(), everybody.begin() + 3);
  }
  if (in(2) == 0) organisation.walls = {{in(2), 2 + in(2)}};
  return organisation;
}

}  // namespace schakel::circles::tests
