// Durable votes a second over HTTP, with group commit and with one transaction a vote, in one run on one machine.
//
//   votes_run FOLDER [SECONDS] [CONNECTIONS] [TURNS]    FOLDER is made and used up; loopback only; stops by itself
//
// Prints one line of JSON a variant and turn: votes a second, p50 and p99, the same at half that load, processor µs a vote of
// the server alone and of the client alone, and facts of the run.

#include <sys/resource.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

#include "app/serve.hpp"
#include "load_client.hpp"
#include "domain/round_keys.hpp"
#include "exchange/json.hpp"
#include "service/secrecy.hpp"
#include "service/voter.hpp"

using namespace schakel;
using namespace schakel::domain;
using service::Done;

namespace {

constexpr std::size_t ballots = 2000;
constexpr std::size_t statements = 8;

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "votes_run: %s\n", result.error().message.c_str());
  std::exit(1);
}

double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// An organisation with an open round, and the keys of one ballot for each of its people.
struct Box {
  OrganisationId organisation;
  RoundId round;
  std::vector<std::unique_ptr<service::Voter>> voters;
  double credentials_per_second = 0;
};

Result<service::Voter> device_of(const service::Service& service, const Box& box, PersonId person) {
  const std::string key = service.look(box.organisation, [&](const State& state) {
    const Round& round = state.rounds.at(box.round);
    return round.keys.at(key_for(round, silo_of(state, person, "department"))).key;
  });
  return service::Voter::make(box.round, key);
}

Box open_box(service::Service& service) {
  Box box;
  box.organisation = must(service.add_organisation());
  const auto ask = [&](PersonId person, Command command) {
    return must(service.submit_and_wait(box.organisation, person, std::move(command)));
  };
  ask({}, FoundOrganisation{.name = "Bench", .language = Language::nl, .administrator = "Fenna", .email = {}});
  const PersonId fenna(1);
  Roster roster{.borders = {"department"}, .people = {}};
  for (std::size_t i = 0; i < ballots; ++i) {
    roster.people.push_back({.id = "p" + std::to_string(i), .name = "P", .silos = {"silo " + std::to_string(i % 8)}});
  }
  ask(fenna, ImportPeople{roster});
  std::vector<PersonId> everybody;
  service.look(box.organisation, [&](const State& state) {
    for (const auto& [id, person] : state.people) {
      if (id != fenna) everybody.push_back(id);
    }
  });
  std::vector<PhaseDates> phases;
  Date day = day_of(service.now());
  for (int i = 0; i < 6; ++i, day += std::chrono::days(10)) phases.push_back({static_cast<Phase>(i), day, day + std::chrono::days(9)});
  ask(fenna, StartProgramme{.title = "Bench", .goal = "Votes", .border = "department", .phases = phases});
  ask(fenna, InvitePeople{ProgrammeId(1), everybody});
  for (std::size_t i = 0; i < statements; ++i) {
    ask(everybody[i], PublishStatement{.programme = ProgrammeId(1),
                                       .kind = ShareKind::wish,
                                       .text = "Statement " + std::to_string(i),
                                       .lock = service::lock_of(service::hex_of(service::new_key()))});
  }
  box.round = RoundId(ask(fenna, OpenRound{.programme = ProgrammeId(1),
                                           .title = "Bench",
                                           .statements = {},
                                           .closes = service.now() + std::chrono::hours(24)})
                          .made);
  const auto begun = std::chrono::steady_clock::now();
  std::mutex mutex;
  std::condition_variable all;
  std::size_t waiting = ballots;
  for (const PersonId person : everybody) {
    box.voters.push_back(std::make_unique<service::Voter>(must(device_of(service, box, person))));
    service.sign_credential({.organisation = box.organisation, .person = person}, box.voters.back()->order(),
                            [&, voter = box.voters.back().get()](Result<service::CredentialAnswer> answer) {
                              if (!voter->receive(must(std::move(answer)))) std::exit(1);
                              const std::lock_guard lock(mutex);
                              if (--waiting == 0) all.notify_all();
                            });
  }
  std::unique_lock lock(mutex);
  all.wait(lock, [&] { return waiting == 0; });
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  box.credentials_per_second = ballots / took.count();  // both halves, in one process
  return box;
}

std::string vote_request(const Box& box, std::uint64_t number) {
  constexpr const char* votes[] = {"agree", "disagree", "pass"};
  std::string body = R"({"organisation":)" + std::to_string(box.organisation.number()) + R"(,"round":)" +
                     std::to_string(box.round.number()) + R"(,"key":")" + box.voters[number % ballots]->key() + R"(","credential":)" +
                     exchange::json_text(box.voters[number % ballots]->credential()) + R"(,"votes":[)";
  const std::uint64_t answered = 1 + number / ballots % statements;  // a sheet grows by one answer at a time
  for (std::uint64_t i = 0; i < answered; ++i) {
    if (i > 0) body += ',';
    body += R"({"statement":)" + std::to_string(i + 1) + R"(,"vote":")" + votes[(number + i) % 3] + R"("})";
  }
  body += R"(],"handed_in":false,"change":)" + std::to_string(number / ballots) + "}";
  return "POST /api/v1/ballots/fill HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Schakel: 1\r\nContent-Type: application/json\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

void measure(const std::string& folder, bool one_each, int seconds, unsigned connections) {
  app::ServeSettings settings;
  settings.service.data = folder;
  settings.service.one_transaction_per_command = one_each;
  settings.server.port = 0;
  const auto running = must(app::Running::start(settings, "bench"));
  const Box box = open_box(running->service());
  bench::Load load{.port = running->port(), .connections = connections, .threads = 1, .lasts = std::chrono::seconds(seconds)};
  load.request = [&box](std::uint64_t i) { return vote_request(box, i); };
  const auto batches = running->service().metrics().batches;
  const double before = processor_seconds();
  const auto full = bench::run_load(load);
  const double server = processor_seconds() - before - full.processor_seconds;
  const auto in_batches = running->service().metrics().batches - batches;
  load.per_second = full.per_second() / 2;
  const auto half = bench::run_load(load);
  std::printf(
      "{\"variant\":\"%s\",\"credentials_per_second\":%.0f,\"connections\":%u,\"votes_per_second\":%.0f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"refused\":%llu,"
      "\"votes_per_batch\":%.1f,\"server_us_per_vote\":%.1f,\"client_us_per_vote\":%.1f,\"half_load_per_second\":%.0f,\"half_p50_ms\":%.2f,\"half_p99_ms\":%.2f}\n",
      one_each ? "one transaction a vote" : "group commit", box.credentials_per_second, connections, full.per_second(), full.quantile(0.5), full.quantile(0.99),
      static_cast<unsigned long long>(full.refused + half.refused),
      in_batches == 0 ? 0.0 : static_cast<double>(full.done) / static_cast<double>(in_batches),
      server * 1e6 / static_cast<double>(full.done + full.refused),
      full.processor_seconds * 1e6 / static_cast<double>(full.done + full.refused), half.per_second(), half.quantile(0.5), half.quantile(0.99));
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fprintf(stderr, "votes_run FOLDER [SECONDS] [CONNECTIONS] [TURNS]\n");
    return 2;
  }
  const std::string folder = words[1];
  const int seconds = count > 2 ? std::atoi(words[2]) : 5;
  const unsigned connections = count > 3 ? static_cast<unsigned>(std::atoi(words[3])) : 64;
  const int turns = count > 4 ? std::atoi(words[4]) : 5;
  for (int turn = 0; turn < turns; ++turn) {  // in turn, so that a noisy neighbour troubles both
    for (const bool one_each : {false, true}) {
      std::filesystem::remove_all(folder);
      measure(folder, one_each, seconds, connections);
    }
  }
  std::filesystem::remove_all(folder);
}
