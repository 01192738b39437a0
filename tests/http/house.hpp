#pragma once
// A small server to knock on: a few routes, five people in two organisations.

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/client.hpp"
#include "http/dispatch.hpp"
#include "http/events.hpp"
#include "http/router.hpp"
#include "http/server.hpp"

namespace schakel::http::test {

// "paula" takes part, "fenna" also facilitates, "adam" also administers; "peer" takes part in organisation 2.
inline std::optional<Caller> who(std::string_view token) {
  if (token == "paula") return Caller{.organisation = domain::OrganisationId(1), .person = domain::PersonId(11), .roles = {.participant = true}};
  if (token == "fenna") return Caller{.organisation = domain::OrganisationId(1), .person = domain::PersonId(12), .roles = {.participant = true, .facilitator = true}};
  if (token == "adam") return Caller{.organisation = domain::OrganisationId(1), .person = domain::PersonId(13), .roles = {.participant = true, .administrator = true}};
  if (token == "peer") return Caller{.organisation = domain::OrganisationId(2), .person = domain::PersonId(11), .roles = {.participant = true}};
  return std::nullopt;
}

// Lines of the log, kept.
struct Lines {
  std::mutex mutex;
  std::string text;
  [[nodiscard]] std::string all() {
    const std::lock_guard lock(mutex);
    return text;
  }
};

struct House {
  explicit House(std::shared_ptr<Routes> table, ServerSettings settings = {}, DoorRules rules = {},
                 Authenticate authenticate = who) {
    settings.port = 0;
    if (settings.threads == 0) settings.threads = 2;
    Log log([kept = lines](std::string_view line) {
      const std::lock_guard lock(kept->mutex);
      kept->text += line;
    });
    auto dispatcher = std::make_shared<Dispatcher>(std::move(table), std::move(authenticate), rules, log, metrics);
    server = Server::bind(settings).value();
    server->serve(std::move(dispatcher));
  }
  [[nodiscard]] Reply ask(std::string_view bytes) const { return Client(server->port()).ask(bytes); }

  std::shared_ptr<Lines> lines = std::make_shared<Lines>();
  std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
  std::unique_ptr<Server> server;
};

}  // namespace schakel::http::test
