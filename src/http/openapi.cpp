#include "http/openapi.hpp"

#include <map>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "base/text.hpp"
#include "exchange/json.hpp"
#include "exchange/schema.hpp"

namespace schakel::http {
namespace {

using boost::json::array;
using boost::json::object;

object parameter(std::string_view name, std::string_view place, std::string_view about) {
  object made{{"name", name}, {"in", place}, {"schema", object{{"type", "string"}}}};
  if (place == "path") made["required"] = true;
  if (!about.empty()) made["description"] = about;
  return made;
}

object content(std::string_view type, const std::string& schema) {
  object inner;
  if (!schema.empty()) inner["schema"] = boost::json::parse(schema);
  return object{{type, std::move(inner)}};
}

object operation_of(const Route& route) {
  array parameters;
  for (const auto& segment : route.segments) {
    if (segment.size() > 2 && segment.front() == '{') {
      parameters.push_back(parameter(segment.substr(1, segment.size() - 2), "path", {}));
    }
  }
  for (const auto& [name, about] : route.parameters) parameters.push_back(parameter(name, "query", about));
  object operation{{"operationId", route.name}, {"summary", route.summary}, {"x-right", to_text(route.right)}};
  if (!parameters.empty()) operation["parameters"] = std::move(parameters);
  if (needs_session(route.right)) {
    operation["security"] = array{object{{"session", array{}}}};
  } else {
    operation["security"] = array{};
  }
  if (!route.body_type.empty() || !route.body_schema.empty()) {
    operation["requestBody"] =
        object{{"required", true}, {"content", content(route.body_type, route.body_schema)}};
  }
  operation["responses"] = object{
      {"200", object{{"description", "As asked."}, {"content", content(route.answer_type, route.answer_schema)}}},
      {"default", object{{"$ref", "#/components/responses/Problem"}}}};
  return operation;
}

constexpr std::string_view problem_schema = R"({
  "type": "object",
  "description": "What went wrong (RFC 9457). `code` and `values` say it in the person's language; `id` finds it in the log.",
  "required": ["type", "title", "status", "detail", "code"],
  "properties": {
    "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
    "code": {"type": "string"}, "values": {"type": "object", "additionalProperties": {"type": "string"}},
    "id": {"type": "string"}
  }
})";

}  // namespace

std::string openapi_of(const Routes& routes, const std::string& version) {
  std::map<std::string, object> paths;
  for (const auto& route : routes.all()) {
    if (route->described) paths[route->path][lower_ascii(route->method)] = operation_of(*route);
  }
  object sorted;
  for (auto& [path, operations] : paths) sorted[path] = std::move(operations);
  auto schemas = routes.schemas().components();
  schemas["Problem"] = boost::json::parse(problem_schema);
  const object document{
      {"openapi", "3.1.0"},
      {"info", object{{"title", "Schakel"}, {"version", version}, {"license", object{{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
      {"paths", std::move(sorted)},
      {"components",
       object{{"securitySchemes",
               object{{"session", object{{"type", "apiKey"}, {"in", "cookie"}, {"name", session_cookie_name(false)}}}}},
              {"responses",
               object{{"Problem", object{{"description", "What went wrong."},
                                         {"content", object{{"application/problem+json",
                                                             object{{"schema", object{{"$ref", "#/components/schemas/Problem"}}}}}}}}}}},
              {"schemas", std::move(schemas)}}}};
  return exchange::json_text(boost::json::value(document), exchange::Layout::lines);
}

void add_openapi(Routes& routes, const std::string& version) {
  const auto text = std::make_shared<const std::string>(openapi_of(routes, version));
  routes
      .add(Right::nobody, "GET", "/api/v1/openapi.json",
           [text](const Caller&, const Request&, Answer answer) {
             Response response;
             response.shared = text;
             response.cache_control = "no-cache";
             answer(std::move(response));
           })
      .hidden();
}

}  // namespace schakel::http
