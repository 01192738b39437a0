#pragma once
// A small blocking HTTP client for tests, on a bare socket: it sends exactly the bytes it is told to, right or wrong.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace schakel::http::test {

struct Reply {
  int status = 0;    // 0: the connection closed without an answer
  std::string head;  // with the status line
  std::string body;

  // The value of a header, or "".
  [[nodiscard]] std::string header(std::string_view name) const {
    std::size_t at = head.find("\r\n");
    while (at != std::string::npos && at + 2 < head.size()) {
      const auto line_end = head.find("\r\n", at + 2);
      const std::string_view line = std::string_view(head).substr(at + 2, line_end - at - 2);
      const auto colon = line.find(": ");
      if (colon != std::string_view::npos && line.substr(0, colon) == name) return std::string(line.substr(colon + 2));
      at = line_end;
    }
    return {};
  }
};

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { ::close(socket_); }

  [[nodiscard]] bool connected() const { return connected_; }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // the server stopped listening; what it said is still to be read
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  // One answer. `silent` for HEAD, whose length speaks of a body that does not come.
  Reply receive(bool silent = false) {
    Reply reply;
    while (rest_.find("\r\n\r\n") == std::string::npos) {
      if (!more()) return reply;
    }
    const auto end = rest_.find("\r\n\r\n");
    reply.head = rest_.substr(0, end + 2);
    rest_.erase(0, end + 4);
    reply.status = std::stoi(reply.head.substr(9, 3));
    const auto length = reply.header("Content-Length");
    if (length.empty() || silent) return reply;
    const auto size = std::stoul(length);
    while (rest_.size() < size && more()) {
    }
    reply.body = rest_.substr(0, size);
    rest_.erase(0, size);
    return reply;
  }

  Reply ask(std::string_view bytes) {
    send(bytes);
    return receive();
  }

  // Reads until the text has come by (for event streams), and returns everything up to its end; "" after `time`.
  std::string read_until(std::string_view text, std::chrono::milliseconds time = std::chrono::milliseconds(3000)) {
    for (;;) {
      if (const auto at = rest_.find(text); at != std::string::npos) {
        std::string seen = rest_.substr(0, at + text.size());
        rest_.erase(0, at + text.size());
        return seen;
      }
      if (!more(time)) return {};
    }
  }

  // Whether the server ends the connection within that time; what it still says is dropped.
  bool closes_within(std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < end) {
      if (!more(std::chrono::milliseconds(50)) && closed_) return true;
    }
    return closed_;
  }

 private:
  bool more(std::chrono::milliseconds time = std::chrono::minutes(1)) {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (closed_ || ::poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return false;
    char bytes[16384];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return closed_ = true, false;
    rest_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  int socket_;
  bool connected_ = false;
  bool closed_ = false;
  std::string rest_;
};

using Fields = std::vector<std::pair<std::string, std::string>>;

// A well-formed request; Host and Content-Length are added.
inline std::string request(std::string_view method, std::string_view path, const Fields& fields = {},
                           std::string_view body = {}) {
  std::string text;
  text.append(method).append(" ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
  for (const auto& [name, value] : fields) text.append(name).append(": ").append(value).append("\r\n");
  if (!body.empty() || method == "POST") text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  return text.append("\r\n").append(body);
}
inline std::string get(std::string_view path, const Fields& fields = {}) { return request("GET", path, fields); }

// A POST as Schakel's own pages send it.
inline std::string post(std::string_view path, std::string_view json, std::string_view session = {}) {
  Fields fields{{"Content-Type", "application/json"}, {"X-Schakel", "1"}, {"Sec-Fetch-Site", "same-origin"}};
  if (!session.empty()) fields.emplace_back("Cookie", "schakel_session=" + std::string(session));
  return request("POST", path, fields, json);
}

}  // namespace schakel::http::test
