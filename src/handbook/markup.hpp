#pragma once
// Markup: what is somebody's words never becomes a tag. The one place of this module where text goes into a page.

#include <string>
#include <string_view>

namespace schakel::handbook {

// For HTML and XML alike: & < > " escaped; characters that XML cannot carry (control characters, U+FFFE, U+FFFF) left out.
// Precondition  is_utf8
[[nodiscard]] std::string safe(std::string_view text);

// <p>…</p> in a direction of its own: what is written from right to left turns nothing around it. One for each part between
// empty lines; a line end within a part is kept.
[[nodiscard]] std::string paragraphs(std::string_view text);

// The same within a line: <bdi>…</bdi>
[[nodiscard]] std::string own(std::string_view text);

// <p>…</p> around what is markup already.
[[nodiscard]] std::string p(std::string_view markup);

}  // namespace schakel::handbook
