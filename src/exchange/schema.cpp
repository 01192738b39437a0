#include "exchange/schema.hpp"

#include <utility>

namespace schakel::exchange {
namespace detail {

boost::json::string json_string(std::string_view text) { return boost::json::string(text.data(), text.size()); }

boost::json::object plain_schema(std::string_view type, std::string_view format) {
  boost::json::object schema{{"type", json_string(type)}};
  if (!format.empty()) schema.emplace("format", json_string(format));
  return schema;
}

boost::json::object integer_schema(std::int64_t low, std::uint64_t high) {
  boost::json::object schema{{"type", "integer"}};
  schema.emplace("minimum", low);
  schema.emplace("maximum", high);
  return schema;
}

boost::json::object choice_schema(std::span<const std::string_view> names) {
  boost::json::array choices;
  for (const auto name : names) choices.push_back(json_string(name));
  boost::json::object schema{{"type", "string"}};
  schema.emplace("enum", std::move(choices));
  return schema;
}

boost::json::object array_schema(boost::json::object items) {
  boost::json::object schema{{"type", "array"}};
  schema.emplace("items", std::move(items));
  return schema;
}

boost::json::object map_schema(boost::json::object values) {
  boost::json::object schema{{"type", "object"}};
  schema.emplace("additionalProperties", std::move(values));
  return schema;
}

boost::json::object or_null(boost::json::object schema) {
  if (schema.contains("anyOf")) {
    schema["anyOf"].as_array().push_back(plain_schema("null"));
    return schema;
  }
  boost::json::array either;
  either.push_back(std::move(schema));
  either.push_back(plain_schema("null"));
  boost::json::object result;
  result.emplace("anyOf", std::move(either));
  return result;
}

boost::json::object struct_schema(boost::json::object properties, boost::json::array required) {
  boost::json::object schema{{"type", "object"}};
  schema.emplace("properties", std::move(properties));
  if (!required.empty()) schema.emplace("required", std::move(required));
  schema.emplace("additionalProperties", false);
  return schema;
}

}  // namespace detail

Schemas::Component Schemas::named(std::string_view full_name) {
  if (const auto known = name_of_.find(full_name); known != name_of_.end()) return {known->second, false};
  const auto short_of = [&](std::size_t parts) {
    std::string_view rest = full_name;
    std::string name;
    for (std::size_t i = 0; i < parts && !rest.empty(); ++i) {
      const auto colon = rest.rfind("::");
      const auto part = colon == std::string_view::npos ? rest : rest.substr(colon + 2);
      name = std::string(part) + (name.empty() ? "" : ".") + name;
      rest = colon == std::string_view::npos ? std::string_view{} : rest.substr(0, colon);
    }
    for (char& c : name) {  // OpenAPI takes only these in a component's name
      const bool taken = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
      if (!taken) c = '_';
    }
    return name;
  };
  std::string name;
  for (std::size_t parts = 1; parts <= 8; ++parts) {
    name = short_of(parts);
    if (!components_.contains(name)) break;
  }
  name_of_.emplace(full_name, name);
  components_.emplace(name, boost::json::object{});
  return {name, true};
}

void Schemas::put(const std::string& name, boost::json::object schema) { components_[name] = std::move(schema); }

boost::json::object Schemas::reference(const std::string& name) {
  boost::json::object result;
  result.emplace("$ref", detail::json_string("#/components/schemas/" + name));
  return result;
}

boost::json::object Schemas::shown(boost::json::object value) {
  const auto absent = [](const char* field, boost::json::object schema) {
    boost::json::object properties;
    properties.emplace(field, std::move(schema));
    boost::json::array required;
    required.push_back(detail::json_string(field));
    return detail::struct_schema(std::move(properties), std::move(required));
  };
  put("Unanswered", absent("unanswered", boost::json::object{{"type", "boolean"}, {"const", true}}));
  put("Hidden", absent("hidden", detail::plain_schema("string")));
  boost::json::array either;
  either.push_back(std::move(value));
  either.push_back(detail::plain_schema("null"));
  either.push_back(reference("Unanswered"));
  either.push_back(reference("Hidden"));
  boost::json::object result;
  result.emplace("anyOf", std::move(either));
  return result;
}

boost::json::object Schemas::components() const {
  boost::json::object result;
  for (const auto& component : components_) result.emplace(component.first, component.second);
  return result;
}

}  // namespace schakel::exchange
