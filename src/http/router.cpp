#include "http/router.hpp"

#include <cassert>

#include "exchange/schema.hpp"

namespace schakel::http {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);  // the '/'
    const auto end = path.find('/');
    segments.emplace_back(path.substr(0, end));
    if (end == std::string_view::npos) break;
    path.remove_prefix(end);
  }
  return segments;
}

bool is_capture(std::string_view segment) { return segment.size() > 2 && segment.front() == '{'; }

// Whether the pattern takes the path; `literals` says how many segments matched word for word.
bool takes(const Route& route, const std::vector<std::string>& path, Routes::Match& match, std::size_t& literals) {
  if (route.segments.size() != path.size()) return false;
  literals = 0;
  match.captures.clear();
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (!is_capture(route.segments[i])) {
      if (route.segments[i] != path[i]) return false;
      ++literals;
      continue;
    }
    std::string value;
    if (path[i].empty() || !decode_percent(path[i], value)) return false;
    match.captures.emplace_back(route.segments[i].substr(1, route.segments[i].size() - 2), std::move(value));
  }
  return true;
}

// "POST", "/api/v1/programmes/{id}/start" -> "post_programmes_id_start"
std::string operation_of(std::string_view method, std::string_view path) {
  constexpr std::string_view prefix = "/api/v1";
  if (path.substr(0, prefix.size()) == prefix) path.remove_prefix(prefix.size());
  std::string name;
  for (const char c : method) name += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  for (const char c : path) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (word) {
      name += c;
    } else if (name.back() != '_' && c != '}') {
      name += '_';
    }
  }
  return name;
}

}  // namespace

RouteOptions& RouteOptions::summary(std::string text) { return route_->summary = std::move(text), *this; }
RouteOptions& RouteOptions::named(std::string operation) { return route_->name = std::move(operation), *this; }
RouteOptions& RouteOptions::parameter(std::string name, std::string about) {
  route_->parameters.push_back({std::move(name), std::move(about)});
  return *this;
}
RouteOptions& RouteOptions::any_parameters() { return route_->any_parameters = true, *this; }
RouteOptions& RouteOptions::body_limit(std::size_t bytes) { return route_->body_limit = bytes, *this; }
RouteOptions& RouteOptions::body_type(std::string type) { return route_->body_type = std::move(type), *this; }
RouteOptions& RouteOptions::answers(std::string type) { return route_->answer_type = std::move(type), *this; }
RouteOptions& RouteOptions::pace(Pace pace) { return route_->pace = pace, *this; }
RouteOptions& RouteOptions::tokens(ForTokens tokens) { return route_->tokens = tokens, *this; }
RouteOptions& RouteOptions::more_for(Right right) { return route_->more_for = right, *this; }
RouteOptions& RouteOptions::hidden() { return route_->described = false, *this; }

Routes::Routes() : schemas_(std::make_unique<exchange::Schemas>()) {}
Routes::~Routes() = default;
Routes::Routes(Routes&&) noexcept = default;
Routes& Routes::operator=(Routes&&) noexcept = default;

RouteOptions Routes::add(Right right, std::string method, std::string path, Handler handler) {
  assert(!path.empty() && path.front() == '/');
  auto route = std::make_unique<Route>(Route{.right = right, .method = std::move(method), .path = std::move(path),
                                             .handler = std::move(handler)});
  route->segments = segments_of(route->path);
  route->name = operation_of(route->method, route->path);
  route->number = routes_.size();
  if (route->method != "GET" && needs_session(right)) route->pace = Pace::command;
  const bool is_new = literal_.emplace(route->method + " " + route->path, route.get()).second;
  assert(is_new && "a route was added twice");
  static_cast<void>(is_new);
  routes_.push_back(std::move(route));
  return RouteOptions(*routes_.back());
}

void Routes::set_schemas(RouteOptions& options, std::string body, std::string answer) {
  options.route_->body_schema = std::move(body);
  options.route_->answer_schema = std::move(answer);
  if (!options.route_->body_schema.empty()) options.route_->body_type = "application/json";
}

Routes::Match Routes::find(std::string_view method, std::string_view path) const {
  const std::string_view asked = method == "HEAD" ? "GET" : method;
  std::string key(asked);
  key += ' ';
  key += path;
  if (path.find('{') == std::string_view::npos) {
    if (const auto exact = literal_.find(key); exact != literal_.end()) return {.route = exact->second};
  }
  Match best;
  std::size_t best_literals = 0;
  const auto segments = segments_of(path);
  for (const auto& route : routes_) {
    Match match{.route = route.get()};
    std::size_t literals = 0;
    if (!takes(*route, segments, match, literals)) continue;
    if (route->method != asked) {
      if (best.allowed.find(route->method) == std::string::npos) {
        best.allowed += (best.allowed.empty() ? "" : ", ") + route->method;
      }
      continue;
    }
    if (best.route && literals <= best_literals) continue;
    best.route = route.get();
    best.captures = std::move(match.captures);
    best_literals = literals;
  }
  return best;
}

}  // namespace schakel::http
