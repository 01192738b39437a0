#pragma once
// What kind of device somebody uses, as roughly as helps them to recognise it in a list of their own sessions: a browser and
// a system out of two short lists. What the browser really said about itself goes no further than this.

#include <string>
#include <string_view>

namespace schakel::http {

// "firefox linux", "safari ios", "other windows"; "" when it is neither a known browser nor a known system.
[[nodiscard]] std::string rough_device(std::string_view user_agent);

}  // namespace schakel::http
