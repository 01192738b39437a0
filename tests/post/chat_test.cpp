// A chat channel is told something: a stand-in server takes it, on 127.0.0.1.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>

#include <doctest/doctest.h>

#include "post/chat.hpp"

using namespace schakel;
using namespace schakel::post;

namespace {

// Takes one request and gives one answer.
class Channel {
 public:
  explicit Channel(std::string answer) {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, answer = std::move(answer)] {
      const int visitor = ::accept(socket_, nullptr, nullptr);
      char some[4096];
      while (said_.find("\r\n\r\n") == std::string::npos || said_.back() != '}') {
        const ssize_t bytes = ::read(visitor, some, sizeof some);
        if (bytes <= 0) break;
        said_.append(some, static_cast<std::size_t>(bytes));
      }
      (void)!::write(visitor, answer.data(), answer.size());
      ::close(visitor);
    });
  }
  ~Channel() { ::close(socket_); }
  [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hooks/secret"; }
  std::string said() {
    thread_.join();
    return said_;
  }

 private:
  int socket_ = -1;
  int port_ = 0;
  std::string said_;
  std::thread thread_;
};

}  // namespace

TEST_CASE("a channel is told one sentence, as Mattermost and Slack take it") {
  Channel channel("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  CHECK(send_to_chat(channel.address(), chat_message("Eén loket: \"Verbinden\" is begonnen.\n")));
  const std::string said = channel.said();
  CHECK(said.find("POST /hooks/secret HTTP/1.1") == 0);
  CHECK(said.find("Content-Type: application/json\r\n") != std::string::npos);
  CHECK(said.find(R"({"text":"Eén loket: \"Verbinden\" is begonnen.\u000a"})") != std::string::npos);
}

TEST_CASE("a program gets the headers that go with what it is told") {
  Channel channel("HTTP/1.1 204 No Content\r\n\r\n");
  CHECK(send_to_chat(channel.address(), "{}", {"webhook-id: 1-round-2", "webhook-signature: v1,abc="}));
  const std::string said = channel.said();
  CHECK(said.find("webhook-id: 1-round-2\r\n") != std::string::npos);
  CHECK(said.find("webhook-signature: v1,abc=\r\n") != std::string::npos);
}

TEST_CASE("Teams gets a card with the same sentence") {
  CHECK(teams_message("a\"b").find(R"("body":[{"type":"TextBlock","wrap":true,"text":"a\"b"}])") != std::string::npos);
}

TEST_CASE("a channel that refuses or points elsewhere is no success, and its address is never said") {
  for (const auto* answer : {"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"}) {
    Channel channel(answer);
    const auto told = send_to_chat(channel.address(), chat_message("x"));
    (void)channel.said();
    REQUIRE_FALSE(told);
    CHECK(told.error().message.find("secret") == std::string::npos);
  }
}
