// How much and how long: who sends too much, too slowly or too often is answered or let go, and others are served meanwhile.
#include <algorithm>

#include <doctest/doctest.h>

#include "http/house.hpp"
#include "http/problem.hpp"

namespace schakel::http::test {
namespace {

using namespace std::chrono_literals;

std::shared_ptr<Routes> some_routes() {
  auto routes = std::make_shared<Routes>();
  routes->add(Right::participant, "POST", "/echo", [](const Caller&, const Request& request, Answer answer) {
            answer(text_response(200, request.body));
          }).body_limit(1024);
  routes->add(Right::nobody, "POST", "/sign-in", [](const Caller&, const Request&, Answer answer) {
            answer(text_response(200, "tried"));
          }).pace(Pace::sign_in);
  routes->add(Right::nobody, "GET", "/hello", [](const Caller&, const Request&, Answer answer) {
    answer(text_response(200, "hello"));
  });
  return routes;
}

// Paula with two sessions; Fenna with one.
std::optional<Caller> who_with_two_sessions(std::string_view token) {
  return who(token == "paula-elsewhere" ? "paula" : token);
}

}  // namespace

TEST_CASE("a server that has too much to do says so as 503, with when to come again, so that nobody takes it for a refusal") {
  const Response busy = problem(Error{.kind = ErrorKind::cancelled, .message = "more than it can take in", .code = "error.busy"});
  CHECK(busy.status == 503);
  const bool says_when = std::any_of(busy.headers.begin(), busy.headers.end(), [](const auto& header) { return header.name == "Retry-After"; });
  CHECK(says_when);
}

TEST_CASE("a head that comes drop by drop is let go when its time is over, and others are served meanwhile") {
  House house(some_routes(), {.header_time = 200ms});
  Client slow(house.server->port());
  slow.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n");
  bool gone = false;
  for (int i = 0; i < 100 && !gone; ++i) {  // a drop each time: sending something does not win more time
    slow.send("X: a\r\n");
    gone = slow.closes_within(50ms);
    if (i == 1) CHECK(house.ask(get("/hello")).body == "hello");
  }
  CHECK(gone);
}

TEST_CASE("a body that comes drop by drop is let go too") {
  House house(some_routes(), {.body_time = 200ms});
  Client slow(house.server->port());
  slow.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Schakel: 1\r\nCookie: schakel_session=paula\r\nContent-Length: 1000\r\n\r\n");
  bool gone = false;
  for (int i = 0; i < 100 && !gone; ++i) {
    slow.send("a");
    gone = slow.closes_within(50ms);
  }
  CHECK(gone);
}

TEST_CASE("a connection that says nothing is let go") {
  House house(some_routes(), {.idle_time = 200ms});
  Client silent(house.server->port());
  CHECK(silent.ask(get("/hello")).status == 200);
  CHECK(silent.closes_within(10s));
}

TEST_CASE("a head or a body that is too large is refused in a sentence, said in advance or not") {
  House house(some_routes(), {.header_bytes = 2048});
  CHECK(house.ask(get("/hello", {{"X", std::string(4096, 'a')}})).status == 431);
  Fields many;
  for (int i = 0; i < 120; ++i) many.emplace_back("X", "a");
  CHECK(house.ask(get("/hello", many)).status == 400);
  CHECK(house.ask(post("/echo", std::string(1024, 'a'), "paula")).status == 200);
  CHECK(house.ask(post("/echo", std::string(1025, 'a'), "paula")).status == 413);
  const Reply chunked = house.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Schakel: 1\r\nCookie: schakel_session=paula\r\n"
                                  "Transfer-Encoding: chunked\r\n\r\n401\r\n" + std::string(1025, 'a') + "\r\n0\r\n\r\n");
  CHECK(chunked.status == 413);
}

TEST_CASE("more connections than there is room for are told so, and room comes back") {
  House house(some_routes(), {.connections = 2});
  auto first = std::make_unique<Client>(house.server->port());
  Client second(house.server->port());
  CHECK(first->ask(get("/hello")).status == 200);
  CHECK(second.ask(get("/hello")).status == 200);
  Client third(house.server->port());
  CHECK(third.receive().status == 503);
  first.reset();
  for (int i = 0; i < 100 && house.server->connections() > 1; ++i) std::this_thread::sleep_for(20ms);
  CHECK(house.ask(get("/hello")).status == 200);
}

TEST_CASE("one address tries to sign in so often, and is then told how long to wait") {
  House house(some_routes(), {}, {.sign_in = {.burst = 3, .per_second = 0.01}});
  for (int i = 0; i < 3; ++i) CHECK(house.ask(post("/sign-in", "{}")).status == 200);
  const Reply late = house.ask(post("/sign-in", "{}"));
  CHECK(late.status == 429);
  CHECK(late.header("Retry-After") != "");
  CHECK(house.ask(get("/hello")).status == 200);
}

TEST_CASE("behind a proxy the address is the last one it wrote; what the sender wrote before it counts for nothing") {
  const DoorRules rules{.sign_in = {.burst = 1, .per_second = 0.01}};
  const auto from = [](std::string_view forwarded) {
    return request("POST", "/sign-in", {{"X-Schakel", "1"}, {"X-Forwarded-For", std::string(forwarded)}}, "{}");
  };
  House proxied(some_routes(), {.behind_proxy = true}, rules);
  CHECK(proxied.ask(from("203.0.113.1")).status == 200);
  CHECK(proxied.ask(from("198.51.100.9, 203.0.113.1")).status == 429);
  CHECK(proxied.ask(from("203.0.113.1, 198.51.100.9")).status == 200);
  House direct(some_routes(), {}, rules);
  CHECK(direct.ask(from("203.0.113.1")).status == 200);
  CHECK(direct.ask(from("203.0.113.2")).status == 429);
}

TEST_CASE("one person has one pace, from however many sessions; another's is their own") {
  House house(some_routes(), {}, {.command = {.burst = 2, .per_second = 0.01}}, who_with_two_sessions);
  CHECK(house.ask(post("/echo", "{}", "paula")).status == 200);
  CHECK(house.ask(post("/echo", "{}", "paula-elsewhere")).status == 200);
  CHECK(house.ask(post("/echo", "{}", "paula")).status == 429);
  CHECK(house.ask(post("/echo", "{}", "paula-elsewhere")).status == 429);
  CHECK(house.ask(post("/echo", "{}", "fenna")).status == 200);
  CHECK(house.ask(post("/echo", "{}", "peer")).status == 200);  // same number, another organisation
}

}  // namespace schakel::http::test
