#pragma once
// Markup: somebody's own words, made safe to stand in HTML and XML, between tags and inside double quotes.

#include <string>
#include <string_view>

namespace schakel {

// & < > " as entities; everything else as it is.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace schakel
