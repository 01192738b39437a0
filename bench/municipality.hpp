#pragma once
// What benchmarks that go through the service begin with: it opens a folder, and a municipality in its first programme. What cannot be
// done ends the program.

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "service/service.hpp"

namespace schakel::bench {

using Ticks = std::chrono::steady_clock;
inline double seconds_since(Ticks::time_point start) { return std::chrono::duration<double>(Ticks::now() - start).count(); }

template <class T>
T must(Result<T> answer) {
  if (answer) return std::move(*answer);
  std::fprintf(stderr, "%s\n", answer.error().message.c_str());
  std::exit(1);
}

inline std::unique_ptr<service::Service> opened(service::Settings settings) { return must(service::Service::open(std::move(settings))); }

inline std::vector<domain::PhaseDates> phases_from(Date first) {
  using domain::Phase;
  std::vector<domain::PhaseDates> all;
  for (const Phase phase : {Phase::map, Phase::connect, Phase::explore, Phase::devise, Phase::carry_out, Phase::result}) {
    all.push_back({.phase = phase, .opens = first, .closes = first + std::chrono::days(13)});
    first += std::chrono::days(14);
  }
  return all;
}

// People are numbered from 2, behind who founded it; nobody is invited yet.
inline domain::OrganisationId municipality(service::Service& service, std::uint32_t people, std::uint32_t departments) {
  const domain::OrganisationId organisation = must(service.add_organisation());
  (void)must(service.submit_and_wait(organisation, {}, domain::FoundOrganisation{.name = "Gemeente", .language = domain::Language::nl, .administrator = "Fenna", .email = {}}));
  domain::ImportPeople import;
  import.roster.borders = {"afdeling", "locatie"};
  for (std::uint32_t i = 0; i < people; ++i) {
    domain::RosterPerson person{};
    person.id = "p" + std::to_string(i);
    person.name = "Persoon Nummer " + std::to_string(i);
    person.email = person.id + "@lindedal.nl";
    person.silos = {"Afdeling " + std::to_string(i % departments), "Locatie " + std::to_string(i % 3)};
    import.roster.people.push_back(std::move(person));
  }
  (void)must(service.submit_and_wait(organisation, {}, std::move(import)));
  (void)must(service.submit_and_wait(organisation, {}, domain::StartProgramme{.title = "Traject", .goal = "Een inwoner hoort binnen een dag wie haar helpt",
                                                                              .border = "afdeling", .phases = phases_from(day_of(service.now()))}));
  return organisation;
}

}  // namespace schakel::bench
