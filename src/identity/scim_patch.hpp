#pragma once
// Changes to a resource of SCIM (RFC 7644, 3.5.2): operations one after another, all of them or none.
//
//   {"op":"replace","path":"emails[type eq \"work\"].value","value":"anna@lindedal.nl"}
//
// Also as Entra sends them: "Replace" with a capital, values whose names are paths, members to remove in `value`.
// Limits  100 operations
// Fails   invalid_input "error.scim_patch": an operation that is none, a path that leads nowhere

#include <boost/json/value.hpp>

#include "base/result.hpp"

namespace schakel::identity {

// `order`: the body, {"schemas":[…],"Operations":[…]}
[[nodiscard]] Result<boost::json::object> scim_patched(boost::json::object resource, const boost::json::object& order);

}  // namespace schakel::identity
