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

inline std::vector<PhaseDates> phases_from(Date first) {
  std::vector<PhaseDates> phases;
  for (const Phase phase : {Phase::map, Phase::connect, Phase::explore, Phase::devise, Phase::carry_out, Phase::result}) {
    phases.push_back({.phase = phase, .opens = first, .closes = first + std::chrono::days(13)});
    first += std::chrono::days(14);
  }
  return phases;
}

inline RosterPerson row(std::string id, std::string silo) {
  RosterPerson person;
  person.id = std::move(id);
  person.name = person.id;
  person.name[0] = static_cast<char>(person.name[0] - 'a' + 'A');
  person.silos = {std::move(silo)};
  return person;
}

inline Roster municipal_roster() {
  Roster roster;
  roster.borders = {"afdeling"};
  for (const auto& [id, silo] : std::vector<std::pair<std::string, std::string>>{{"anna", "Ruimte"},
                                                                                   {"bas", "Ruimte"},
                                                                                   {"chris", "Ruimte"},
                                                                                   {"dina", "Zorg"},
                                                                                   {"emre", "Zorg"},
                                                                                   {"fatima", "Zorg"},
                                                                                   {"gijs", "Burgerzaken"},
                                                                                   {"hanna", "Burgerzaken"},
                                                                                   {"ivo", "Zorg"},
                                                                                   {"koos", ""}}) {
    roster.people.push_back(row(id, silo));
  }
  return roster;
}

// Founded, people imported; no programme yet.
inline Story organisation() {
  Story story;
  story.did(the_system, FoundOrganisation{.name = "Gemeente Lindedal",
                                          .language = Language::nl,
                                          .administrator = "Fenna",
                                          .email = "fenna@lindedal.nl"});
  story.did(fenna, ImportPeople{.roster = municipal_roster()});
  return story;
}

inline StartProgramme start_loket() {
  return {.title = "Eén loket",
          .goal = "Een inwoner hoort binnen een dag wie haar helpt",
          .border = "afdeling",
          .phases = phases_from(day("2026-10-01"))};
}

inline Story municipality() {
  Story story = organisation();
  story.did(fenna, start_loket());
  story.did(fenna, InvitePeople{.programme = loket,
                                .people = {anna, bas, chris, dina, emre, fatima, gijs, hanna, koos}});
  return story;
}

// With two announced circles: 1 "Balie" (anna, dina, gijs) and 2 "Wijk" (bas, emre, hanna).
inline Story municipality_with_circles() {
  Story story = municipality();
  story.did(fenna, DraftCircles{.programme = loket,
                                .circles = {{.name = "Balie", .goal = "Snel antwoord", .people = {anna, dina, gijs}},
                                            {.name = "Wijk", .goal = "Eén gezicht", .people = {bas, emre, hanna}}}});
  story.did(fenna, AnnounceCircles{.programme = loket});
  return story;
}

}  // namespace schakel::domain::test
