#pragma once
// Html: rows of tables as HTML, with everything that is somebody's own words escaped.

#include <string>
#include <string_view>
#include <vector>

namespace schakel::cli {

// tag: "td" or "th"
[[nodiscard]] std::string row(const std::vector<std::string>& fields, std::string_view tag);

}  // namespace schakel::cli
