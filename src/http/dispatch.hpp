#pragma once
// What happens to every request, in one place and in this order; no handler has to remember any of it.
//
//   admit   Host, route (404, 405), session (401), right (403), cross-site forgery (403), query (400), media type (415),
//           pace (429)                                                          from the head alone, before the body is read
//   run     the handler; what it throws becomes a 500 with a number that is in the log
//   finish  ETag and 304, security headers, metrics, one log line (none for ballots)
//
// No socket here: server.cpp reads and writes, and tests can call these three by hand.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/caller.hpp"
#include "http/log.hpp"
#include "http/metrics.hpp"
#include "http/pace.hpp"
#include "http/router.hpp"

namespace schakel::http {

struct DoorRules {
  std::vector<std::string> hosts = {};  // names people may use in Host, without port; empty = any
  std::string origin = {};              // "https://schakel.example.org" when a proxy changes Host; "" = as Host says
  bool https = false;                   // people come over https: HSTS is sent
  Bucket sign_in = {.burst = 1000, .per_second = 10};  // per address
  Bucket command = {.burst = 300, .per_second = 30};   // per person, with all their sessions and tokens
  bool log_requests = true;
};

// One request on its way through.
struct Visit {
  Request request = {};
  Caller caller = {};
  const Route* route = nullptr;        // nullptr: no route, or the web app
  std::optional<Response> refusal = {};  // when set: the answer, and the body need not be read
  std::chrono::steady_clock::time_point since = {};
  std::size_t body_limit = 0;
};

class Dispatcher {
 public:
  // `by_token`: as `authenticate`, for a program's token; none = there are no tokens here.
  Dispatcher(std::shared_ptr<const Routes> routes, Authenticate authenticate, DoorRules rules, Log log,
             std::shared_ptr<Metrics> metrics, Authenticate by_token = {});

  [[nodiscard]] std::shared_ptr<Visit> admit(Request head) const;
  // `done` is called exactly once, perhaps from another thread, perhaps before run returns.
  void run(std::shared_ptr<Visit> visit, std::string body, std::function<void(Response)> done) const;
  [[nodiscard]] Response finish(const Visit& visit, Response response) const;

  // What could not be read as a request (400, 408, 413, 431): counted, but nothing about it is known.
  [[nodiscard]] Response refuse(int status, std::string_view code, std::string_view sentence) const;

  [[nodiscard]] const Routes& routes() const { return *routes_; }
  [[nodiscard]] Metrics& metrics() const { return *metrics_; }
  [[nodiscard]] const Log& log() const { return log_; }

 private:
  struct PerRoute {
    Counter* by_class[6];
    Histogram* seconds;
  };
  [[nodiscard]] std::optional<Response> refusal_of(Visit& visit) const;
  void recognise(Visit& visit) const;
  [[nodiscard]] std::optional<Response> refusal_of_right(const Visit& visit) const;
  [[nodiscard]] bool same_origin(const Request& request) const;
  [[nodiscard]] PerRoute counters_of(const std::string& route) const;
  void count(const PerRoute& counters, int status, std::chrono::steady_clock::time_point since) const;

  std::shared_ptr<const Routes> routes_;
  Authenticate authenticate_;
  Authenticate by_token_;
  DoorRules rules_;
  Log log_;
  std::shared_ptr<Metrics> metrics_;
  std::vector<PerRoute> counters_;  // by Route::number
  PerRoute others_;
  std::unique_ptr<Paces> sign_in_;
  std::unique_ptr<Paces> command_;
};

// What the pages of the app may load and do.
[[nodiscard]] std::string_view content_policy();
// The headers of every answer that do not depend on it, as HTTP text.
[[nodiscard]] std::string_view security_headers(bool https);

}  // namespace schakel::http
