#include "identity/discovery.hpp"

#include <algorithm>

#include "identity/json_parts.hpp"

namespace schakel::identity {

namespace {

bool lists(const json::object& object, std::string_view name, std::string_view text) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_array()) return false;
  const auto& all = value->get_array();
  return std::any_of(all.begin(), all.end(), [&](const json::value& one) { return one.is_string() && one.get_string() == text; });
}

}  // namespace

std::optional<Discovery> discovery_in(std::string_view text) {
  const auto said = object_in(text);
  if (!said) return std::nullopt;
  constexpr std::string_view methods = "token_endpoint_auth_methods_supported";
  const auto* says = said->if_contains("authorization_response_iss_parameter_supported");
  return Discovery{.issuer = text_at(*said, "issuer"),
                   .authorization = text_at(*said, "authorization_endpoint"),
                   .token = text_at(*said, "token_endpoint"),
                   .keys = text_at(*said, "jwks_uri"),
                   .secret_in_form = lists(*said, methods, "client_secret_post") && !lists(*said, methods, "client_secret_basic"),
                   .says_issuer = says != nullptr && says->is_bool() && says->get_bool()};
}

std::optional<Exchanged> exchanged_in(std::string_view text) {
  const auto said = object_in(text);
  if (!said) return std::nullopt;
  Exchanged answer{.id_token = text_at(*said, "id_token"), .error = {}};
  for (const char c : text_at(*said, "error")) {
    if (answer.error.size() < 40 && ((c >= 'a' && c <= 'z') || c == '_')) answer.error += c;
  }
  return answer;
}

}  // namespace schakel::identity
