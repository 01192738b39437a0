// What many organisations on one server cost: memory while all are in it and when nobody uses them, how long whoever comes first to
// one waits, and a restart.
//
//   many_run FOLDER ORGANISATIONS [PEOPLE]   makes them through the service, unless the folder has them
//
// Prints one line of JSON: organisations, seconds to open, MB with all in memory and with all asleep, µs to look at one that is
// awake and at one that sleeps (median and the 99th of a hundred), ms of a tick while all sleep.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "service/service.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::domain;

namespace {

using Ticks = std::chrono::steady_clock;
double seconds_since(Ticks::time_point start) { return std::chrono::duration<double>(Ticks::now() - start).count(); }

std::unique_ptr<Service> opened(const std::string& folder, std::chrono::milliseconds memory_for) {
  Settings settings;
  settings.data = folder;
  settings.memory_for = memory_for;
  settings.ticks = false;
  auto service = Service::open(settings);
  if (service) return std::move(*service);
  std::fprintf(stderr, "many_run: %s\n", service.error().message.c_str());
  std::exit(1);
}

template <class T>
T must(Result<T> answer) {
  if (answer) return std::move(*answer);
  std::fprintf(stderr, "many_run: %s\n", answer.error().message.c_str());
  std::exit(1);
}

void make(Service& service, std::uint32_t people) {
  const OrganisationId organisation = must(service.add_organisation());
  (void)must(service.submit_and_wait(organisation, {}, FoundOrganisation{.name = "Gemeente", .language = Language::nl, .administrator = "Fenna", .email = {}}));
  ImportPeople import;
  import.roster.borders = {"afdeling"};
  for (std::uint32_t i = 0; i < people; ++i) {
    RosterPerson person{};
    person.id = "p" + std::to_string(i);
    person.name = "Persoon Nummer " + std::to_string(i);
    person.email = person.id + "@lindedal.nl";
    person.silos = {"Afdeling " + std::to_string(i % 5)};
    import.roster.people.push_back(std::move(person));
  }
  (void)must(service.submit_and_wait(organisation, {}, std::move(import)));
  std::vector<PhaseDates> phases;
  Date first = day_of(service.now());
  for (const Phase phase : {Phase::map, Phase::connect, Phase::explore, Phase::devise, Phase::carry_out, Phase::result}) {
    phases.push_back({.phase = phase, .opens = first, .closes = first + std::chrono::days(13)});
    first += std::chrono::days(14);
  }
  (void)must(service.submit_and_wait(organisation, {}, StartProgramme{.title = "Traject", .goal = "Een inwoner hoort binnen een dag wie haar helpt", .border = "afdeling", .phases = std::move(phases)}));
}

double resident_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmRSS:", 0) == 0) return static_cast<double>(std::atol(line.c_str() + 6)) / 1024;
  }
  return 0;
}

struct Waits {
  double median = 0, late = 0;
};
// Of a hundred organisations, spread over all.
Waits looks(const Service& service, const std::vector<OrganisationId>& all) {
  std::vector<double> each;
  for (std::size_t i = 0; i < 100; ++i) {
    const auto start = Ticks::now();
    service.look(all[i * all.size() / 100], [](const State& state) { return state.people.size(); });
    each.push_back(seconds_since(start) * 1e6);
  }
  std::sort(each.begin(), each.end());
  return {each[50], each[99]};
}

double milliseconds_of_a_tick(Service& service) {
  const auto start = Ticks::now();
  service.tick();
  return seconds_since(start) * 1e3;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fputs("usage: many_run FOLDER ORGANISATIONS [PEOPLE]\n", stderr);
    return 2;
  }
  const std::string folder = words[1];
  const auto wanted = static_cast<std::size_t>(std::atol(words[2]));
  const auto people = static_cast<std::uint32_t>(count > 3 ? std::atoi(words[3]) : 25);
  {
    const auto service = opened(folder, std::chrono::hours(1));
    for (std::size_t n = service->organisations().size(); n < wanted; ++n) make(*service, people);
  }
  const auto start = Ticks::now();
  const auto service = opened(folder, std::chrono::milliseconds(0));
  const double seconds = seconds_since(start);
  const auto all = service->organisations();
  const double awake_mb = resident_mb();
  const Waits awake = looks(*service, all);
  service->tick();
  const double asleep_mb = resident_mb();
  const double idle = milliseconds_of_a_tick(*service);
  const Waits asleep = looks(*service, all);
  std::printf("{\"organisations\":%zu,\"people_each\":%u,\"open_seconds\":%.2f,\"awake_mb\":%.0f,\"asleep_mb\":%.0f,\"look_awake_us\":[%.1f,%.1f],"
              "\"look_asleep_us\":[%.0f,%.0f],\"idle_tick_ms\":%.1f}\n",
              all.size(), people, seconds, awake_mb, asleep_mb, awake.median, awake.late, asleep.median, asleep.late, idle);
}
