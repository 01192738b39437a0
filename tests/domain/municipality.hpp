#pragma once
// A small municipality that most stories are about.
//
//   Ruimte        anna  bas   chris
//   Zorg          dina  emre  fatima      ivo (not in the programme)
//   Burgerzaken   gijs  hanna
//   no silo       fenna, facilitator and administrator, and koos, in the programme all the same
//
// The programme "Eén loket" runs from 1 October 2026, a phase every two weeks.

#include "story.hpp"

namespace schakel::domain::test {

inline constexpr PersonId fenna{1}, anna{2}, bas{3}, chris{4}, dina{5}, emre{6}, fatima{7}, gijs{8}, hanna{9}, ivo{10},
    koos{11}, nobody{99};
inline constexpr ProgrammeId loket{1};

[[nodiscard]] std::vector<PhaseDates> phases_from(Date first);
[[nodiscard]] RosterPerson row(std::string id, std::string silo);
[[nodiscard]] Roster municipal_roster();
[[nodiscard]] StartProgramme start_loket();

[[nodiscard]] Story organisation();  // founded, people imported; no programme yet
[[nodiscard]] Story municipality();
[[nodiscard]] Story municipality_with_circles();  // two, announced: 1 "Balie" (anna, dina, gijs) and 2 "Wijk" (bas, emre, hanna)

}  // namespace schakel::domain::test
