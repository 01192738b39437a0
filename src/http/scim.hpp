#pragma once
// People and silos as SCIM 2.0 has them (RFC 7643): users and groups, as JSON and back. A user is somebody of the organisation's
// list, its userName their id there; a group is a silo along one border, its id made from its name, so that an empty one is there too.

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "base/result.hpp"
#include "http/message.hpp"
#include "identity/scim_filter.hpp"
#include "service/accounts.hpp"

namespace schakel::http {

inline constexpr std::string_view scim_type = "application/scim+json";

// `root`: the address of this server, for `location`.
[[nodiscard]] boost::json::object scim_user(const service::Account& account, const std::string& root);
// Only those in this silo are looked at.
[[nodiscard]] boost::json::object scim_group(const std::string& silo, const std::vector<service::Account>& accounts, const std::string& root);
[[nodiscard]] std::string scim_group_id(std::string_view silo);
// Fails  not_found "error.scim_unknown"
[[nodiscard]] Result<std::string> silo_of_scim_group(std::string_view id);
[[nodiscard]] Result<domain::PersonId> person_of_scim_user(std::string_view id);

// What a user says, all of it; what it does not say stays as it is.
// Fails  invalid_input "error.scim_value", naming the attribute
[[nodiscard]] Result<service::AccountChange> change_of_scim_user(const boost::json::object& user);
struct ScimGroup {
  std::string silo;
  std::vector<domain::PersonId> members;  // in order, each once
};
[[nodiscard]] Result<ScimGroup> group_of_scim(const boost::json::object& group);

// --- what there is: constant answers
[[nodiscard]] boost::json::object scim_provider_config(const std::string& root);
[[nodiscard]] boost::json::array scim_resource_types(const std::string& root);
[[nodiscard]] boost::json::array scim_schemas(const std::string& root);

// --- versions: `meta.version`, an entity tag of everything else that the resource says
// `if_match`: the versions that a change may be made to, as the header has them; "" = any. Two changes at one moment may both pass.
// Fails  conflict "error.scim_version"
[[nodiscard]] Result<void> needs_scim_version(std::string_view if_match, const boost::json::object& now);

// --- answers
[[nodiscard]] Response scim_response(const boost::json::value& resource, int status = 200);
[[nodiscard]] Response scim_problem(const Error& error);
// By an attribute, without regard to capitals; those that do not have it last, or first when descending. As they were among equals.
void sort_scim(std::vector<boost::json::object>& all, const identity::ScimPath& by, bool descending);
// Those of `all` from `start` on (1 = the first), at most `count`.
[[nodiscard]] boost::json::object scim_list(std::vector<boost::json::object> all, std::size_t start, std::size_t count);

}  // namespace schakel::http
