#include "municipality.hpp"

namespace schakel::domain::test {

std::vector<PhaseDates> phases_from(Date first) {
  std::vector<PhaseDates> phases;
  for (const Phase phase : {Phase::map, Phase::connect, Phase::explore, Phase::devise, Phase::carry_out, Phase::result}) {
    phases.push_back({.phase = phase, .opens = first, .closes = first + std::chrono::days(13)});
    first += std::chrono::days(14);
  }
  return phases;
}

RosterPerson row(std::string id, std::string silo) {
  RosterPerson person;
  person.id = std::move(id);
  person.name = person.id;
  person.name[0] = static_cast<char>(person.name[0] - 'a' + 'A');
  person.silos = {std::move(silo)};
  return person;
}

Roster municipal_roster() {
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

Story organisation() {
  Story story;
  story.did(the_system, FoundOrganisation{.name = "Gemeente Lindedal",
                                          .language = Language::nl,
                                          .administrator = "Fenna",
                                          .email = "fenna@lindedal.nl"});
  story.did(fenna, ImportPeople{.roster = municipal_roster()});
  return story;
}

StartProgramme start_loket() {
  return {.title = "Eén loket",
          .goal = "Een inwoner hoort binnen een dag wie haar helpt",
          .border = "afdeling",
          .phases = phases_from(day("2026-10-01"))};
}

Story municipality() {
  Story story = organisation();
  story.did(fenna, start_loket());
  story.did(fenna, InvitePeople{.programme = loket,
                                .people = {anna, bas, chris, dina, emre, fatima, gijs, hanna, koos}});
  return story;
}

Story municipality_with_circles() {
  Story story = municipality();
  story.did(fenna, DraftCircles{.programme = loket,
                                .circles = {{.name = "Balie", .goal = "Snel antwoord", .people = {anna, dina, gijs}},
                                            {.name = "Wijk", .goal = "Eén gezicht", .people = {bas, emre, hanna}}}});
  story.did(fenna, AnnounceCircles{.programme = loket});
  return story;
}

}  // namespace schakel::domain::test
