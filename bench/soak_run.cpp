// A server over hours: thousands of live streams, many organisations, votes, pages and commands at an even pace; does its memory stay,
// how long do people wait, how long until everybody hears of a change; and what it does with more than it can take.
//
//   soak_run FOLDER MINUTES [STREAMS] [ORGANISATIONS] [PER_SECOND]    FOLDER is made and used up; loopback only; stops by itself
//
// All streams are of one organisation of 2,000 people with an open round; the others have 25 people each. Of what is asked, six in ten
// are votes, three pages, one in ten somebody who comes to one of the others; and one command a second that every stream hears of.
// Prints a line of JSON a minute (memory, waits, broadcast), one for the overload, and one for the whole: MB an hour by least squares
// over the minutes behind the first fifth.

#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

#include "load_client.hpp"
#include "voting.hpp"
#include "whole_server.hpp"

using namespace schakel;
using namespace schakel::domain;
using namespace schakel::bench;

namespace {

constexpr std::uint32_t people = 2'000;
constexpr std::size_t voters = 500, statements = 20, listeners = 50;
constexpr std::size_t connections_besides = 1'000;  // streams; more are turned away

// Screens that listen. Of one position at a time it is known when the last of them heard of it.
class Streams {
 public:
  Streams(std::uint16_t port, const std::vector<std::string>& sessions, std::size_t count) : epoll_(::epoll_create1(0)) {
    for (std::size_t i = 0; i < count; ++i) open(port, sessions[i % sessions.size()]);
    thread_ = std::jthread([this](const std::stop_token& stop) { read(stop); });
  }
  ~Streams() {
    thread_ = {};
    for (const auto& one : streams_) ::close(one->socket);
    ::close(epoll_);
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;

  // How many have heard of this position or a later one.
  [[nodiscard]] std::size_t heard(std::uint64_t position) const {
    return static_cast<std::size_t>(std::count_if(streams_.begin(), streams_.end(), [&](const auto& one) { return one->last >= position; }));
  }
  [[nodiscard]] std::size_t lost() const { return lost_; }
  [[nodiscard]] std::size_t count() const { return streams_.size(); }

 private:
  struct Stream {
    int socket = -1;
    std::string rest;
    std::atomic<std::uint64_t> last{0};
  };
  void open(std::uint16_t port, const std::string& session) {
    auto stream = std::make_unique<Stream>();
    stream->socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(stream->socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) std::perror("connect"), std::exit(1);
    const std::string ask = get_request("events", session);
    (void)!::send(stream->socket, ask.data(), ask.size(), MSG_NOSIGNAL);
    epoll_event event{.events = EPOLLIN, .data = {.ptr = stream.get()}};
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, stream->socket, &event);
    streams_.push_back(std::move(stream));
  }
  void read(const std::stop_token& stop) {
    std::vector<epoll_event> events(512);
    std::vector<char> buffer(64 << 10);
    while (!stop.stop_requested()) {
      const int ready = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 100);
      for (int i = 0; i < ready; ++i) take(*static_cast<Stream*>(events[static_cast<std::size_t>(i)].data.ptr), buffer);
    }
  }
  void take(Stream& stream, std::vector<char>& buffer) {
    const ssize_t got = ::recv(stream.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got == 0) {
      ::epoll_ctl(epoll_, EPOLL_CTL_DEL, stream.socket, nullptr);
      ++lost_;
    }
    if (got <= 0) return;
    stream.rest.append(buffer.data(), static_cast<std::size_t>(got));
    const std::size_t line = stream.rest.rfind("\nid: ");
    if (line != std::string::npos) stream.last = std::strtoull(stream.rest.c_str() + line + 5, nullptr, 10);
    stream.rest.erase(0, std::min(stream.rest.rfind('\n'), stream.rest.size()));
  }
  int epoll_;
  std::vector<std::unique_ptr<Stream>> streams_;
  std::atomic<std::size_t> lost_{0};
  std::jthread thread_;
};

struct House {
  std::unique_ptr<app::Running> running;
  AskedRound round;
  std::vector<service::Voter> ballots;
  std::vector<std::string> sessions;  // of the large organisation
  std::vector<std::string> elsewhere;  // one of each of some others
};

House house(const std::string& folder, std::size_t organisations, std::size_t connections) {
  House all{.running = started(folder, connections)};
  service::Service& service = all.running->service();
  all.round.organisation = municipality(service, people, 8);
  invite_all(service, all.round, people);
  publish(service, all.round, statements);
  open_round(service, all.round);
  all.ballots = with_credentials(service, all.round, 0, voters);
  for (std::size_t i = 0; i < listeners; ++i) all.sessions.push_back(session_of(service, all.round.organisation, all.round.people[i]));
  for (std::size_t i = 0; i < organisations; ++i) {
    const OrganisationId other = municipality(service, 25, 5);
    if (i % 10 == 0) all.elsewhere.push_back(session_of(service, other, PersonId(2)));
  }
  return all;
}

std::string request_of(const House& all, std::uint64_t number) {
  constexpr const char* pages[] = {"today", "rounds", "programmes", "me", "statements"};
  const std::uint64_t kind = number % 10;
  if (kind < 6) return sheet_request(all.round, all.ballots[number % all.ballots.size()], number, 1 + number / 7 % statements, number);
  if (kind < 9 || all.elsewhere.empty()) return get_request(pages[number % std::size(pages)], all.sessions[number % all.sessions.size()]);
  return get_request("today", all.elsewhere[number / 10 % all.elsewhere.size()]);
}

// ms from asking until every stream has heard; -1 when not within ten seconds.
double broadcast(House& all, const Streams& streams, std::uint64_t number) {
  const auto start = Ticks::now();
  const auto who = all.round.people[listeners + number % 100];
  const auto done = must(all.running->service().submit_and_wait(all.round.organisation, who, ChooseIntroductions{.open = number / 100 % 2 == 0}));
  if (done.position == 0) return 0;
  while (streams.heard(done.position) + streams.lost() < streams.count()) {
    if (seconds_since(start) > 10) return -1;
    std::this_thread::sleep_for(std::chrono::microseconds(500));
  }
  return seconds_since(start) * 1e3;
}

struct Minute {
  double memory = 0;
  std::vector<double> broadcasts;
};

// A command a second, until the load is over.
Minute one_minute(House& all, const Streams& streams, double per_second, std::uint64_t& commands, std::uint64_t& requests, int minute) {
  Load load{.port = all.running->port(), .connections = 64, .threads = 1, .per_second = per_second, .lasts = std::chrono::seconds(60)};
  const std::uint64_t first = requests;
  load.request = [&all, first](std::uint64_t number) { return request_of(all, first + number); };
  std::atomic<bool> over{false};
  Measured measured;
  std::thread loading([&] {
    measured = run_load(load);
    over = true;
  });
  Minute said;
  while (!over) {
    const auto next = Ticks::now() + std::chrono::seconds(1);
    said.broadcasts.push_back(broadcast(all, streams, commands++));
    std::this_thread::sleep_until(next);
  }
  loading.join();
  requests += measured.done + measured.refused;
  said.memory = megabytes("VmRSS:");
  std::sort(said.broadcasts.begin(), said.broadcasts.end());
  std::printf("{\"minute\":%d,\"memory_mb\":%.0f,\"done\":%llu,\"refused\":%llu,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"broadcast_ms\":[%.0f,%.0f],\"in_memory\":%llu,\"streams_lost\":%zu}\n", minute,
              said.memory, static_cast<unsigned long long>(measured.done), static_cast<unsigned long long>(measured.refused), measured.quantile(0.5), measured.quantile(0.99),
              said.broadcasts[said.broadcasts.size() / 2], said.broadcasts.back(), static_cast<unsigned long long>(all.running->service().metrics().in_memory), streams.lost());
  std::fflush(stdout);
  return said;
}

// Megabytes an hour.
double slope(const std::vector<Minute>& minutes) {
  const std::size_t first = minutes.size() / 5;
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (std::size_t i = first; i < minutes.size(); ++i) {
    const auto at = static_cast<double>(i);
    n += 1, x += at, y += minutes[i].memory, xx += at * at, xy += at * minutes[i].memory;
  }
  return n < 2 ? 0 : (n * xy - x * y) / (n * xx - x * x) * 60;
}

// As fast as they can, over twice as many connections as the server takes.
void overload(const House& all, const Streams& streams) {
  Load load{.port = all.running->port(), .connections = 2 * connections_besides, .threads = 1, .lasts = std::chrono::seconds(20), .may_close = true};
  load.request = [&all](std::uint64_t number) { return request_of(all, number); };
  const Measured measured = run_load(load);
  std::string statuses;
  for (const auto& [status, times] : measured.by_status) statuses += (statuses.empty() ? "" : ",") + ("\"" + std::to_string(status) + "\":" + std::to_string(times));
  std::printf("{\"overload\":{%s},\"p50_ms\":%.0f,\"p99_ms\":%.0f,\"turned_away\":%llu,\"busy_without_when\":%llu,\"streams_lost\":%zu}\n", statuses.c_str(), measured.quantile(0.5), measured.quantile(0.99),
              static_cast<unsigned long long>(measured.turned_away), static_cast<unsigned long long>(measured.busy_without_when), streams.lost());
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fputs("soak_run FOLDER MINUTES [STREAMS] [ORGANISATIONS] [PER_SECOND]\n", stderr);
    return 2;
  }
  const std::string folder = words[1];
  const int minutes = std::atoi(words[2]);
  const auto streams_wanted = static_cast<std::size_t>(count > 3 ? std::atol(words[3]) : 5'000);
  const auto organisations = static_cast<std::size_t>(count > 4 ? std::atol(words[4]) : 10'000);
  const double per_second = count > 5 ? std::atof(words[5]) : 300;
  std::filesystem::remove_all(folder);
  {
    House all = house(folder, organisations, streams_wanted + connections_besides);
    const Streams streams(all.running->port(), all.sessions, streams_wanted);
    std::uint64_t commands = 0, requests = 0;
    std::vector<double> quiet;
    for (int i = 0; i < 20; ++i) quiet.push_back(broadcast(all, streams, commands++));
    std::sort(quiet.begin(), quiet.end());
    std::printf("{\"streams\":%zu,\"organisations\":%zu,\"memory_mb\":%.0f,\"broadcast_quiet_ms\":[%.0f,%.0f]}\n", streams.count(), organisations + 1, megabytes("VmRSS:"), quiet[10], quiet.back());
    std::fflush(stdout);
    std::vector<Minute> all_minutes;
    for (int minute = 1; minute <= minutes; ++minute) all_minutes.push_back(one_minute(all, streams, per_second, commands, requests, minute));
    overload(all, streams);
    (void)broadcast(all, streams, commands++);
    const double after = broadcast(all, streams, commands++);
    std::printf("{\"minutes\":%d,\"requests\":%llu,\"mb_an_hour\":%.1f,\"files_mb\":%.0f,\"broadcast_after_overload_ms\":%.0f,\"streams_lost\":%zu}\n", minutes,
                static_cast<unsigned long long>(requests), slope(all_minutes), file_megabytes(folder), after, streams.lost());
  }
  std::filesystem::remove_all(folder);
}
