// Requests about whose end two readers could disagree: what a proxy in front takes for a body must never become a request here.
#include <doctest/doctest.h>

#include "http/house.hpp"

namespace schakel::http::test {
namespace {

using namespace std::chrono_literals;

std::shared_ptr<Routes> echo() {
  auto routes = std::make_shared<Routes>();
  routes->add(Right::nobody, "POST", "/echo", [](const Caller&, const Request& request, Answer answer) {
    answer(text_response(200, "[" + request.body + "]"));
  });
  routes->add(Right::nobody, "GET", "/hidden", [](const Caller&, const Request&, Answer answer) {
    answer(text_response(200, "reached"));
  });
  return routes;
}

const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string head(const std::string& fields, const std::string& version = "1.1") {
  return "POST /echo HTTP/" + version + "\r\nHost: localhost\r\nX-Schakel: 1\r\n" + fields + "\r\n";
}

// Refused with 400, and the connection ends: nothing behind it is read as a request of its own.
void ends(const std::string& bytes) {
  CAPTURE(bytes);
  House house(echo());
  Client client(house.server->port());
  client.send(bytes + hidden);
  const Reply reply = client.receive();
  CHECK(reply.status == 400);
  CHECK(reply.header("Connection") == "close");
  const Reply second = client.receive();
  CHECK(second.status == 0);
}

}  // namespace

TEST_CASE("a request that says in two ways where its body ends is refused, and nothing behind it is read") {
  ends(head("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n");
  ends(head("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n") + "0\r\n\r\n");
  ends(head("Content-Length: 4\r\nContent-Length: 40\r\n") + "abcd");
  ends(head("Content-Length: 4\r\nContent-Length: 4\r\n") + "abcd");
  ends(head("Content-Length: 4, 4\r\n") + "abcd");
  ends(head("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n");
  ends(head("Transfer-Encoding: chunked\r\n", "1.0") + "0\r\n\r\n");
}

TEST_CASE("a body in a coding that is not chunked, or only looks like it, is refused") {
  for (const char* coding : {"identity", "gzip, chunked", "chunked, gzip", "xchunked", "chunked;a=b", "\"chunked\"", "chunked, chunked", ""}) {
    ends(head("Transfer-Encoding: " + std::string(coding) + "\r\n") + "0\r\n\r\n");
  }
}

TEST_CASE("a length that is no plain number is refused") {
  for (const char* length : {"+4", "-4", "0x4", "4 4", "4a", "", "99999999999999999999999"}) {
    ends(head("Content-Length: " + std::string(length) + "\r\n") + "abcd");
  }
}

TEST_CASE("a blank before the colon, a bare line feed, a NUL and a head that begins with a fold are refused") {
  ends(head("Content-Length : 4\r\n") + "abcd");
  ends("POST /echo HTTP/1.1\nHost: localhost\nX-Schakel: 1\nContent-Length: 4\n\nabcd");
  ends("POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Schakel: 1\nContent-Length: 4\r\n\r\nabcd");
  ends("POST /echo HTTP/1.1\r\nHost: localhost\r\nX-Schakel: 1\r\nX: a\rContent-Length: 4\r\n\r\nabcd");
  ends(head(std::string("X: a\0b\r\n", 8)) + "abcd");
  ends("POST /echo HTTP/1.1\r\n Host: localhost\r\nX-Schakel: 1\r\n\r\n");
}

TEST_CASE("a folded header line is refused or read as one line; its continuation is never a header of its own") {
  House house(echo());
  Client client(house.server->port());
  client.send(head("X: a\r\n Content-Length: 4\r\n") + hidden);
  const Reply reply = client.receive();
  if (reply.status == 400) return;
  CHECK(reply.body == "[]");
  CHECK(client.receive().body == "reached");
}

TEST_CASE("chunks end where they say: extensions and trailers are read over, a wrong size is refused") {
  House house(echo());
  Client client(house.server->port());
  const std::string chunked = head("Transfer-Encoding: chunked\r\n");
  CHECK(client.ask(chunked + "4;a=b;c=\"d\"\r\nabcd\r\n0\r\n\r\n").body == "[abcd]");
  // A trailer is no header: it can neither give a length nor a session.
  CHECK(client.ask(chunked + "4\r\nabcd\r\n0\r\nCookie: schakel_session=paula\r\n\r\n").body == "[abcd]");
  CHECK(client.ask(hidden).body == "reached");
  for (const char* size : {"-4", "0x4", "4 4", "g", "", "10000000000000000"}) ends(chunked + size + "\r\nabcd\r\n0\r\n\r\n");
  ends(chunked + "4\nabcd\r\n0\r\n\r\n");
  ends(chunked + "4\r\nabcdE\r\n0\r\n\r\n");
}

TEST_CASE("extensions of chunks that never end are cut off") {
  House house(echo(), {.header_bytes = 4096});
  Client client(house.server->port());
  client.send(head("Transfer-Encoding: chunked\r\n") + "4;" + std::string(4U << 20, 'a'));
  CHECK(client.receive().status == 400);
  CHECK(client.closes_within(5s));
}

TEST_CASE("a request names exactly one host, and its address begins with a slash") {
  ends("GET /hidden HTTP/1.1\r\n\r\n");
  ends("GET /hidden HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n");
  ends("GET http://evil.example/hidden HTTP/1.1\r\nHost: localhost\r\n\r\n");
  ends("GET hidden HTTP/1.1\r\nHost: localhost\r\n\r\n");
}

}  // namespace schakel::http::test
