// What an import of people and their ties costs, to store and at a restart, by how many there are and how often it was done.
//
//   ties_run FOLDER PEOPLE TIES [IMPORTS [FORGOTTEN]]   makes a record through the service, forgets some people, and opens it
//                                                       again in a process of its own
//
//   ties_run forms PEOPLE TIES                          only what is stored: to its bytes and back, as it lies now and as it lay
//                                                       before ties were sealed
//
// Prints lines of JSON: seconds per step, processor seconds of the whole process, bytes, peak memory in MB.

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/seed.hpp"
#include "exchange/json.hpp"
#include "service/secrecy.hpp"
#include "service/service.hpp"
#include "service/stored.hpp"
#include "service/stored_people.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::domain;

namespace {

using Ticks = std::chrono::steady_clock;
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double seconds_since(Ticks::time_point start) { return std::chrono::duration<double>(Ticks::now() - start).count(); }

std::unique_ptr<Service> opened(const std::string& folder) {
  Settings settings;
  settings.data = folder;
  settings.ticks = false;
  auto service = Service::open(settings);
  if (service) return std::move(*service);
  std::fprintf(stderr, "ties_run: %s\n", service.error().message.c_str());
  std::exit(1);
}

void must(const Result<Done>& done) {
  if (done) return;
  std::fprintf(stderr, "ties_run: %s\n", done.error().message.c_str());
  std::exit(1);
}

Roster roster_of_many(std::uint32_t people) {
  Roster roster;
  roster.borders = {"afdeling", "locatie"};
  for (std::uint32_t i = 0; i < people; ++i) {
    RosterPerson person{};
    person.id = "p" + std::to_string(i);
    person.name = "Persoon Nummer " + std::to_string(i);
    person.email = person.id + "@lindedal.nl";
    if (i > 0) person.manager = "p" + std::to_string((i - 1) / 9);
    person.languages = {"nl", "en"};
    person.hours = "mon09-12 tue13-17";
    person.timezone = "Europe/Amsterdam";
    person.skills = {"plannen", "luisteren"};
    person.silos = {"Afdeling " + std::to_string(i % 90), "Locatie " + std::to_string(i % 3)};
    roster.people.push_back(std::move(person));
  }
  return roster;
}

Ties ties_of_many(std::uint32_t people, std::uint32_t ties, std::uint64_t import) {
  Random random = Random::for_block(Seed{7}, import);
  Ties all;
  while (all.list.size() < ties) {
    const auto from = static_cast<std::uint32_t>(random.below(people));
    const auto to = static_cast<std::uint32_t>(random.below(people));
    if (from != to) all.list.push_back({.from = from, .to = to, .weight = 1 + static_cast<double>(random.below(5)), .at = {}});
  }
  return all;
}

std::string status(const char* field) {
  std::ifstream lines("/proc/self/status");
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(field, 0) == 0) return std::to_string(std::atol(line.c_str() + std::string(field).size()) / 1024);
  }
  return "0";
}

template <class Step>
void timed(const std::string& name, const std::string& folder, Step&& step) {
  const auto start = Ticks::now();
  const double cpu = cpu_seconds();
  step();
  std::printf("{\"step\":\"%s\",\"seconds\":%.2f,\"cpu_seconds\":%.2f,\"file_mb\":%.1f,\"peak_mb\":%s}\n", name.c_str(), seconds_since(start), cpu_seconds() - cpu,
              static_cast<double>(std::filesystem::file_size(folder + "/schakel.db")) / 1e6, status("VmHWM:").c_str());
  std::fflush(stdout);
}

void make(const std::string& folder, std::uint32_t people, std::uint32_t ties, std::uint32_t imports, std::uint32_t forgotten) {
  const auto service = opened(folder);
  const OrganisationId organisation = service->add_organisation().value();
  must(service->submit_and_wait(organisation, {}, FoundOrganisation{.name = "Gemeente", .language = Language::nl, .administrator = "Fenna", .email = {}}));
  Roster roster = roster_of_many(people);
  timed("people", folder, [&] { must(service->submit_and_wait(organisation, {}, ImportPeople{.roster = roster})); });
  for (std::uint32_t i = 0; i < imports; ++i) {
    ImportTies import{.roster = roster, .ties = ties_of_many(people, ties, i)};
    timed("ties", folder, [&] { must(service->submit_and_wait(organisation, {}, std::move(import))); });
  }
  if (forgotten == 0) return;
  timed("forgetting", folder, [&] {
    for (std::uint32_t i = 0; i < forgotten; ++i) must(service->submit_and_wait(organisation, {}, ForgetPerson{.person = PersonId(2 + i)}));
  });
}

template <class Step>
void counted(const char* name, Step&& step) {
  const double cpu = cpu_seconds();
  const std::size_t bytes = step();
  std::printf("{\"step\":\"%s\",\"cpu_seconds\":%.2f,\"mb\":%.1f}\n", name, cpu_seconds() - cpu, static_cast<double>(bytes) / 1e6);
  std::fflush(stdout);
}

void forms(std::uint32_t people, std::uint32_t ties) {
  prepare_secrecy();
  TiesImported fact;
  for (const Tie& tie : ties_of_many(people, ties, 0).list) {
    fact.from.emplace_back(tie.from + 1);
    fact.to.emplace_back(tie.to + 1);
    fact.weight.push_back(tie.weight);
  }
  fact.count = ties;
  fact.number = 1;
  in_order(fact);
  const KeyOf key_of = [](const std::string& owner) { return Result<std::optional<std::string>>(hash_of(owner)); };
  const OrganisationId organisation(1);
  std::string before;
  StoredForm after;
  counted("to bytes, before", [&] {
    before = exchange::json_text(OpenTies{.directed = true, .from = fact.from, .to = fact.to, .weight = fact.weight, .at = {}});
    return before.size();
  });
  counted("to bytes, now", [&] { return (after = stored_form(fact, organisation, key_of).value()).body.size(); });
  counted("and back, before", [&] { return fact_from("ties_imported/1", before, organisation, key_of).value().as<TiesImported>()->from.size(); });
  counted("and back, now", [&] { return fact_from(after.kind, after.body, organisation, key_of).value().as<TiesImported>()->from.size(); });
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fputs("usage: ties_run FOLDER PEOPLE TIES [IMPORTS [FORGOTTEN]]\n", stderr);
    return 2;
  }
  const auto number = [&](int place, std::uint32_t otherwise) {
    return place < count ? static_cast<std::uint32_t>(std::strtoul(words[place], nullptr, 10)) : otherwise;
  };
  const std::string folder = words[1];
  if (folder == "forms") return forms(number(2, 0), number(3, 0)), 0;
  if (number(2, 0) > 0) {
    if (!std::filesystem::exists(folder + "/schakel.db")) make(folder, number(2, 0), number(3, 0), number(4, 1), number(5, 0));
    execl(words[0], words[0], folder.c_str(), "0", nullptr);
    return 1;
  }
  timed("restart", folder, [&] { (void)opened(folder); });
  return 0;
}
