#pragma once
// Placed: the people of a roster who are to be placed in circles, as numbers that the engine understands.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/compose.hpp"
#include "circles/people.hpp"

namespace schakel::analysis {

struct Placed {
  std::vector<std::uint32_t> who;   // index into Roster::people of each person placed, rising
  circles::People people;
  std::vector<std::string> silos;   // names by number, sorted
  std::vector<std::string> goals;
  std::vector<std::string> languages;

  // The number of somebody who is placed, by their index in the roster; circles::none for others.
  [[nodiscard]] circles::Person number_of(std::uint32_t roster_index) const;
};

// A silo is the first level of the border's value ("Ruimte" of "Ruimte / Vergunningen"); so are the names of walls.
// A team is the value of the border called team, ploeg or squad, when there is one; otherwise the whole value of the
// composing border where it has more than one level; otherwise nobody is in a team.
// Edges   the first 32 goals and languages of a person count; an `apart` that nobody has as id is nobody
// Fails   invalid_input: hours or a timezone that cannot be read
[[nodiscard]] Result<Placed> placed_people(const domain::Roster& roster, const ComposeRules& rules,
                                           std::vector<std::uint32_t> who);

// Circles of roster indexes as circles of numbers; circles::none for who is not placed.
[[nodiscard]] std::vector<std::vector<circles::Person>> numbered_circles(const Placed& placed,
                                                                         const std::vector<std::vector<std::uint32_t>>& circles);

// Whether this person told when they are free.
[[nodiscard]] inline bool told_hours(const domain::RosterPerson& person) { return !person.hours.empty(); }

}  // namespace schakel::analysis
