#include "http/scim.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "http/problem.hpp"
#include "identity/base64.hpp"
#include "service/secrecy.hpp"

namespace schakel::http {

namespace {

namespace js = boost::json;
using identity::scim_member;
using service::Account;

constexpr std::string_view user_schema = "urn:ietf:params:scim:schemas:core:2.0:User";
constexpr std::string_view group_schema = "urn:ietf:params:scim:schemas:core:2.0:Group";
constexpr std::string_view work_schema = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
constexpr std::size_t text_longest = 1'000;
constexpr std::size_t members_most = 100'000;

js::object meta(std::string_view type, std::string address) { return {{"resourceType", type}, {"location", std::move(address)}}; }
std::string user_address(const std::string& root, domain::PersonId person) { return root + "/scim/v2/Users/" + std::to_string(person.number()); }
std::string group_address(const std::string& root, std::string_view silo) { return root + "/scim/v2/Groups/" + scim_group_id(silo); }

constexpr std::size_t version_digits = 16;

// The resource with its meta, which has the version.
js::object versioned(js::object resource, js::object about) {
  const std::string version = service::lock_of(js::serialize(resource)).substr(0, version_digits);
  about["version"] = "\"" + version + "\"";
  resource["meta"] = std::move(about);
  return resource;
}
std::string_view version_of(const js::object& resource) {
  const js::value* const about = resource.if_contains("meta");
  const js::value* const version = about != nullptr && about->is_object() ? about->get_object().if_contains("version") : nullptr;
  return version != nullptr && version->is_string() ? std::string_view(version->get_string()) : std::string_view();
}

Failure wrong_value(std::string_view attribute) {
  return invalid("'" + std::string(attribute) + "' is not what it can be", "error.scim_value", {{"attribute", std::string(attribute)}});
}

Failure unknown_resource() { return fail(ErrorKind::not_found, "there is no such resource", "error.scim_unknown"); }

// A text of an attribute; none when it is not said or null.
Result<std::optional<std::string>> text_in(const js::object& object, std::string_view name) {
  const js::value* const value = scim_member(object, name);
  if (value == nullptr || value->is_null()) return std::optional<std::string>();
  if (!value->is_string() || value->get_string().size() > text_longest) return wrong_value(name);
  return std::optional(std::string(trimmed(std::string_view(value->get_string()))));
}

// Entra says "True" and "False".
Result<std::optional<bool>> truth_in(const js::object& object, std::string_view name) {
  const js::value* const value = scim_member(object, name);
  if (value == nullptr || value->is_null()) return std::optional<bool>();
  if (value->is_bool()) return std::optional(value->get_bool());
  const std::string text = value->is_string() ? lower_ascii(std::string_view(value->get_string())) : std::string();
  if (text == "true" || text == "false") return std::optional(text == "true");
  return wrong_value(name);
}

Result<std::optional<std::string>> name_in(const js::object& user) {
  const js::value* const name = scim_member(user, "name");
  if (name != nullptr && name->is_object()) {
    if (auto whole = TRY(text_in(name->get_object(), "formatted")); whole && !whole->empty()) return whole;
    const std::string given = TRY(text_in(name->get_object(), "givenName")).value_or("");
    const std::string family = TRY(text_in(name->get_object(), "familyName")).value_or("");
    if (!given.empty() || !family.empty()) return std::optional(given + (given.empty() || family.empty() ? "" : " ") + family);
  }
  return text_in(user, "displayName");
}

// The primary one, else the first; that of a user without any is their userName when it is an address.
Result<std::optional<std::string>> email_in(const js::object& user, const std::string& user_name) {
  const js::value* const all = scim_member(user, "emails");
  std::optional<std::string> email;
  if (all != nullptr && all->is_array()) {
    for (const js::value& one : all->get_array()) {
      if (!one.is_object()) return wrong_value("emails");
      const auto value = TRY(text_in(one.get_object(), "value"));
      const bool primary = TRY(truth_in(one.get_object(), "primary")).value_or(false);
      if (value && (primary || !email)) email = value;
    }
  }
  if (!email && user_name.find('@') != std::string::npos) email = user_name;
  return email;
}

std::string_view scim_type_of(const Error& error) {
  if (error.code == "error.scim_filter") return "invalidFilter";
  if (error.code == "error.account_id") return "mutability";
  if (error.code == "error.scim_exists") return "uniqueness";
  if (error.code == "error.scim_syntax") return "invalidSyntax";
  if (error.code == "error.scim_patch") return "invalidPath";
  return error.kind == ErrorKind::invalid_input ? "invalidValue" : "";
}

js::object attribute(std::string_view name, std::string_view type, bool required = false, bool many = false) {
  return {{"name", name}, {"type", type}, {"multiValued", many}, {"required", required}, {"caseExact", false}, {"mutability", "readWrite"}, {"returned", "default"}, {"uniqueness", required ? "server" : "none"}};
}
js::object complex(std::string_view name, bool many, js::array parts) {
  js::object made = attribute(name, "complex", false, many);
  made["subAttributes"] = std::move(parts);
  return made;
}
js::object schema(std::string_view id, std::string_view name, js::array attributes, const std::string& root) {
  return {{"schemas", js::array{"urn:ietf:params:scim:schemas:core:2.0:Schema"}}, {"id", id}, {"name", name}, {"attributes", std::move(attributes)}, {"meta", meta("Schema", root + "/scim/v2/Schemas/" + std::string(id))}};
}

}  // namespace

std::string scim_group_id(std::string_view silo) { return identity::base64url(std::string(silo)); }

Result<std::string> silo_of_scim_group(std::string_view id) {
  const auto silo = identity::from_base64url(id);
  if (!silo || silo->empty() || !is_utf8(*silo) || silo->size() > text_longest) return unknown_resource();
  return *silo;
}

Result<domain::PersonId> person_of_scim_user(std::string_view id) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  if (error != std::errc{} || end != id.data() + id.size() || number == 0) return unknown_resource();
  return domain::PersonId(number);
}

boost::json::object scim_user(const Account& account, const std::string& root) {
  js::object user{{"schemas", js::array{user_schema, work_schema}},
                  {"id", std::to_string(account.person.number())},
                  {"userName", account.id},
                  {"displayName", account.name},
                  {"name", {{"formatted", account.name}}},
                  {"active", account.here}};
  if (!account.email.empty()) user["emails"] = js::array{js::object{{"value", account.email}, {"type", "work"}, {"primary", true}}};
  if (!account.silo.empty()) {
    user[work_schema] = js::object{{"department", account.silo}};
    if (account.here) user["groups"] = js::array{js::object{{"value", scim_group_id(account.silo)}, {"display", account.silo}, {"type", "direct"}, {"$ref", group_address(root, account.silo)}}};
  }
  return versioned(std::move(user), meta("User", user_address(root, account.person)));
}

boost::json::object scim_group(const std::string& silo, const std::vector<Account>& accounts, const std::string& root) {
  js::array members;
  for (const Account& account : accounts) {
    if (account.silo != silo || !account.here) continue;
    members.push_back(js::object{{"value", std::to_string(account.person.number())}, {"display", account.name}, {"type", "User"}, {"$ref", user_address(root, account.person)}});
  }
  return versioned({{"schemas", js::array{group_schema}}, {"id", scim_group_id(silo)}, {"displayName", silo}, {"members", std::move(members)}},
                   meta("Group", group_address(root, silo)));
}

Result<service::AccountChange> change_of_scim_user(const boost::json::object& user) {
  service::AccountChange change;
  const auto user_name = TRY(text_in(user, "userName"));
  if (!user_name || user_name->empty()) return wrong_value("userName");
  change.id = user_name;
  change.name = TRY(name_in(user));
  change.email = TRY(email_in(user, *user_name));
  change.here = TRY(truth_in(user, "active"));
  const js::value* const work = scim_member(user, work_schema);
  if (work != nullptr && work->is_object()) change.silo = TRY(text_in(work->get_object(), "department"));
  return change;
}

Result<ScimGroup> group_of_scim(const boost::json::object& group) {
  ScimGroup made;
  made.silo = TRY(text_in(group, "displayName")).value_or("");
  if (made.silo.empty()) return wrong_value("displayName");
  const js::value* const members = scim_member(group, "members");
  if (members == nullptr || members->is_null()) return made;
  const js::array all = members->is_array() ? members->get_array() : js::array{*members};
  if (all.size() > members_most) return wrong_value("members");
  for (const js::value& one : all) {
    if (!one.is_object()) return wrong_value("members");
    const auto person = person_of_scim_user(TRY(text_in(one.get_object(), "value")).value_or(""));
    if (!person) return wrong_value("members");
    made.members.push_back(*person);
  }
  std::sort(made.members.begin(), made.members.end());
  made.members.erase(std::unique(made.members.begin(), made.members.end()), made.members.end());
  return made;
}

boost::json::object scim_provider_config(const std::string& root) {
  const auto has = [](bool supported) { return js::object{{"supported", supported}}; };
  return {{"schemas", js::array{"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"}},
          {"patch", has(true)},
          {"bulk", {{"supported", false}, {"maxOperations", 0}, {"maxPayloadSize", 0}}},
          {"filter", {{"supported", true}, {"maxResults", 1000}}},
          {"changePassword", has(false)},
          {"sort", has(true)},
          {"etag", has(true)},
          {"authenticationSchemes", js::array{js::object{{"type", "oauthbearertoken"}, {"name", "A program's token"}, {"description", "A token that a facilitator makes in Schakel's settings and that may change something"}, {"primary", true}}}},
          {"meta", meta("ServiceProviderConfig", root + "/scim/v2/ServiceProviderConfig")}};
}

boost::json::array scim_resource_types(const std::string& root) {
  const auto type = [&](std::string_view name, std::string_view endpoint, std::string_view id) {
    return js::object{{"schemas", js::array{"urn:ietf:params:scim:schemas:core:2.0:ResourceType"}}, {"id", name}, {"name", name}, {"endpoint", endpoint}, {"schema", id}, {"meta", meta("ResourceType", root + "/scim/v2/ResourceTypes/" + std::string(name))}};
  };
  js::object user = type("User", "/Users", user_schema);
  user["schemaExtensions"] = js::array{js::object{{"schema", work_schema}, {"required", false}}};
  return {std::move(user), type("Group", "/Groups", group_schema)};
}

boost::json::array scim_schemas(const std::string& root) {
  js::array user{attribute("userName", "string", true), attribute("displayName", "string"), attribute("active", "boolean"),
                 complex("name", false, {attribute("formatted", "string"), attribute("givenName", "string"), attribute("familyName", "string")}),
                 complex("emails", true, {attribute("value", "string"), attribute("type", "string"), attribute("primary", "boolean")})};
  js::array group{attribute("displayName", "string", true), complex("members", true, {attribute("value", "string"), attribute("display", "string")})};
  return {schema(user_schema, "User", std::move(user), root), schema(group_schema, "Group", std::move(group), root), schema(work_schema, "EnterpriseUser", {attribute("department", "string")}, root)};
}

Response scim_response(const boost::json::value& resource, int status) {
  Response response = json_response(js::serialize(resource), status);
  response.type = scim_type;
  const std::string_view version = resource.is_object() ? version_of(resource.get_object()) : std::string_view();
  if (version.size() > 2) response.etag = version.substr(1, version.size() - 2);  // its quotes are the server's to write
  return response;
}

Response scim_problem(const Error& error) {
  const int status = error.code == "error.scim_exists" ? 409 : error.code == "error.scim_version" ? 412 : status_of(error.kind);
  js::object said{{"schemas", js::array{"urn:ietf:params:scim:api:messages:2.0:Error"}}, {"status", std::to_string(status)}, {"detail", error.message}};
  if (const std::string_view type = scim_type_of(error); !type.empty()) said["scimType"] = type;
  return scim_response(said, status);
}

Result<void> needs_scim_version(std::string_view if_match, const boost::json::object& now) {
  if (if_match.empty() || trimmed(if_match) == "*" || if_match.find(version_of(now)) != std::string_view::npos) return {};
  return fail(ErrorKind::conflict, "it was changed since that version", "error.scim_version");
}

void sort_scim(std::vector<boost::json::object>& all, const identity::ScimPath& by, bool descending) {
  struct Keyed {
    std::optional<std::string> key;  // none: it has no such attribute
    js::object resource;
  };
  std::vector<Keyed> keyed;
  for (js::object& one : all) {
    const auto values = identity::scim_values(one, by);
    std::optional<std::string> key;
    if (!values.empty() && values.front()->is_string()) key = lower_ascii(std::string_view(values.front()->get_string()));
    else if (!values.empty() && !values.front()->is_null()) key = js::serialize(*values.front());
    keyed.push_back({std::move(key), std::move(one)});
  }
  std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
    const Keyed& first = descending ? b : a;
    const Keyed& second = descending ? a : b;
    if (!first.key || !second.key) return first.key.has_value() && !second.key.has_value();
    return *first.key < *second.key;
  });
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = std::move(keyed[i].resource);
}

boost::json::object scim_list(std::vector<boost::json::object> all, std::size_t start, std::size_t count) {
  const std::size_t from = std::min(start == 0 ? 0 : start - 1, all.size());
  const std::size_t to = std::min(all.size(), from + count);
  js::array shown;
  for (std::size_t i = from; i < to; ++i) shown.push_back(std::move(all[i]));
  return {{"schemas", js::array{"urn:ietf:params:scim:api:messages:2.0:ListResponse"}}, {"totalResults", all.size()}, {"startIndex", from + 1}, {"itemsPerPage", to - from}, {"Resources", std::move(shown)}};
}

}  // namespace schakel::http
