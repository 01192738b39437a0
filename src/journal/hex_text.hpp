#pragma once
// Bytes as hexadecimal digits in small letters, and back ("" for what is none).

#include <string>
#include <string_view>

namespace schakel::journal {

[[nodiscard]] std::string hex_text(std::string_view bytes);
[[nodiscard]] std::string bytes_of_hex_text(std::string_view hex);

}  // namespace schakel::journal
