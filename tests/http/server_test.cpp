// The server through a real socket: ordinary requests, and those of people who mean harm.
#include "http/server.hpp"

#include <doctest/doctest.h>

#include "http/house.hpp"

namespace schakel::http::test {
namespace {

using namespace std::chrono_literals;

std::shared_ptr<Routes> few_routes() {
  auto routes = std::make_shared<Routes>();
  routes->add(Right::nobody, "GET", "/hello", [](const Caller&, const Request&, Answer answer) {
    answer(text_response(200, "hello"));
  });
  routes->add(Right::participant, "GET", "/rounds/{id}", [](const Caller& caller, const Request& request, Answer answer) {
    answer(text_response(200, std::to_string(caller.person.number()) + " asks for " + std::string(request.capture("id"))));
  });
  routes->add(Right::participant, "POST", "/echo", [](const Caller&, const Request& request, Answer answer) {
    answer(text_response(200, request.body));
  });
  routes->add(Right::participant, "GET", "/throws", [](const Caller&, const Request&, Answer) {
    throw std::runtime_error("the cause");
  });
  routes->add(Right::participant, "GET", "/forgets", [](const Caller&, const Request&, Answer) {});
  routes->add(Right::participant, "GET", "/later", [](const Caller& caller, const Request&, Answer answer) {
    std::thread([&caller, answer] {
      std::this_thread::sleep_for(100ms);
      answer(text_response(200, "later for " + std::to_string(caller.person.number())));
    }).detach();
  });
  return routes;
}

const Fields as_paula{{"Cookie", "a=b; schakel_session=paula; c=d"}};

}  // namespace

TEST_CASE("one connection answers one request after another, also when they are sent at once") {
  House house(few_routes());
  Client client(house.server->port());
  CHECK(client.ask(get("/hello")).body == "hello");
  CHECK(client.ask(get("/hello")).body == "hello");
  client.send(get("/hello") + get("/rounds/7", as_paula) + get("/hello"));
  CHECK(client.receive().body == "hello");
  CHECK(client.receive().body == "11 asks for 7");
  CHECK(client.receive().body == "hello");
}

TEST_CASE("an answer that comes later from another thread reaches the one who asked") {
  House house(few_routes());
  CHECK(house.ask(get("/later", as_paula)).body == "later for 11");
}

TEST_CASE("what a handler throws or forgets is a 500 with a number, and only the log knows the cause") {
  House house(few_routes());
  const auto thrown = house.ask(get("/throws", as_paula));
  CHECK(thrown.status == 500);
  CHECK(thrown.body.find("the cause") == std::string::npos);
  const auto at = thrown.body.find("\"id\":\"");
  REQUIRE(at != std::string::npos);
  CHECK(house.lines->all().find(thrown.body.substr(at, 16)) != std::string::npos);
  CHECK(house.lines->all().find("the cause") != std::string::npos);
  CHECK(house.ask(get("/forgets", as_paula)).status == 500);
}

TEST_CASE("an address that is not there, a method it does not take, and HEAD are each answered as they should") {
  House house(few_routes());
  CHECK(house.ask(get("/nowhere")).status == 404);
  const auto wrong = house.ask(request("DELETE", "/rounds/7", as_paula));
  CHECK(wrong.status == 405);
  CHECK(wrong.header("Allow") == "GET");
  CHECK(house.ask(request("TRACE", "/hello")).status == 405);
  Client client(house.server->port());
  client.send(request("HEAD", "/hello"));
  const auto head = client.receive(true);
  CHECK(head.header("Content-Length") == "5");
  CHECK(client.ask(get("/hello")).body == "hello");
}

TEST_CASE("every answer carries the security headers, also the refusals") {
  House house(few_routes());
  for (const auto& reply : {house.ask(get("/hello")), house.ask(get("/nowhere")), house.ask("rubbish\r\n\r\n")}) {
    const std::string policy = reply.header("Content-Security-Policy");
    CHECK(policy.find("default-src 'none'; script-src 'self';") == 0);
    for (const char* loose : {"unsafe", "data:", "blob:", "http", "*"}) CHECK(policy.find(loose) == std::string::npos);
    for (const char* strict : {"frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "require-trusted-types-for 'script'"}) {
      CHECK(policy.find(strict) != std::string::npos);
    }
    CHECK(reply.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(reply.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(reply.header("Permissions-Policy").find("camera=()") == 0);
    CHECK(reply.header("Access-Control-Allow-Origin") == "");
    CHECK(reply.header("Server") == "");
    CHECK(reply.header("Strict-Transport-Security") == "");
    CHECK(reply.header("X-Content-Type-Options") == "nosniff");
    CHECK(reply.header("Referrer-Policy") == "no-referrer");
    CHECK(reply.header("Cache-Control") == "no-store");
  }
}

TEST_CASE("over https browsers are told to stay there, and the session's cookie is one that no other host can set") {
  House house(few_routes(), {.https = true}, {.https = true});
  for (const auto& reply : {house.ask(get("/hello")), house.ask(get("/nowhere")), house.ask("rubbish\r\n\r\n")}) {
    CHECK(reply.header("Strict-Transport-Security") == "max-age=31536000; includeSubDomains");
  }
  const Header cookie = session_cookie("t", {.secure = true});
  CHECK(cookie.value.find("__Host-schakel_session=t; Path=/; HttpOnly; SameSite=Lax") == 0);
  CHECK(cookie.value.find("; Secure") != std::string::npos);
  CHECK(house.ask(get("/rounds/7", {{"Cookie", "__Host-schakel_session=paula"}})).body == "11 asks for 7");
  CHECK(house.ask(get("/rounds/7", {{"Cookie", "schakel_session=paula"}})).status == 401);
}

TEST_CASE("stopping answers who is being served, refuses newcomers, and then is gone") {
  House house(few_routes());
  Client busy(house.server->port());
  Client idle(house.server->port());
  CHECK(idle.ask(get("/hello")).status == 200);
  busy.send(get("/later", as_paula));
  std::this_thread::sleep_for(30ms);
  std::thread stopping([&] { house.server->stop(); });
  const auto reply = busy.receive();
  CHECK(reply.body == "later for 11");
  CHECK(reply.header("Connection") == "close");
  CHECK(idle.closes_within(2s));
  stopping.join();
  CHECK_FALSE(Client(house.server->port()).connected());
}

TEST_CASE("a second Schakel on the same port is refused with a sentence") {
  House house(few_routes());
  const auto second = Server::bind({.port = house.server->port()});
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().message.find("already listens") != std::string::npos);
}

}  // namespace schakel::http::test
