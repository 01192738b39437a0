#pragma once
// The server: sockets, HTTP/1.1 on the wire, time-outs and a stop that loses nobody's answer.
//
//   const auto server = TRY(Server::bind({.port = 8080}));   // the port is ours, and known; who comes already waits
//   server->serve(dispatcher);
//   server->stop();      // readyz says 503, who is being answered gets the answer, then nothing listens any more
//
// One thread and one event loop per core, each with its own listening socket (SO_REUSEPORT); a connection lives on one loop.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "http/dispatch.hpp"

namespace schakel::http {

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;          // 0 = any free one
  unsigned threads = 0;               // 0 = one per core
  std::size_t connections = 16'384;   // more are answered 503 and closed
  std::size_t header_bytes = 16U << 10;
  bool behind_proxy = false;          // believe the last address of X-Forwarded-For
  bool https = false;                 // people come over https (a proxy's, in front of us)
  std::chrono::milliseconds header_time{10'000};  // from a request's first byte to its last header
  std::chrono::milliseconds body_time{30'000};    // for a small body; a large one gets a second more per 64 KB
  std::chrono::milliseconds idle_time{75'000};    // between two requests
  std::chrono::milliseconds write_time{30'000};   // and a second more per 64 KB
  std::chrono::milliseconds heartbeat{15'000};    // of an event stream
  std::chrono::milliseconds notice{0};            // between "not ready" and not accepting, for load balancers
  std::chrono::milliseconds drain{10'000};        // for requests that are being answered when we stop
};

class Server {
 public:
  // Before anything is made that a server which cannot start would leave behind.
  // Fails  invalid_input: not an address; conflict: the port is taken; storage: the system refuses a socket
  [[nodiscard]] static Result<std::unique_ptr<Server>> bind(ServerSettings settings);
  void serve(std::shared_ptr<const Dispatcher> dispatcher);  // once; starts its threads
  ~Server();  // stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::size_t connections() const;
  [[nodiscard]] bool stopping() const;  // from the beginning of stop on; readyz asks it
  void stop();                          // waits until it is done; a second call does nothing

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Waits for SIGINT and SIGTERM without a handler. Make it first thing in main, before any thread starts.
class StopSignals {
 public:
  StopSignals();      // blocks both, in this thread and those it will start
  void wait() const;  // until one of them arrives
};

}  // namespace schakel::http
