#pragma once
// The demonstration organisation: a municipality of 480 people in 9 departments with teams, at 4 locations, and who works
// with whom. Everything is made up; the names are common ones, put together by chance.
//
//   borders   department (9 silos), team (27), location (4)
//   ties      mostly inside a team, then a department; some pairs of departments hardly meet, some often
//
// Seed  same language and seed: same people, same ties

#include "base/seed.hpp"
#include "base/time.hpp"
#include "domain/organisation.hpp"
#include "domain/roster.hpp"

namespace schakel::demo {

// Number 1 of the roster is the facilitator, who also sets the organisation up.
[[nodiscard]] domain::Roster people(domain::Language language, Seed seed);
[[nodiscard]] domain::Ties ties(const domain::Roster& roster, Seed seed);
// The same pairs, each one or more times between two moments: contact within a department is there all along, contact across
// grows.
[[nodiscard]] domain::Ties timed(const domain::Ties& ties, const domain::Roster& roster, Instant from, Instant until, Seed seed);

// Where a department stands in Roster::people[i].silos, and the departments in their fixed order.
inline constexpr std::size_t department_border = 0;
inline constexpr std::size_t department_count = 9;
enum Department : std::size_t { klantcontact, burgerzaken, werk, zorg, vergunningen, ruimte, buitenruimte, financien, ict };
[[nodiscard]] std::string_view department_name(domain::Language language, std::size_t department);
[[nodiscard]] std::size_t department_of(const domain::RosterPerson& person, domain::Language language);

}  // namespace schakel::demo
