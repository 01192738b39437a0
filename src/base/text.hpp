#pragma once
// Text: UTF-8 in and out. What comes from outside is checked once at the door with is_utf8.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace schakel {

// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF, no NUL.
[[nodiscard]] bool is_utf8(std::string_view text);

// The text with U+FFFD for every byte that belongs to no character, so that a message can show what was wrong.
[[nodiscard]] std::string mended_utf8(std::string_view text);

// Code points, which is what a limit such as "500 characters" counts. Precondition: is_utf8.
[[nodiscard]] std::size_t characters(std::string_view text);

// Without blanks (space, tab, line ends) at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// The parts between separators, trimmed; empty parts are left out.
[[nodiscard]] std::vector<std::string> split(std::string_view text, std::string_view any_of);

// At most `limit` code points of the text, with "…" behind when something was cut; for messages.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit = 60);

// ASCII letters made small; the rest as it is. For keywords, never for people's words.
[[nodiscard]] std::string lower_ascii(std::string_view text);

}  // namespace schakel
