#include "load_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

namespace schakel::bench {

namespace {

using Steady = std::chrono::steady_clock;

struct Connection {
  int socket = -1;
  std::string in;
  Steady::time_point due;
  bool waiting = false;
  bool gone = false;
};

int connect_to(std::uint16_t port) {
  const int s = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (s < 0 || ::connect(s, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
    std::perror("connect");
    std::exit(1);
  }
  const int one = 1;
  ::setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return s;
}

// 0 = not whole yet, else the answer's length; its status in `status`.
std::size_t whole_answer(const std::string& in, int& status) {
  const auto end = in.find("\r\n\r\n");
  if (end == std::string::npos) return 0;
  std::size_t length = 0;
  const auto at = in.find("Content-Length: ");
  if (at != std::string::npos && at < end) length = std::strtoul(in.c_str() + at + 16, nullptr, 10);
  if (in.size() < end + 4 + length) return 0;
  status = std::atoi(in.c_str() + 9);
  return end + 4 + length;
}

class Worker {
 public:
  Worker(const Load& load, std::atomic<std::uint64_t>& next, unsigned connections, Steady::time_point start)
      : load_(load), next_(next), start_(start), stop_(start + load.lasts) {
    for (unsigned i = 0; i < connections; ++i) connections_.push_back({.socket = connect_to(load.port), .in = {}, .due = start});
  }
  ~Worker() {
    for (const Connection& c : connections_) ::close(c.socket);
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void run() {
    std::vector<pollfd> polled(connections_.size());
    for (;;) {
      bool any = false;
      for (Connection& c : connections_) any |= c.waiting || send_next(c);
      if (!any) {
        if (finished_ || Steady::now() >= stop_) return;
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        continue;
      }
      for (std::size_t i = 0; i < polled.size(); ++i) {
        polled[i] = {.fd = connections_[i].waiting ? connections_[i].socket : -1, .events = POLLIN, .revents = 0};
      }
      ::poll(polled.data(), polled.size(), load_.per_second > 0 ? 0 : 100);
      for (std::size_t i = 0; i < polled.size(); ++i) {
        if (polled[i].revents != 0) receive(connections_[i]);
      }
    }
  }

  Measured measured;

 private:
  // Whether a request went out.
  bool send_next(Connection& c) {
    if (finished_ || c.gone) return false;
    const auto now = Steady::now();
    if (now >= stop_) return false;
    if (load_.per_second > 0) {
      if (!owed_) {
        owed_ = true;
        number_ = next_++;
        due_ = start_ + std::chrono::duration_cast<Steady::duration>(
                            std::chrono::duration<double>(static_cast<double>(number_) / load_.per_second));
      }
      if (now < due_) return false;
    } else {
      number_ = next_++;
      due_ = now;
    }
    owed_ = false;
    if (number_ >= load_.most) return finished_ = true, false;
    const std::string bytes = load_.request(number_);
    if (bytes.empty()) return finished_ = true, false;
    c.due = due_;
    c.waiting = true;
    if (::send(c.socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(bytes.size()) && !load_.may_close) {
      std::fprintf(stderr, "a request did not fit the socket\n");
      std::exit(1);
    }
    return true;
  }

  void receive(Connection& c) {
    char buffer[16 << 10];
    const ssize_t got = ::recv(c.socket, buffer, sizeof buffer, 0);
    if (got <= 0 && load_.may_close) {
      c.gone = true;
      c.waiting = false;
      ++measured.turned_away;
      return;
    }
    if (got <= 0) {
      std::fprintf(stderr, "the server closed a connection\n");
      std::exit(1);
    }
    c.in.append(buffer, static_cast<std::size_t>(got));
    int status = 0;
    const std::size_t length = whole_answer(c.in, status);
    if (length == 0) return;
    const bool says_when = c.in.find("\r\nRetry-After: ") < length;
    c.in.erase(0, length);
    measured.bytes += length;
    ++measured.by_status[status];
    measured.busy_without_when += (status == 429 || status == 503) && !says_when ? 1 : 0;
    c.waiting = false;
    ++(status / 100 == 2 ? measured.done : measured.refused);
    measured.milliseconds.push_back(std::chrono::duration<double, std::milli>(Steady::now() - c.due).count());
  }

  const Load& load_;
  std::atomic<std::uint64_t>& next_;
  Steady::time_point start_, stop_, due_;
  std::vector<Connection> connections_;
  std::uint64_t number_ = 0;
  bool owed_ = false;
  bool finished_ = false;
};

}  // namespace

Measured run_load(const Load& load) {
  std::atomic<std::uint64_t> next{0};
  const auto start = Steady::now();
  std::vector<std::unique_ptr<Worker>> workers;
  for (unsigned i = 0; i < load.threads; ++i) {
    workers.push_back(std::make_unique<Worker>(load, next, load.connections / load.threads, start));
  }
  std::vector<std::thread> threads;
  for (auto& worker : workers) {
    threads.emplace_back([&worker] {
      worker->run();
      timespec used{};
      ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
      worker->measured.processor_seconds = static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
    });
  }
  for (std::thread& thread : threads) thread.join();
  Measured all;
  all.seconds = std::chrono::duration<double>(Steady::now() - start).count();
  for (const auto& worker : workers) {
    all.done += worker->measured.done;
    all.refused += worker->measured.refused;
    all.bytes += worker->measured.bytes;
    all.turned_away += worker->measured.turned_away;
    all.busy_without_when += worker->measured.busy_without_when;
    for (const auto& [status, times] : worker->measured.by_status) all.by_status[status] += times;
    all.processor_seconds += worker->measured.processor_seconds;
    all.milliseconds.insert(all.milliseconds.end(), worker->measured.milliseconds.begin(), worker->measured.milliseconds.end());
  }
  std::sort(all.milliseconds.begin(), all.milliseconds.end());
  return all;
}

}  // namespace schakel::bench
