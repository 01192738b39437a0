#pragma once
// What is read from the JSON of an identity provider. Only the .cpp files of this module include this.

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace schakel::identity {

namespace json = boost::json;

// None: it is no JSON object, or one that is nested too deep.
[[nodiscard]] inline std::optional<json::object> object_in(std::string_view text) {
  boost::system::error_code wrong;
  json::value value = json::parse(text, wrong, {}, {.max_depth = 8});
  if (wrong || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

// "": there is no text of that name.
[[nodiscard]] inline std::string text_at(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace schakel::identity
