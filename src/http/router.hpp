#pragma once
// The table of routes: the product's table of contents. A route without a Right does not compile.
//
//   routes.add(Right::facilitator, "POST", "/api/v1/programmes/{id}/start", start_programme);
//
// Most routes come in through endpoint.hpp (views and commands with described types); `add` is for the few that speak bytes.

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/caller.hpp"
#include "http/message.hpp"

namespace schakel::exchange {
class Schemas;
}

namespace schakel::http {

// Where a handler's answer goes. Call it once, now or later, from any thread. It keeps the request and the caller alive,
// so a handler that answers later may keep references to them as long as it keeps its Answer.
// Edges  only the first call counts; when every copy is gone without a call, the person gets a 500
class Answer {
 public:
  struct Target {
    virtual ~Target() = default;
    virtual void answer(Response response) = 0;
  };
  explicit Answer(std::shared_ptr<Target> target) : target_(std::move(target)) {}
  void operator()(Response response) const { target_->answer(std::move(response)); }

 private:
  std::shared_ptr<Target> target_;
};

// Must not block: long work belongs to the service, which answers from its own threads.
using Handler = std::function<void(const Caller&, const Request&, Answer)>;

// How often something may be asked (see limits in dispatch.hpp).
enum class Pace { free, sign_in, command };

// One query parameter of a route, for the check and for the API description.
struct Parameter {
  std::string name;
  std::string about;
};

struct Route {
  Right right;
  std::string method;
  std::string path;  // with {captures}
  Handler handler;
  std::string summary = {};
  std::string name = {};         // operationId: "post_programmes_id_start" unless said otherwise
  std::vector<Parameter> parameters = {};
  bool any_parameters = false;   // a raw route checks its own
  std::size_t body_limit = 1U << 20;
  std::string body_type = {};    // "application/json" for commands; "" = none demanded
  std::string body_schema = {};  // JSON text; "" = none
  std::string answer_schema = {};
  std::string answer_type = "application/json";
  Pace pace = Pace::free;
  ForTokens tokens = ForTokens::by_right;
  std::optional<Right> more_for = {};  // who has this right sees more in the answer than others
  bool described = true;         // false: not in the API description (health, the web app)
  std::size_t number = 0;        // place in the table, for metrics

  std::vector<std::string> segments = {};  // of path
};

// What may still be said about a route after it was added; holds only until the next one is added.
class RouteOptions {
 public:
  explicit RouteOptions(Route& route) : route_(&route) {}
  RouteOptions& summary(std::string text);
  RouteOptions& named(std::string operation);
  RouteOptions& parameter(std::string name, std::string about);  // a query parameter that it takes
  RouteOptions& any_parameters();                                // checks them itself
  RouteOptions& body_limit(std::size_t bytes);
  RouteOptions& body_type(std::string type);     // "" = any
  RouteOptions& answers(std::string type);       // "text/csv"
  RouteOptions& pace(Pace pace);
  RouteOptions& tokens(ForTokens tokens);
  RouteOptions& more_for(Right right);
  RouteOptions& hidden();                        // not in the API description
 private:
  friend class Routes;
  Route* route_;
};

class Routes {
 public:
  Routes();
  ~Routes();
  Routes(Routes&&) noexcept;
  Routes& operator=(Routes&&) noexcept;

  // Fails  assert: a path that does not start with '/', or the same method and path twice (our own mistakes)
  RouteOptions add(Right right, std::string method, std::string path, Handler handler);

  // The described types that routes speak; endpoint.hpp adds to it.
  [[nodiscard]] exchange::Schemas& schemas() { return *schemas_; }
  [[nodiscard]] const exchange::Schemas& schemas() const { return *schemas_; }

  // What answers a GET that no route takes (the web app); may be empty.
  void otherwise(Handler handler) { otherwise_ = std::move(handler); }
  [[nodiscard]] const Handler& otherwise() const { return otherwise_; }

  [[nodiscard]] const std::vector<std::unique_ptr<Route>>& all() const { return routes_; }

  struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string, std::string>> captures = {};
    std::string allowed = {};  // "GET, POST" when the path exists with other methods
  };
  // A literal segment wins over a capture; HEAD finds the route of GET. `path` is percent-encoded.
  [[nodiscard]] Match find(std::string_view method, std::string_view path) const;

  // The schemas a typed route speaks, as JSON text; used by endpoint.hpp. A body has to be application/json.
  static void set_schemas(RouteOptions& options, std::string body, std::string answer);

 private:
  std::vector<std::unique_ptr<Route>> routes_;
  std::map<std::string, const Route*, std::less<>> literal_;  // "GET /healthz"
  std::unique_ptr<exchange::Schemas> schemas_;
  Handler otherwise_;
};

}  // namespace schakel::http
