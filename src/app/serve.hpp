#pragma once
// schakel serve: one process, one data folder, until SIGTERM.

#include "app/settings.hpp"
#include "http/events.hpp"
#include "http/metrics.hpp"

namespace schakel::app {

// A server with everything behind it. Stops in order when it goes: nobody new, who is being answered gets the answer,
// what was accepted is written.
class Running {
 public:
  // Fails  as Server::bind and Service::open do; a server that cannot listen leaves nothing in the data folder
  [[nodiscard]] static Result<std::unique_ptr<Running>> start(ServeSettings settings, std::string version,
                                                              service::Clock clock = service::system_now,
                                                              http::Log log = {});
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  [[nodiscard]] service::Service& service() { return *service_; }
  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  void stop() { server_->stop(); }

 private:
  Running() = default;
  std::unique_ptr<service::Service> service_;
  std::shared_ptr<http::EventHub> hub_;
  std::shared_ptr<http::Metrics> metrics_;
  std::unique_ptr<http::Server> server_;  // last: it goes first
};

[[nodiscard]] cli::Command serve_command();

}  // namespace schakel::app
