#pragma once
// Bytes as browsers and identity providers write them: base64 with - and _, without padding.

#include <optional>
#include <string>
#include <string_view>

namespace schakel::identity {

[[nodiscard]] std::string base64url(std::string_view bytes);
// Nothing when the text is not exactly that.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace schakel::identity
