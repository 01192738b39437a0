#pragma once
// The product's table of contents: every address of the interface, who may use it, what it takes and what it answers.
// CONTRACT.md of service lists them on one page; docs/api.json is made from this table.

#include <functional>
#include <string>

#include "http/events.hpp"
#include "http/message.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"
#include "service/service.hpp"

namespace schakel::http {

struct RouteSettings {
  bool https = false;    // cookies are Secure
  std::string version;   // of the API description
};

// Everything under /api/v1.
// `service`  none when the table is only described; then no handler may run
// `hub`      carries what the service publishes to /events; may be none when `service` is
void add_routes(Routes& routes, service::Service* service, std::shared_ptr<EventHub> hub, const RouteSettings& settings);

// /healthz: this process answers. /readyz: 503 while it cannot write or is stopping. /metrics: Prometheus text.
void add_health(Routes& routes, service::Service& service, std::shared_ptr<Metrics> metrics, std::function<bool()> stopping);

// From a session's token to who that is, as the dispatcher asks it.
[[nodiscard]] Authenticate authenticate_with(const service::Service& service);
[[nodiscard]] Authenticate authenticate_tokens_with(const service::Service& service);

}  // namespace schakel::http
