#include <doctest/doctest.h>

#include <map>
#include <set>

#include "demo/organisation.hpp"
#include "demo/story.hpp"

using namespace schakel;
using namespace schakel::demo;
using domain::Language;

TEST_CASE("the demonstration has 480 people in nine departments, each with three teams, at four locations") {
  for (const Language language : {Language::nl, Language::en}) {
    const auto roster = people(language, Seed{1});
    CHECK(roster.people.size() == 480);
    std::map<std::string, int> departments, teams, locations;
    std::set<std::string> names, ids;
    for (const auto& person : roster.people) {
      ++departments[person.silos[0]];
      ++teams[person.silos[1]];
      ++locations[person.silos[2]];
      names.insert(person.name);
      ids.insert(person.id);
    }
    CHECK(departments.size() == 9);
    CHECK(departments[std::string(department_name(language, zorg))] == 81);
    CHECK(teams.size() == 27);
    CHECK(locations.size() == 4);
    CHECK(names.size() == 480);
    CHECK(ids.size() == 480);
  }
}

TEST_CASE("nobody of the demonstration manages themselves, and every manager is in the list") {
  const auto roster = people(Language::nl, Seed{1});
  std::set<std::string> ids;
  for (const auto& person : roster.people) ids.insert(person.id);
  for (const auto& person : roster.people) {
    CHECK(person.manager != person.id);
    CHECK((person.manager.empty() || ids.contains(person.manager)));
  }
}

TEST_CASE("the same seed gives the same people and ties, another seed others") {
  const auto text = [](Seed seed) {
    const auto roster = people(Language::nl, seed);
    std::string all;
    for (const auto& person : roster.people) all += person.name + person.hours + person.silos[2] + "\n";
    for (const auto& tie : ties(roster, seed).list) all += std::to_string(tie.from) + "-" + std::to_string(tie.to) + " ";
    return all;
  };
  CHECK(text(Seed{1}) == text(Seed{1}));
  CHECK(text(Seed{1}) != text(Seed{2}));
}

TEST_CASE("ties of the demonstration stay inside a department far more often than chance, and no tie goes to oneself or twice") {
  const auto roster = people(Language::nl, Seed{1});
  const auto all = ties(roster, Seed{1});
  std::size_t inside = 0;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (const auto& tie : all.list) {
    CHECK(tie.from != tie.to);
    CHECK(seen.emplace(tie.from, tie.to).second);
    inside += roster.people[tie.from].silos[0] == roster.people[tie.to].silos[0];
  }
  CHECK(all.list.size() > 1500);
  CHECK(inside > all.list.size() * 3 / 10);  // chance would give 12 of 100
  CHECK(inside < all.list.size() * 6 / 10);
}

TEST_CASE("every text of the story is there in both languages") {
  const auto both = [](const Words& words) { return words.nl.empty() == words.en.empty(); };
  for (const auto& share : shares()) CHECK((both(share.text) && !share.text.nl.empty()));
  for (const auto& cycle : cycles()) {
    for (const auto& statement : cycle.statements) CHECK((both(statement.text) && !statement.text.nl.empty()));
    for (const auto& proposal : cycle.proposals) {
      CHECK((both(proposal.title) && both(proposal.text) && both(proposal.value) && both(proposal.reason)));
      for (const auto& input : proposal.inputs) CHECK((both(input.text) && both(input.reason)));
      if (proposal.experiment == nullptr) continue;
      for (const auto& check_in : proposal.experiment->check_ins) {
        CHECK((both(check_in.expected) && both(check_in.happened) && both(check_in.learned)));
      }
    }
  }
}
