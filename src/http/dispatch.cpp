#include "http/dispatch.hpp"

#include <atomic>
#include <cstdio>
#include <exception>
#include <random>

#include "http/problem.hpp"

namespace schakel::http {
namespace {

using Clock = std::chrono::steady_clock;

bool changes_something(std::string_view method) { return method != "GET" && method != "HEAD" && method != "OPTIONS"; }

double seconds_now() { return std::chrono::duration<double>(Clock::now().time_since_epoch()).count(); }

// A number that a person can read aloud and an operator can find; it says nothing about anybody.
std::string incident() {
  std::random_device random;
  static constexpr char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string id;
  for (int i = 0; i < 10; ++i) id += digits[random() % 32];
  return id;
}

std::string_view without_port(std::string_view host) {
  if (!host.empty() && host.front() == '[') return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

// Carries the answer of one visit, and sees to it that there is exactly one.
class Once final : public Answer::Target {
 public:
  Once(std::shared_ptr<Visit> visit, std::function<void(Response)> done, const Log& log)
      : visit_(std::move(visit)), done_(std::move(done)), log_(log) {}
  Once(const Once&) = delete;
  Once& operator=(const Once&) = delete;
  ~Once() override { fail("a handler let its answer go without giving it"); }

  void answer(Response response) override {
    if (!answered_.exchange(true)) done_(std::move(response));
  }
  void fail(std::string_view cause) noexcept {
    if (answered_.exchange(true)) return;
    try {
      const auto id = incident();
      log_.write("error", "unexpected",
                 {{"id", id}, {"route", visit_->route ? visit_->route->path : std::string_view{}}, {"cause", cause}});
      done_(unexpected(id));
    } catch (...) {  // out of memory while saying so: the connection's own limits end it
    }
  }

 private:
  std::shared_ptr<Visit> visit_;
  std::function<void(Response)> done_;
  Log log_;
  std::atomic<bool> answered_{false};
};

// One account has one pace, however many sessions and tokens it has.
std::string account_of(const Caller& caller) {
  return std::to_string(caller.organisation.number()) + "/" + std::to_string(caller.person.number());
}

// Whether one of the tags in If-None-Match is this one. Weak and strong compare alike (RFC 9110, 13.1.2).
bool matches(std::string_view header, std::string_view etag) {
  if (header == "*") return true;
  const auto at = header.find(etag);
  if (at == std::string_view::npos || at == 0) return false;
  return header[at - 1] == '"' && header.substr(at + etag.size(), 1) == "\"";
}

std::string tag_of(std::string_view content) {
  static constexpr char digits[] = "0123456789abcdef";
  auto hash = std::hash<std::string_view>{}(content);
  std::string tag;
  for (int i = 0; i < 16; ++i, hash >>= 4) tag += digits[hash & 15];
  return tag;
}

}  // namespace

Dispatcher::Dispatcher(std::shared_ptr<const Routes> routes, Authenticate authenticate, DoorRules rules, Log log,
                       std::shared_ptr<Metrics> metrics, Authenticate by_token)
    : routes_(std::move(routes)),
      authenticate_(std::move(authenticate)),
      by_token_(std::move(by_token)),
      rules_(std::move(rules)),
      log_(std::move(log)),
      metrics_(std::move(metrics)),
      sign_in_(std::make_unique<Paces>(rules_.sign_in)),
      command_(std::make_unique<Paces>(rules_.command)) {
  for (const auto& route : routes_->all()) counters_.push_back(counters_of(route->method + " " + route->path));
  others_ = counters_of("other");
}

std::shared_ptr<Visit> Dispatcher::admit(Request head) const {
  auto visit = std::make_shared<Visit>(Visit{.request = std::move(head), .since = Clock::now()});
  visit->refusal = refusal_of(*visit);
  return visit;
}

std::optional<Response> Dispatcher::refusal_of(Visit& visit) const {
  auto& request = visit.request;
  if (!rules_.hosts.empty()) {
    const auto name = without_port(request.host);
    bool known = false;
    for (const auto& host : rules_.hosts) known = known || host == name;
    if (!known) return problem(421, "error.unknown_host", "This server does not go by that name.");
  }
  auto match = routes_->find(request.method, request.path);
  if (!match.route) {
    if (!match.allowed.empty()) {
      auto refused = problem(405, "error.method_not_allowed", "This address does not take " + request.method + ".");
      refused.headers.push_back({"Allow", match.allowed});
      return refused;
    }
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (reads && routes_->otherwise() && request.path.rfind("/api/", 0) != 0) return std::nullopt;
    return problem(404, "error.no_such_address", "There is nothing at this address.");
  }
  const Route& route = *match.route;
  visit.route = &route;
  visit.body_limit = route.body_limit;
  request.captures = std::move(match.captures);

  if (route.right == Right::ballot) {
    // What the handler does not get it cannot keep: who sent a ballot is unknown from here on.
    request.session.clear();
    request.remote.clear();
    request.device.clear();
    request.bearer.clear();
  } else {
    recognise(visit);
    if (auto refused = refusal_of_right(visit)) return refused;
  }
  if (!route.any_parameters) {
    for (const auto& [name, value] : request.query) {
      bool known = false;
      for (const auto& parameter : route.parameters) known = known || parameter.name == name;
      if (!known) return problem(400, "error.unknown_parameter", "There is no parameter '" + name + "' here.");
    }
  }
  if (!route.body_type.empty() && changes_something(request.method) && request.content_type != route.body_type) {
    return problem(415, "error.media_type", "This address takes " + route.body_type + ".");
  }
  std::uint32_t wait = 0;
  if (route.pace == Pace::sign_in) wait = sign_in_->take(request.remote, seconds_now());
  if (route.pace == Pace::command) wait = command_->take(account_of(visit.caller), seconds_now());
  if (wait > 0) {
    auto refused = problem(429, "error.too_fast", "That was a lot in a short time; please try again in a moment.");
    refused.headers.push_back({"Retry-After", std::to_string(wait)});
    return refused;
  }
  return std::nullopt;
}

// With a token a cookie counts for nothing: a browser sends that along by itself, a token never.
void Dispatcher::recognise(Visit& visit) const {
  Request& request = visit.request;
  if (!request.bearer.empty()) {
    request.session.clear();
    if (auto known = by_token_ ? by_token_(request.bearer) : std::nullopt) visit.caller = std::move(*known);
    return;
  }
  if (request.session.empty()) return;
  if (auto known = authenticate_(request.session)) {
    visit.caller = std::move(*known);
    visit.caller.session = request.session;
  }
}

std::optional<Response> Dispatcher::refusal_of_right(const Visit& visit) const {
  const Request& request = visit.request;
  const Route& route = *visit.route;
  const bool changes = changes_something(request.method);
  if (needs_session(route.right)) {
    if (visit.caller.person.is_none()) return problem(401, "error.not_signed_in", "Please sign in first.");
    if (!allows(route.right, route.tokens, changes, visit.caller)) {
      return problem(403, "error.not_allowed", "Your role does not allow this.");
    }
  }
  if (changes && !visit.caller.by_token && (request.schakel != "1" || !same_origin(request))) {
    return problem(403, "error.cross_site", "This request did not come from Schakel's own pages.");
  }
  return std::nullopt;
}

bool Dispatcher::same_origin(const Request& request) const {
  if (request.fetch_site == "cross-site" || request.fetch_site == "same-site") return false;
  if (request.origin.empty()) return true;  // no browser, or an old one: X-Schakel alone already needs a preflight
  if (!rules_.origin.empty()) return request.origin == rules_.origin;
  const auto scheme = request.origin.find("://");
  return scheme != std::string::npos && std::string_view(request.origin).substr(scheme + 3) == request.host;
}

void Dispatcher::run(std::shared_ptr<Visit> visit, std::string body, std::function<void(Response)> done) const {
  visit->request.body = std::move(body);
  const auto& handler = visit->route ? visit->route->handler : routes_->otherwise();
  auto once = std::make_shared<Once>(visit, std::move(done), log_);
  try {
    handler(visit->caller, visit->request, Answer(once));
  } catch (const std::exception& thrown) {
    once->fail(thrown.what());
  } catch (...) {
    once->fail("something that is no std::exception");
  }
}

Response Dispatcher::finish(const Visit& visit, Response response) const {
  const bool reads = visit.request.method == "GET" || visit.request.method == "HEAD";
  if (reads && response.status == 200 && !response.events) {
    if (response.etag.empty()) response.etag = tag_of(response.content());
    if (!visit.request.if_none_match.empty() && matches(visit.request.if_none_match, response.etag)) {
      response.status = 304;
      response.body.clear();
      response.shared.reset();
      response.fixed = {};
    }
  }
  count(visit.route ? counters_[visit.route->number] : others_, response.status, visit.since);
  const bool unwatched = visit.route && visit.route->right == Right::ballot;
  if (rules_.log_requests && !unwatched) {
    const auto ms = std::chrono::duration<double, std::milli>(Clock::now() - visit.since).count();
    const auto status = std::to_string(response.status);
    char took[32];
    std::snprintf(took, sizeof took, "%.2f", ms);
    log_.write("info", "request",
               {{"method", visit.route ? std::string_view(visit.route->method) : "-"},
                {"route", visit.route ? std::string_view(visit.route->path) : "other"},
                {"status", status},
                {"ms", took}});
  }
  return response;
}

Response Dispatcher::refuse(int status, std::string_view code, std::string_view sentence) const {
  others_.by_class[status / 100]->add();
  return problem(status, code, sentence);
}

Dispatcher::PerRoute Dispatcher::counters_of(const std::string& route) const {
  PerRoute counters{};
  for (std::size_t i = 1; i < 6; ++i) {
    counters.by_class[i] =
        &metrics_->counter("schakel_http_requests_total", "Requests answered, by route and status class.",
                           "route=\"" + route + "\",class=\"" + std::to_string(i) + "xx\"");
  }
  counters.seconds = &metrics_->histogram("schakel_http_seconds", "From the head of a request to its answer.",
                                          {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5},
                                          "route=\"" + route + "\"");
  return counters;
}

void Dispatcher::count(const PerRoute& counters, int status, Clock::time_point since) const {
  counters.by_class[status / 100 > 5 || status < 100 ? 5 : status / 100]->add();
  counters.seconds->observe(std::chrono::duration<double>(Clock::now() - since).count());
}

std::string_view content_policy() {
  return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
         "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
         "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; "
         "trusted-types svelte-trusted-html schakel-worker";
}

std::string_view security_headers(bool https) {
  // One string each, made once: they stand in every answer.
  static const std::string plain =
      "X-Content-Type-Options: nosniff\r\n"
      "Referrer-Policy: no-referrer\r\n"
      "Cross-Origin-Opener-Policy: same-origin\r\n"
      "Cross-Origin-Resource-Policy: same-origin\r\n"
      "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()\r\n";
  static const std::string over_https = plain + "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
  return https ? over_https : plain;
}

}  // namespace schakel::http
