// How long a restart takes and how much memory it needs, by the number of facts in the record: out of the record alone, and out of a
// snapshot.
//
//   restart_run FOLDER FACTS [PEOPLE]   makes a record through the service (shares, rewritten shares, statements), unless
//                                       the folder has one, and opens it again twice, in a process of its own each time
//
// Prints two lines of JSON: whether there was a snapshot, facts, seconds to open and to stop, peak memory in MB, bytes of the file and
// of the snapshot.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "municipality.hpp"
#include "service/secrecy.hpp"

using namespace schakel;
using namespace schakel::service;
using namespace schakel::domain;
using namespace schakel::bench;

namespace {

std::unique_ptr<Service> opened_at(const std::string& folder) {
  Settings settings;
  settings.data = folder;
  return opened(std::move(settings));
}

OrganisationId invited_municipality(Service& service, std::uint32_t people) {
  const OrganisationId organisation = municipality(service, people, 9);
  InvitePeople invite{.programme = ProgrammeId(1), .people = {}};
  for (std::uint32_t i = 0; i < people; ++i) invite.people.push_back(PersonId(i + 2));
  (void)must(service.submit_and_wait(organisation, {}, std::move(invite)));
  return organisation;
}

// What the n-th command is: of five, two write a share, two rewrite one, one publishes a statement.
Command command(std::uint64_t n) {
  const std::string text = "Wat mij hindert is dat een aanvraag langs vier loketten gaat, nummer " + std::to_string(n);
  if (n % 5 == 4) return PublishStatement{.programme = ProgrammeId(1), .kind = ShareKind::hinders, .text = text, .lock = lock_of(text)};
  if (n % 5 < 2) return WriteShare{.programme = ProgrammeId(1), .kind = ShareKind::hinders, .text = text};
  const std::uint64_t share = n / 5 * 2 + (n % 5 - 2) + 1;
  return RewriteShare{.share = ShareId(static_cast<std::uint32_t>(share)), .text = text};
}

void fill(Service& service, OrganisationId organisation, std::uint64_t facts, std::uint32_t people) {
  std::atomic<std::uint64_t> waiting{0};
  for (std::uint64_t n = 0; service.position(organisation) + waiting < facts; ++n) {
    while (waiting > 5000) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    ++waiting;
    const auto author = static_cast<std::uint32_t>(n / 5 % people) + 2;
    service.submit({.organisation = organisation, .person = PersonId(author)}, command(n), "", [&](Result<Done> done) {
      (void)must(std::move(done));
      --waiting;
    });
  }
  while (waiting > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

// Of this program since it was executed; getrusage's would remember the making.
long peak_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::atol(line.c_str() + 6);
  }
  return 0;
}

void measure(const std::string& folder) {
  const auto start = Ticks::now();
  const double cpu = cpu_seconds();
  const std::string snapshot = folder + "/snapshots/1.snapshot";
  const bool snapshots = std::filesystem::exists(snapshot);
  auto service = opened_at(folder);
  const double seconds = seconds_since(start), cpu_used = cpu_seconds() - cpu;
  std::uint64_t facts = 0;
  for (const OrganisationId organisation : service->organisations()) facts += service->position(organisation);
  const auto stop = Ticks::now();
  service.reset();
  std::printf("{\"snapshot\":%s,\"facts\":%llu,\"seconds\":%.2f,\"cpu_seconds\":%.2f,\"stop_seconds\":%.2f,\"peak_mb\":%ld,\"file_bytes\":%llu,\"snapshot_bytes\":%llu}\n",
              snapshots ? "true" : "false", static_cast<unsigned long long>(facts), seconds, cpu_used, seconds_since(stop), peak_kb() / 1024,
              static_cast<unsigned long long>(std::filesystem::file_size(folder + "/schakel.db")),
              static_cast<unsigned long long>(std::filesystem::exists(snapshot) ? std::filesystem::file_size(snapshot) : 0));
}

// Each in a process of its own, whose peak of memory is its own.
int run_again(char* program, const std::string& folder) {
  const pid_t child = ::fork();
  if (child == 0) ::execl(program, program, folder.c_str(), "0", nullptr);
  int status = 1;
  ::waitpid(child, &status, 0);
  return status;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fputs("usage: restart_run FOLDER FACTS [PEOPLE]\n", stderr);
    return 2;
  }
  const std::string folder = words[1];
  const std::uint64_t facts = std::strtoull(words[2], nullptr, 10);
  const auto people = static_cast<std::uint32_t>(count > 3 ? std::atoi(words[3]) : 10'000);
  if (facts == 0) return measure(folder), 0;
  if (!std::filesystem::exists(folder + "/schakel.db")) {
    const auto start = Ticks::now();
    const auto service = opened_at(folder);
    const OrganisationId organisation = invited_municipality(*service, people);
    fill(*service, organisation, facts, people);
    std::fprintf(stderr, "made %llu facts in %.1f s, %llu batches\n", static_cast<unsigned long long>(service->metrics().facts),
                 seconds_since(start), static_cast<unsigned long long>(service->metrics().batches));
  }
  std::filesystem::remove_all(folder + "/snapshots");
  const int without = run_again(words[0], folder);  // leaves a snapshot
  return without == 0 ? run_again(words[0], folder) : 1;
}
