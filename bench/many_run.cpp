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

#include "municipality.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::domain;
using namespace schakel::bench;

namespace {

std::unique_ptr<Service> opened_for(const std::string& folder, std::chrono::milliseconds memory_for) {
  Settings settings;
  settings.data = folder;
  settings.memory_for = memory_for;
  settings.ticks = false;
  return opened(std::move(settings));
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
    const auto service = opened_for(folder, std::chrono::hours(1));
    for (std::size_t n = service->organisations().size(); n < wanted; ++n) (void)municipality(*service, people, 5);
  }
  const auto start = Ticks::now();
  const auto service = opened_for(folder, std::chrono::milliseconds(0));
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
