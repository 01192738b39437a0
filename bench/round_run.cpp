// One organisation of up to a million people in one round: what every step takes, and which pages are slow or large at that size.
//
//   round_run FOLDER [PEOPLE] [STATEMENTS] [VOTERS]    FOLDER is made and used up; loopback only; stops by itself
//
// VOTERS take a credential (both halves in this process) and answer every statement, in two requests over HTTP. Prints one line of
// JSON a step: seconds on the clock, seconds of the processor (the client's too), MB of memory now and at its peak, MB of the files;
// and one for each page that takes more than 10 ms or is larger than 100 kB.

#include <algorithm>

#include "load_client.hpp"
#include "voting.hpp"
#include "whole_server.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::bench;
using service::Done;

namespace {

constexpr std::size_t at_once = 2'000;  // credentials that are asked for together

// One line of JSON about what `act` took. What it answers is added to the line as it is.
template <class Act>
void step(const std::string& folder, const char* name, Act&& act) {
  const auto start = Ticks::now();
  const double before = processor_seconds();
  const std::string more = act();
  const double took = seconds_since(start);
  std::printf("{\"step\":\"%s\",\"seconds\":%.2f,\"processor_seconds\":%.2f,\"memory_mb\":%.0f,\"peak_mb\":%.0f,\"files_mb\":%.0f%s}\n", name, took,
              processor_seconds() - before, megabytes("VmRSS:"), megabytes("VmHWM:"), file_megabytes(folder), more.c_str());
  std::fflush(stdout);
}

std::string also(const char* name, double value) {
  char text[96];
  std::snprintf(text, sizeof text, ",\"%s\":%.4g", name, value);
  return text;
}

void ask_everybody(const std::string& folder, service::Service& service, AskedRound& of, std::uint32_t people, std::size_t statements) {
  step(folder, "import people, start a programme", [&] {
    of.organisation = municipality(service, people, std::max(8U, people / 1000));
    return std::string();
  });
  step(folder, "invite everybody", [&] { return invite_all(service, of, people), std::string(); });
  step(folder, "publish statements, one after another", [&] { return publish(service, of, statements), std::string(); });
  step(folder, "open a round, its keys made", [&] {
    open_round(service, of);
    return also("keys", static_cast<double>(service.look(of.organisation, [&](const State& state) { return state.rounds.at(of.round).keys.size(); })));
  });
}

void vote(const std::string& folder, app::Running& running, const AskedRound& of, std::size_t voters) {
  const std::size_t part = std::max<std::size_t>(at_once, voters / 10);
  for (std::size_t from = 0; from < voters; from += part) {
    const std::size_t to = std::min(voters, from + part);
    step(folder, "a tenth takes credentials and votes", [&] {
      double signing = 0, seconds = 0;
      std::vector<double> waits;
      std::uint64_t done = 0, refused = 0;
      for (std::size_t first = from; first < to; first += at_once) {
        const auto start = Ticks::now();
        const auto ready = with_credentials(running.service(), of, first, std::min(to, first + at_once));
        signing += seconds_since(start);
        Load load{.port = running.port(), .connections = 64, .threads = 1, .lasts = std::chrono::minutes(10), .most = 2 * ready.size()};
        load.request = [&](std::uint64_t number) {
          const std::size_t i = number % ready.size();
          const bool whole = number >= ready.size();
          return sheet_request(of, ready[i], first + i, whole ? of.statements : of.statements / 2, whole ? 2 : 1);
        };
        const Measured measured = run_load(load);
        done += measured.done;
        refused += measured.refused;
        seconds += measured.seconds;
        waits.insert(waits.end(), measured.milliseconds.begin(), measured.milliseconds.end());
      }
      std::sort(waits.begin(), waits.end());
      return also("credentials_per_second", static_cast<double>(to - from) / signing) + also("sheets_per_second", static_cast<double>(done) / seconds) +
             also("p50_ms", waits[waits.size() / 2]) + also("p99_ms", waits[waits.size() * 99 / 100]) + also("refused", static_cast<double>(refused));
    });
  }
}

void read_page(const app::Running& running, const std::string& path, const std::string& session, const char* when, const char* by) {
  Load load{.port = running.port(), .connections = 1, .threads = 1, .lasts = std::chrono::minutes(10), .most = 2};
  load.request = [&](std::uint64_t) { return get_request(path, session); };
  const double before = processor_seconds();
  const Measured measured = run_load(load);
  if (measured.milliseconds.back() < 10 && measured.bytes < 200'000) return;
  std::printf("{\"page\":\"%s\",\"when\":\"%s\",\"by\":\"%s\",\"answered\":%llu,\"ms\":[%.1f,%.1f],\"bytes\":%llu,\"processor_ms\":%.1f}\n", path.c_str(), when, by,
              static_cast<unsigned long long>(measured.done), measured.milliseconds.front(), measured.milliseconds.back(),
              static_cast<unsigned long long>(measured.bytes / 2), (processor_seconds() - before) * 1e3 / 2);
  std::fflush(stdout);
}

void read_pages(app::Running& running, const AskedRound& of, const char* when) {
  const std::string facilitator = session_of(running.service(), of.organisation, PersonId(1));
  const std::string participant = session_of(running.service(), of.organisation, of.people[0]);
  for (const std::string path : {"me", "today", "programmes", "people", "circles?programme=1", "rounds", "round?id=1", "round/order?id=1", "result?round=1", "statements", "map/borders",
                                 "map?border=afdeling", "map?border=locatie", "my/shares", "my/circles", "my/links", "me/held", "privacy", "access", "walls?id=1", "value?id=1", "meter?id=1",
                                 "rhythm?id=1", "ledger?id=1", "handbook?id=1", "who", "proposals", "experiments", "acts"}) {
    read_page(running, path, facilitator, when, "facilitator");
    read_page(running, path, participant, when, "participant");
  }
}

void close_round(const std::string& folder, service::Service& service, const AskedRound& of) {
  step(folder, "close the round", [&] {
    std::promise<Done> closed;
    service.close_round({.organisation = of.organisation, .person = PersonId(1), .facilitator = true}, {.round = of.round}, "",
                        [&](Result<Done> done) { closed.set_value(must(std::move(done))); });
    closed.get_future().get();
    return std::string();
  });
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fputs("round_run FOLDER [PEOPLE] [STATEMENTS] [VOTERS]\n", stderr);
    return 2;
  }
  const std::string folder = words[1];
  const auto people = static_cast<std::uint32_t>(count > 2 ? std::atol(words[2]) : 1'000'000);
  const auto statements = static_cast<std::size_t>(count > 3 ? std::atol(words[3]) : 50);
  const auto voters = static_cast<std::size_t>(count > 4 ? std::atol(words[4]) : people);
  std::filesystem::remove_all(folder);
  AskedRound of;
  {
    const auto running = started(folder);
    ask_everybody(folder, running->service(), of, people, statements);
    read_pages(*running, of, "open");
    vote(folder, *running, of, std::min<std::size_t>(voters, people));
    close_round(folder, running->service(), of);
    read_pages(*running, of, "closed");
    step(folder, "nobody asks anything for ten seconds", [] { return std::this_thread::sleep_for(std::chrono::seconds(10)), std::string(); });
  }
  std::unique_ptr<app::Running> again;
  step(folder, "start again", [&] { return again = started(folder), std::string(); });
  again.reset();
  std::filesystem::remove_all(folder);
}
